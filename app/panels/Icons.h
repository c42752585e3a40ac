// The program's icons, drawn from the SVG resources in one colour.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace app::panels {

// name: of a file in resources/icons without its ending. disabled: the colour of a button that cannot be pressed.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color, const QColor& disabled = {});

}  // namespace app::panels
