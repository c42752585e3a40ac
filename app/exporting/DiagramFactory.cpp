#include "app/exporting/DiagramFactory.h"

#include "app/charts/ChartDiagram.h"
#include "app/diagrams/CallFlowDiagram.h"
#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/LayersDiagram.h"
#include "app/diagrams/SegmentDiagram.h"
#include "app/diagrams/StateDiagram.h"
#include "app/diagrams/StateTableDiagram.h"

namespace app::exporting {

using namespace diagrams;

namespace {

constexpr View kViews[] = {View::Ladder, View::States, View::Table, View::Segment,
                           View::Layers, View::Calls,  View::Chart};

}  // namespace

QString viewName(View view) {
    switch (view) {
        case View::Ladder:
            return QStringLiteral("ladder");
        case View::States:
            return QStringLiteral("states");
        case View::Table:
            return QStringLiteral("table");
        case View::Segment:
            return QStringLiteral("segment");
        case View::Layers:
            return QStringLiteral("layers");
        case View::Calls:
            return QStringLiteral("calls");
        case View::Chart:
            return QStringLiteral("chart");
    }
    return {};
}

std::optional<View> viewFromName(const QString& name) {
    for (const View view : kViews) {
        if (viewName(view) == name)
            return view;
    }
    return std::nullopt;
}

QStringList viewNames() {
    QStringList names;
    for (const View view : kViews)
        names += viewName(view);
    return names;
}

std::unique_ptr<Diagram> makeDiagram(View view, const DiagramInputs& inputs) {
    switch (view) {
        case View::Ladder:
            return std::make_unique<LadderDiagram>(inputs);
        case View::States:
            return std::make_unique<StateDiagram>(inputs);
        case View::Table:
            return std::make_unique<StateTableDiagram>(inputs);
        case View::Segment:
            return std::make_unique<SegmentDiagram>(inputs);
        case View::Layers:
            return std::make_unique<LayersDiagram>(inputs);
        case View::Calls:
            return std::make_unique<CallFlowDiagram>(inputs);
        case View::Chart:
            return std::make_unique<charts::ChartDiagram>(inputs);
    }
    return nullptr;
}

}  // namespace app::exporting
