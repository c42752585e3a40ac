// Presenting: the window in front of a class, full screen and without what is not needed, the blank screen over it, and
// the presenter's window beside it. GUI thread.
#pragma once

#include <QObject>
#include <memory>

class QWidget;

namespace app::panels {
class PanelDock;
}
namespace app::session {
class Stage;
}

namespace app::windows {

class Appearance;
class BlankScreen;
class PresenterWindow;

class Presentation : public QObject {
    Q_OBJECT
public:
    enum class Start { FromBeginning, FromHere };

    Presentation(session::Stage* stage, Appearance* appearance, panels::PanelDock* dock, QWidget* window);
    ~Presentation() override;

    void begin(Start start);
    void end();
    [[nodiscard]] bool running() const { return m_running; }
    void fit();    // the window has another size
    void leave();  // the blank screen, the presentation or the full screen: the topmost
    void toggleFullScreen();

    [[nodiscard]] BlankScreen* blank() const { return m_blank; }
    [[nodiscard]] PresenterWindow* presenter() const { return m_presenter.get(); }
    void showPresenter(bool shown);

signals:
    void beginning();  // the window is still as it was
    void presenterShown();
    void fitted();  // and the text kept its size

private:
    session::Stage* m_stage;
    Appearance* m_appearance;
    panels::PanelDock* m_dock;
    QWidget* m_window;
    BlankScreen* m_blank;
    std::unique_ptr<PresenterWindow> m_presenter;
    bool m_running = false, m_wasMaximized = false;
};

}  // namespace app::windows
