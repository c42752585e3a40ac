// What each action of the registry does, and when it is allowed: one line for each, said to the part whose it is.
#pragma once

namespace app::panels {
class DemoRail;
class NarrationStrip;
class PanelDock;
class TransportBar;
}  // namespace app::panels
namespace app::session {
class Stage;
}

class QWidget;

namespace app::windows {

class Actions;
class Appearance;
class Arrivals;
class Exports;
class LessonDriver;
class Partition;
class Presentation;
class Viewpoint;

struct Orders {
    QWidget* window;
    Actions& actions;
    session::Stage& stage;
    Appearance& appearance;
    Viewpoint& viewpoint;
    LessonDriver& lesson;
    Presentation& presentation;
    Arrivals& arrivals;
    Exports& exports;
    Partition& partition;
    panels::TransportBar& transport;
    panels::DemoRail& rail;
    panels::PanelDock& dock;
    panels::NarrationStrip& narration;

    // Every action is handled after this. The parts outlive the actions.
    void give() const;

private:
    void steps() const;
    void heldSegment() const;
    void views() const;
    void look() const;
    void openings() const;
    void presenting() const;
};

}  // namespace app::windows
