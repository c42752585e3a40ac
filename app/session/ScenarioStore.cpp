#include "app/session/ScenarioStore.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/session/Reasons.h"
#include "model/base/Suggestion.h"
#include "model/scenario/Lesson.h"
#include "model/scenario/Limits.h"

namespace app::session {
namespace {

using model::scenario::Scenario;
using LoadedDemo = model::Result<Scenario, DemoError>;

QString tr(const char* text) {
    return QCoreApplication::translate("ScenarioStore", text);
}

LoadedDemo parse(const QString& path, const QByteArray& text) {
    auto parsed = model::scenario::parseScenario({text.constData(), static_cast<std::size_t>(text.size())});
    if (parsed)
        return parsed.take();
    const auto& error = parsed.error();
    return DemoError{mistakeSentence(path, {error.line, error.column}, error.reason), true};
}

LoadedDemo readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return DemoError{
            tr("%1 cannot be read: %2. Name a scenario file that you may read, or a demo of 'sockstage list'.")
                .arg(path, systemReason(file.errorString())),
            true};
    }
    // A device has no size and no end.
    constexpr auto kMost = static_cast<qint64>(model::scenario::limits::kFileBytes);
    const QByteArray text = file.read(kMost + 1);
    if (text.size() > kMost)
        return DemoError{
            tr("%1 is no scenario: it is larger than %2 MiB. To look at a capture use 'sockstage open %1'.")
                .arg(path)
                .arg(kMost >> 20),
            true};
    return parse(path, text);
}

// The ids that contain the word; where none does, the one a mistyped word is nearest to.
QStringList closeTo(const QString& word, const QStringList& ids) {
    QStringList close;
    for (const QString& id : ids) {
        if (word.size() > 2 && id.contains(word, Qt::CaseInsensitive))
            close.append(QStringLiteral("'%1'").arg(id));
    }
    if (!close.isEmpty())
        return close;
    std::vector<std::string> names;
    for (const QString& id : ids)
        names.push_back(id.toStdString());
    const std::vector<std::string_view> views(names.begin(), names.end());
    if (const auto nearest = model::closest(word.toStdString(), views))
        close.append(QStringLiteral("'%1'").arg(QString::fromStdString(*nearest)));
    return close;
}

QStringList idsOf(std::span<const std::string_view> demos) {
    QStringList ids;
    for (const std::string_view id : demos)
        ids.append(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
    return ids;
}

bool isPath(const QString& name) {
    return name.contains(QLatin1Char('/')) || name.endsWith(QLatin1String(".json"));
}

}  // namespace

QString mistakeSentence(const QString& file, model::scenario::JsonPlace place, const model::Reason& reason) {
    return tr("%1, line %2, column %3: %4 Mend the file and run it again.")
        .arg(file)
        .arg(place.line)
        .arg(place.column)
        .arg(asSentence(reasonText(reason)));
}

QStringList lessonDemos() {
    return idsOf(model::scenario::lessonDemos());
}

QStringList builtInDemos() {
    return idsOf(model::scenario::builtInDemos());
}

std::vector<Scenario> demosInOrder() {
    std::vector<Scenario> demos;
    for (const QString& id : builtInDemos()) {
        if (auto demo = loadDemo(id))
            demos.push_back(demo.take());
    }
    return demos;
}

bool isBuiltIn(const QString& name) {
    return name == QLatin1String(kLesson) || builtInDemos().contains(name);
}

QString demoSource(const QString& name) {
    if (name == QLatin1String(kLesson))
        return lessonDemos().front();
    return isPath(name) && !isBuiltIn(name) ? QFileInfo(name).absoluteFilePath() : name;
}

LoadedDemo loadDemo(const QString& name) {
    const QString source = demoSource(name);
    const QStringList ids = builtInDemos();
    if (ids.contains(source))
        return readFile(QStringLiteral(":/scenarios/%1.json").arg(source));
    if (isPath(source))
        return readFile(name);

    const QStringList close = closeTo(name, ids);
    if (close.isEmpty())
        return DemoError{tr("There is no demo '%1'; 'sockstage list' shows the ones there are.").arg(name)};
    return DemoError{
        tr("There is no demo '%1'; did you mean %2? 'sockstage list' shows all.").arg(name, close.join(tr(" or ")))};
}

QByteArray recordedSession(const QString& id) {
    QFile file(QStringLiteral(":/sessions/%1.pcapng").arg(id));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace app::session
