// Presenting: the window in front of a class, full screen, the projected stage in the desk's place, the blank screen
// over it, and the presenter's window beside it. GUI thread.
#pragma once

#include <QByteArray>
#include <QObject>
#include <memory>

class QSplitter;
class QWidget;

namespace app::panels {
class LadderPanel;
class NarrationStrip;
class PanelDock;
class ProjectedStage;
struct Frame;
}  // namespace app::panels
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

    // desk: what the projected stage stands in the place of, in its parent's column.
    struct Parts {
        QSplitter* desk;
        panels::LadderPanel* ladder;
        panels::PanelDock* dock;
        panels::NarrationStrip* narration;
    };
    Presentation(session::Stage* stage, Appearance* appearance, const Parts& parts, QWidget* window);
    ~Presentation() override;

    void begin(Start start);
    void end();
    [[nodiscard]] bool running() const { return m_running; }
    void show(const panels::Frame& frame, const QString& title);
    void finishMotion();
    void fit();    // the window has another size
    void leave();  // the blank screen, the panel, the presentation or the full screen: the topmost
    // What the stage leaves out, in its place: layers, tables, the kernel's sockets.
    [[nodiscard]] bool panelShown() const { return !m_desk.isEmpty(); }
    void showPanel(bool shown);
    void toggleFullScreen();

    [[nodiscard]] BlankScreen* blank() const { return m_blank; }
    [[nodiscard]] panels::ProjectedStage* projected() const { return m_projected; }
    [[nodiscard]] PresenterWindow* presenter() const { return m_presenter.get(); }
    void showPresenter(bool shown);

signals:
    void beginning();  // the window is still as it was
    void presenterShown();
    void wanted();  // the stage, to be shown anew
    void fitted();  // and the text kept its size

private:
    session::Stage* m_stage;
    Appearance* m_appearance;
    Parts m_parts;
    QWidget* m_window;
    panels::ProjectedStage* m_projected;
    BlankScreen* m_blank;
    std::unique_ptr<PresenterWindow> m_presenter;
    bool m_running = false, m_wasMaximized = false;
    QByteArray m_desk;  // how it is divided, while its dock is not in it

    void showDesk(bool desk);
};

}  // namespace app::windows
