#include "app/windows/Panels.h"

#include <QCoreApplication>

#include "app/charts/ChartsPanel.h"
#include "app/exporting/DiagramFactory.h"
#include "app/panels/DiagramPanel.h"
#include "app/panels/KernelPanel.h"
#include "app/panels/PanelDock.h"
#include "app/panels/SegmentPanel.h"
#include "app/panels/StatesPanel.h"

namespace app::windows {

using namespace panels;

void addPanels(PanelDock& dock) {
    using exporting::View;
    using Fit = DiagramView::Fit;
    const auto add = [&dock](const char* key, View view, QString (*title)(), Fit fit) {
        dock.add(QString::fromLatin1(key),
                 new DiagramPanel(
                     [view](const diagrams::DiagramInputs& inputs) { return exporting::makeDiagram(view, inputs); },
                     title, fit, &dock));
    };
    dock.add(QStringLiteral("states"), new StatesPanel(&dock));
    add(
        "table", View::Table, [] { return QCoreApplication::translate("Panels", "State table"); }, Fit::Width);
    dock.add(QStringLiteral("segment"), new SegmentPanel(&dock));
    add(
        "layers", View::Layers, [] { return QCoreApplication::translate("Panels", "Layers"); }, Fit::Width);
    add(
        "calls", View::Calls, [] { return QCoreApplication::translate("Panels", "Calls"); }, Fit::Width);
    dock.add(QStringLiteral("chart"), new charts::ChartsPanel(&dock));
    dock.add(QStringLiteral("kernel"), new KernelPanel(&dock));
}

}  // namespace app::windows
