// MainWindow: exports from the menu, through the painter that draws the screen.
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"
#include "app/panels/PanelDock.h"
#include "app/panels/Words.h"
#include "app/windows/MainWindow.h"

namespace app::windows {

namespace {
constexpr double kExportWidth = 960;  // pixels, at the desk's text size
}

std::unique_ptr<diagrams::Diagram> MainWindow::diagramOf(const QString& view, const panels::Frame& frame) const {
    const auto kind = exporting::viewFromName(view);
    if (!kind)
        return nullptr;
    diagrams::DiagramInputs inputs = frame.inputs;
    // Paper is light, whatever the room is.
    inputs.theme = theme::Theme::make(m_look == theme::Look::Print ? theme::Look::Print : theme::Look::Light);
    inputs.width = kExportWidth;
    inputs.coming = 0;  // what happened, and no more
    return exporting::makeDiagram(*kind, inputs);
}

void MainWindow::fillExportMenu(QMenu* menu) {
    QMenu* copies = nullptr;
    const auto name = [this](const QString& view) {
        if (view == QStringLiteral("ladder"))
            return tr("Ladder");
        const panels::Panel* panel = m_dock->panel(view);
        return panel ? panel->title() : view;
    };
    for (const QString& view : exporting::viewNames())
        connect(menu->addAction(tr("%1 as a file…").arg(name(view))), &QAction::triggered, this,
                [this, view] { exportView(view); });
    menu->addSeparator();
    copies = menu->addMenu(tr("Copy to the clipboard"));
    for (const QString& view : exporting::viewNames())
        connect(copies->addAction(name(view)), &QAction::triggered, this, [this, view] { copyView(view); });
}

void MainWindow::exportView(const QString& view) {
    QStringList patterns;
    for (const QString& suffix : exporting::suffixes())
        patterns << QStringLiteral("*.") + suffix;
    const QString demo = QFileInfo(m_demo).completeBaseName();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export"), QStringLiteral("%1-%2.svg").arg(demo.isEmpty() ? QStringLiteral("sockstage") : demo, view),
        tr("Pictures (%1)").arg(patterns.join(QLatin1Char(' '))));
    if (path.isEmpty())
        return;
    const panels::Frame now = frame();
    const auto diagram = diagramOf(view, now);
    QString error;
    say(diagram && exporting::exportDiagram(*diagram, path, error) ? tr("Written: %1").arg(path) : error);
}

void MainWindow::copyView(const QString& view) {
    const panels::Frame now = frame();
    if (const auto diagram = diagramOf(view, now)) {
        QGuiApplication::clipboard()->setMimeData(exporting::mimeOf(*diagram));
        say(tr("Copied to the clipboard."));
    }
}

}  // namespace app::windows
