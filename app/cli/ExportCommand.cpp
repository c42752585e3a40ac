// sockstage export FILE --view VIEW -o OUT: one diagram of a session or a capture, as the window shows it.
#include <QCoreApplication>
#include <QFileInfo>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"
#include "app/session/Stage.h"
#include "app/windows/Translation.h"

namespace app::cli {
namespace {

theme::Look lookOf(const QString& name) {
    if (name == QLatin1String("dark"))
        return theme::Look::Dark;
    return name == QLatin1String("print") ? theme::Look::Print : theme::Look::Light;
}

}  // namespace

QString exportView(const session::Stage& stage, const QString& view, const QString& file, const Arguments& a) {
    const auto kind = exporting::viewFromName(view);
    windows::Translation words;
    if (!a.language.isEmpty() && words.load(QStringLiteral(":/translations/sockstage_%1.qm").arg(a.language)))
        QCoreApplication::installTranslator(&words);
    diagrams::DiagramInputs inputs;
    inputs.trace = &stage.trace();
    inputs.scene = &stage.scene();
    inputs.scenario = stage.scenario();
    inputs.theme = theme::Theme::make(lookOf(a.theme));
    inputs.width = a.size.width() > 0 ? a.size.width() : 0;
    if (a.packet > 0) {
        const model::PacketId packet{static_cast<std::uint64_t>(a.packet)};
        if (!stage.trace().packet(packet))
            return QStringLiteral("There is no packet %1; the last is packet %2.")
                .arg(a.packet)
                .arg(stage.trace().packets().size());
        inputs.packet = packet;
    }
    inputs.pressable = false;  // nothing can be clicked on paper
    QString reason;
    if (const auto text = exporting::renderedText(view, file, inputs))
        return exporting::writeExport(*text, file, reason) ? QString() : reason;
    const auto diagram = exporting::makeDiagram(*kind, inputs);
    return exporting::exportDiagram(*diagram, file, reason) ? QString() : reason;
}

int exportDiagram(const Arguments& a) {
    const QStringList suffixes = exporting::suffixesOf(a.view);
    if (!suffixes.contains(QFileInfo(a.output).suffix().toLower()))
        return fail(kUsage, QStringLiteral("%1: the suffix tells the format; of the view '%2' there are: .%3.")
                                .arg(a.output, a.view, suffixes.join(", .")));
    if (const QString reason = whyNotWritable(a.output); !reason.isEmpty())
        return fail(kBadFile, reason);
    session::Stage stage;
    stage.openFile(a.operand);
    const session::Opened opened = session::waitForOpening(stage);
    if (opened.fault != session::Opened::Fault::None)
        return fail(exitCode(opened.fault), opened.sentence);
    stage.last();
    if (const QString reason = exportView(stage, a.view, a.output, a); !reason.isEmpty())
        return fail(kBadFile, reason);
    return opened.sentence.isEmpty() ? kDone : fail(kBadFile, opened.sentence);
}

}  // namespace app::cli
