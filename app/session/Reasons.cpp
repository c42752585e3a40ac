#include "app/session/Reasons.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <cstring>
#include <vector>

namespace app::session {
namespace {

// %1 in quotes is what the author wrote; elsewhere it is a reason or a word of this list again. Those that contain
// others come first.
constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("Reasons", "step %1: %2"),
    QT_TRANSLATE_NOOP("Reasons", "in \"%1\" at character %2: %3"),
    QT_TRANSLATE_NOOP("Reasons", "%1; did you mean '%2' for '%3'?"),
    QT_TRANSLATE_NOOP("Reasons", "%1; did you mean '%2'?"),
    QT_TRANSLATE_NOOP("Reasons", "%1; possible: %2"),
    QT_TRANSLATE_NOOP("Reasons", "%1; it is one of: %2"),
    QT_TRANSLATE_NOOP("Reasons", "the file"),
    QT_TRANSLATE_NOOP("Reasons", "an entry of '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be an object {...}"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be a list [...]"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be text in quotes"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be true or false"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be a whole number"),
    QT_TRANSLATE_NOOP("Reasons", "%1 must be from %2 to %3"),
    QT_TRANSLATE_NOOP("Reasons", "%1 lacks '%2'"),
    QT_TRANSLATE_NOOP("Reasons", "%1 is empty"),
    QT_TRANSLATE_NOOP("Reasons", "%1 is too large"),
    QT_TRANSLATE_NOOP("Reasons", "unknown key '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown actor '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown role '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown gate '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown panel '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown state '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown timer '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown call '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown signal '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown error '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown segment '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown constant '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "unknown expectation"),
    QT_TRANSLATE_NOOP("Reasons", "a scenario needs an actor"),
    QT_TRANSLATE_NOOP("Reasons", "a scenario needs a step"),
    QT_TRANSLATE_NOOP("Reasons", "a step needs an action: call, deliver, drop, keep, destroy, signal, start, gate or wait"),
    QT_TRANSLATE_NOOP("Reasons", "a step has one action; this one has '%1' and '%2'"),
    QT_TRANSLATE_NOOP("Reasons", "a step that waits needs 'expect': what it waits for"),
    QT_TRANSLATE_NOOP("Reasons", "a text needs 'en', 'zh_CN' or both"),
    QT_TRANSLATE_NOOP("Reasons", "a question needs two choices or more"),
    QT_TRANSLATE_NOOP("Reasons", "there are two actors '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "there is already an actor '%1'"),
    QT_TRANSLATE_NOOP("Reasons", "'%1' has not started yet: its step with 'start' comes later"),
    QT_TRANSLATE_NOOP("Reasons", "'%1' has been started before"),
    QT_TRANSLATE_NOOP("Reasons", "'%1' takes no 'actor'"),
    QT_TRANSLATE_NOOP("Reasons", "'then' goes with 'call' only"),
    QT_TRANSLATE_NOOP("Reasons", "%1 has no variable '%2' yet"),
    QT_TRANSLATE_NOOP("Reasons", "the key '%1' is given twice"),
    QT_TRANSLATE_NOOP("Reasons", "the id '%1' must be small letters, digits and '-'"),
    QT_TRANSLATE_NOOP("Reasons", "the name '%1' must be small letters, digits and _, beginning with a letter"),
    QT_TRANSLATE_NOOP("Reasons", "not valid JSON: %1"),
    QT_TRANSLATE_NOOP("Reasons", "the result of %1() needs a name: %2"),
    QT_TRANSLATE_NOOP("Reasons", "nothing may follow the call"),
    QT_TRANSLATE_NOOP("Reasons", "nothing may follow the actor"),
    QT_TRANSLATE_NOOP("Reasons", "the closing quote is missing"),
    QT_TRANSLATE_NOOP("Reasons", "')' is missing"),
    QT_TRANSLATE_NOOP("Reasons", "',' or ')' is expected"),
};

[[maybe_unused]] constexpr const char* kErrors[] = {
    QT_TRANSLATE_NOOP("Reasons", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Reasons", "Permission denied"),
    QT_TRANSLATE_NOOP("Reasons", "No such file or directory"),
    QT_TRANSLATE_NOOP("Reasons", "Is a directory"),
    QT_TRANSLATE_NOOP("Reasons", "No space left on device"),
    QT_TRANSLATE_NOOP("Reasons", "Read-only file system"),
    QT_TRANSLATE_NOOP("Reasons", "Invalid argument"),
    QT_TRANSLATE_NOOP("Reasons", "Cannot allocate memory"),
};

struct Pattern {
    const char* sentence;
    QRegularExpression form;
    std::vector<bool> quoted;  // by argument
};

std::vector<Pattern> patterns() {
    std::vector<Pattern> all;
    for (const char* sentence : kSentences) {
        QString form = QRegularExpression::escape(QString::fromUtf8(sentence));
        std::vector<bool> quoted;
        for (int i = 1; i <= 3; ++i) {
            const QString place = QStringLiteral("\\%%1").arg(i);
            if (const auto at = form.indexOf(place); at >= 0) {
                const QChar before = at > 0 ? form[at - 1] : QChar();
                quoted.push_back(before == QLatin1Char('\'') || before == QLatin1Char('"'));
                form.replace(place, before == QLatin1Char('\'') ? QStringLiteral("([^']+)") : QStringLiteral("(.+?)"));
            }
        }
        all.push_back({sentence, QRegularExpression(QRegularExpression::anchoredPattern(form), QRegularExpression::DotMatchesEverythingOption),
                       std::move(quoted)});
    }
    return all;
}

QString tr(const char* text) { return QCoreApplication::translate("Reasons", text); }

QString inWindowsLanguage(const QString& reason) {
    static const std::vector<Pattern> kPatterns = patterns();
    for (const Pattern& pattern : kPatterns) {
        const auto match = pattern.form.match(reason);
        if (!match.hasMatch())
            continue;
        QStringList said{{}, {}, {}};
        for (std::size_t i = 0; i < pattern.quoted.size(); ++i) {
            const QString part = match.captured(static_cast<int>(i) + 1);
            said[static_cast<qsizetype>(i)] = pattern.quoted[i] ? part : inWindowsLanguage(part);
        }
        const QString sentence = tr(pattern.sentence);
        switch (pattern.quoted.size()) {
            case 0: return sentence;
            case 1: return sentence.arg(said[0]);
            case 2: return sentence.arg(said[0], said[1]);
            default: return sentence.arg(said[0], said[1], said[2]);
        }
    }
    return reason;
}

}  // namespace

QString scenarioReason(const std::string& reason) { return inWindowsLanguage(QString::fromStdString(reason)); }
QString systemReason(int error) { return tr(std::strerror(error)); }

QString asSentence(const QString& words) {
    static const QString kEnds = QStringLiteral(".?!…。？！");
    return words.isEmpty() || kEnds.contains(words.back())
               ? words
               : QCoreApplication::translate("Reasons", "%1.", "a sentence").arg(words);
}

}  // namespace app::session
