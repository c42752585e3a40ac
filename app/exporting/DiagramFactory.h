// One diagram of any kind, for the screen, for `export` and for tests alike.
#pragma once

#include <QStringList>
#include <memory>
#include <optional>

#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"

namespace app::exporting {

enum class View { Ladder, States, Table, Segment, Layers, Calls, Chart };

// "ladder", "states", "table", "segment", "layers", "calls", "chart"
[[nodiscard]] std::optional<View> viewFromName(const QString& name);
[[nodiscard]] QString viewName(View view);
[[nodiscard]] QStringList viewNames();

// Never null. What the inputs point to must outlive it.
[[nodiscard]] std::unique_ptr<diagrams::Diagram> makeDiagram(View view, const diagrams::DiagramInputs& inputs);

}  // namespace app::exporting
