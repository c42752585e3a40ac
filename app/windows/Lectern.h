// What a presenter has at hand: the screens, the pointer tools with the marks, the buttons of the presenter's window.
// Gives the actions of the registry that are about these. GUI thread.
#pragma once

#include <QObject>

#include "app/windows/PointerOverlay.h"

namespace app::session {
class Stage;
}

class QMenu;

namespace app::windows {

class Actions;
class Presentation;
class Screens;

class Lectern : public QObject {
    Q_OBJECT
public:
    Lectern(session::Stage& stage, Presentation& presentation, Actions& actions, QWidget* window);

    [[nodiscard]] PointerOverlay* pointer() const { return m_pointer; }
    [[nodiscard]] Screens* screens() const { return m_screens; }
    void fillScreens(QMenu* menu);

protected:
    // The laser's key let go; Escape lays a tool down before it ends anything.
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    session::Stage& m_stage;
    Presentation& m_presentation;
    Actions& m_actions;
    QWidget* m_window;
    Screens* m_screens;
    PointerOverlay* m_pointer;

    void giveTools();
    void follow();  // the stage, and whether it is projected
};

}  // namespace app::windows
