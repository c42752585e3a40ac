#include "app/session/Reasons.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>
#include <cstring>
#include <vector>

#include "app/session/ReasonSentences.h"

namespace app::session {
namespace {

struct Pattern {
    const ReasonSentence& sentence;
    QRegularExpression form;
    std::vector<int> places;  // the number of each capture
};

bool toldInTurn(const ReasonSentence& sentence, int place) {
    return std::strchr(sentence.told, '0' + place) != nullptr;
}

Pattern pattern(const ReasonSentence& sentence) {
    static const QRegularExpression kPlace(QStringLiteral("%([1-9])"));
    const QString words = QString::fromUtf8(sentence.english);
    QString form;
    std::vector<int> places;
    qsizetype done = 0;
    for (auto all = kPlace.globalMatch(words); all.hasNext();) {
        const auto place = all.next();
        form += QRegularExpression::escape(words.mid(done, place.capturedStart() - done));
        done = place.capturedEnd();
        places.push_back(place.captured(1).toInt());
        // What an author wrote may be empty; of a reason within a reason its last end counts.
        form += toldInTurn(sentence, places.back()) ? QStringLiteral("(.+)") : QStringLiteral("(.*?)");
    }
    form += QRegularExpression::escape(words.mid(done));
    const QString whole = QRegularExpression::anchoredPattern(form);
    return {sentence, QRegularExpression(whole, QRegularExpression::DotMatchesEverythingOption), std::move(places)};
}

QString tr(const char* text) { return QCoreApplication::translate("Reasons", text); }

// Not QString::arg(): an argument may hold a %2 of its own.
QString filled(const QString& sentence, const std::array<QString, 10>& arguments) {
    QString whole;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int place = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : 0;
        if (place > 0)
            whole += arguments[static_cast<std::size_t>(place)], ++i;
        else
            whole += sentence[i];
    }
    return whole;
}

QString inWindowsLanguage(const QString& reason) {
    static const std::vector<Pattern> kPatterns = [] {
        std::vector<Pattern> all;
        for (const ReasonSentence& sentence : reasonSentences())
            all.push_back(pattern(sentence));
        return all;
    }();
    for (const Pattern& known : kPatterns) {
        const auto match = known.form.match(reason);
        if (!match.hasMatch())
            continue;
        std::array<QString, 10> arguments;
        for (std::size_t i = 0; i < known.places.size(); ++i) {
            const int place = known.places[i];
            const QString part = match.captured(static_cast<int>(i) + 1);
            const bool inTurn = toldInTurn(known.sentence, place);
            arguments[static_cast<std::size_t>(place)] = inTurn ? inWindowsLanguage(part) : part;
        }
        return filled(tr(known.sentence.english), arguments);
    }
    return reason;
}

}  // namespace

QString reasonText(const std::string& reason) { return inWindowsLanguage(QString::fromStdString(reason)); }

QString failureReason(const model::scenario::FailedExpectation& failed) {
    const QString action = inWindowsLanguage(QString::fromStdString(failed.action));
    const QString unmet = inWindowsLanguage(QString::fromStdString(failed.unmet));
    const QString trouble = inWindowsLanguage(QString::fromStdString(failed.trouble));
    const QString reason = action.isEmpty()    ? unmet
                           : trouble.isEmpty() ? tr("after %1, %2").arg(action, unmet)
                                               : tr("after %1, %2 (%3)").arg(action, unmet, trouble);
    return asSentence(tr("step %1: %2").arg(QString::number(failed.step + 1), reason));
}

QString systemReason(int error) { return tr(std::strerror(error)); }

QString asSentence(const QString& words) {
    static const QString kEnds = QStringLiteral(".?!…。？！");
    return words.isEmpty() || kEnds.contains(words.back())
               ? words
               : QCoreApplication::translate("Reasons", "%1.", "a sentence").arg(words);
}

}  // namespace app::session
