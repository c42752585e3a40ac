// The stage as a window: demos | cards | ladder | cards | panels, transport above, narration below. Puts its parts
// together and shows them the Stage it is given; owns nothing of what happened. GUI thread.
#pragma once

#include <QMainWindow>
#include <memory>

#include "app/windows/StageArea.h"

namespace app::panels {
class DemoRail;
class LadderPanel;
class NarrationStrip;
class PanelDock;
class TransportBar;
struct Frame;
}  // namespace app::panels
namespace app::session {
class Stage;
}

namespace app::windows {

class Actions;
class Announcer;
class Appearance;
class Arrivals;
class Exports;
class LessonDriver;
class Menus;
class Overlays;
class Partition;
class Presentation;
struct Orders;
class Viewpoint;
class WaitBar;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(session::Stage* stage, QWidget* parent = nullptr);
    ~MainWindow() override;

    // A demo's id, a scenario file, a session or a capture. Only begins it: the stage tells the end.
    void open(const QString& demoOrFile);
    // What was on the stage when the window was closed last, else the first demo that has segments.
    void openLast();
    // The whole screen, unless a size was chosen before.
    void fillScreenAtFirst();

    // "states", "table", "segment", "layers", "calls", "chart", "kernel". False: no such panel.
    bool showPanel(const QString& name);
    // Everything shown brought up to the stage's position at once.
    void refresh();
    void finishAnimations();

    [[nodiscard]] Actions& actions() const { return *m_actions; }
    [[nodiscard]] Appearance& appearance() const { return *m_appearance; }
    [[nodiscard]] LessonDriver& lesson() const { return *m_lesson; }
    [[nodiscard]] Presentation& presentation() const { return *m_presentation; }
    [[nodiscard]] panels::EndpointCard* card(const QString& actor) const { return m_stageArea->card(actor); }
    [[nodiscard]] panels::LadderPanel* ladder() const { return m_stageArea->ladder(); }
    [[nodiscard]] panels::NarrationStrip* narration() const { return m_narration; }
    [[nodiscard]] panels::PanelDock* dock() const { return m_dock; }
    [[nodiscard]] panels::TransportBar* transport() const { return m_transport; }
    [[nodiscard]] panels::DemoRail* rail() const { return m_rail; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    session::Stage* m_stage;
    Appearance* m_appearance;
    Actions* m_actions;
    Viewpoint* m_viewpoint;
    LessonDriver* m_lesson;
    Arrivals* m_arrivals;
    Exports* m_exports;
    Partition* m_partition;
    Menus* m_menus;
    panels::TransportBar* m_transport;
    panels::DemoRail* m_rail;
    StageArea* m_stageArea;
    panels::PanelDock* m_dock;
    panels::NarrationStrip* m_narration;
    Overlays* m_overlays;
    Announcer* m_announcer;
    Presentation* m_presentation;
    std::unique_ptr<Orders> m_orders;
    int m_panelStep;  // whose panel was shown

    void build();
    void connectStage();
    void connectParts();
    void connectAppearance();
    void retranslate();
    void showTheme();
    void giveOrders();
    void restore();
    void save() const;
    void reset();
    void arrange();
    void showTitle(const panels::Frame& now);
    void followPanel();
    void say(const QString& sentence);
};

}  // namespace app::windows
