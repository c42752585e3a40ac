// The menus of the window's buttons and of a segment, made of its actions once; what depends on the stage is filled
// when a menu comes up. GUI thread.
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/diagrams/Diagram.h"
#include "app/windows/Appearance.h"

class QAction;
class QMenu;
class QPushButton;

namespace app::panels {
class NarrationStrip;
class TransportBar;
}  // namespace app::panels
namespace app::session {
class Stage;
}

namespace app::windows {

class Actions;
class JumpList;
class Lectern;
class Viewpoint;

class Menus : public QObject {
    Q_OBJECT
public:
    Menus(session::Stage* stage, Actions& actions, Appearance& appearance, Viewpoint& viewpoint, QObject* parent);
    void attach(panels::TransportBar* transport, panels::NarrationStrip* narration);
    void attach(Lectern& lectern);
    // The connections, that of the spot first, so that one click is enough.
    void showConnections(const std::optional<diagrams::Spot>& spot, const QPoint& at, QWidget* parent);
    void retranslate();

private:
    struct NumbersEntry {
        Appearance::Numbers mode;
        QAction* action;
    };
    session::Stage* m_stage;
    Actions& m_actions;
    Appearance& m_appearance;
    Viewpoint& m_viewpoint;
    panels::TransportBar* m_transport = nullptr;
    std::vector<std::pair<double, QAction*>> m_speeds;
    std::vector<NumbersEntry> m_numbers;
    std::vector<QPushButton*> m_buttons;  // that have a menu
    QMenu *m_connections = nullptr, *m_lesson = nullptr, *m_pointer = nullptr, *m_screens = nullptr;
    JumpList* m_jumps = nullptr;

    QMenu* menuOf(QPushButton* button);
    void makeMore(QMenu* menu);
    void fillConnections(QMenu* menu);
    void showJumps();
    void showSpeed();
    void showNumbers();
};

}  // namespace app::windows
