// What a screen reader says of a widget. Qt tells it of every name that is set, the same one too: a view that is shown
// anew many times a second would talk without end.
#pragma once

#include <QWidget>

namespace app::panels {

inline void setSpoken(QWidget* widget, const QString& name) {
    if (widget->accessibleName() != name)
        widget->setAccessibleName(name);
}

inline void setSpoken(QWidget* widget, const QString& name, const QString& description) {
    setSpoken(widget, name);
    if (widget->accessibleDescription() != description)
        widget->setAccessibleDescription(description);
}

// Of one that paints its text, which is another now.
inline void restate(QWidget* widget, const QString& text) {
    setSpoken(widget, text);
    widget->updateGeometry();
    widget->update();
}

// Widgets that paint their text are texts for it, and parts of the page are parts. Once for the program.
void installSpokenRoles();

}  // namespace app::panels
