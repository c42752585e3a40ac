// The stage as a window: demos | cards | ladder | cards | panels, transport above, narration below. Follows the Stage
// it is given and owns nothing of what happened. GUI thread.
#pragma once

#include <QMainWindow>
#include <QTimer>
#include <QTranslator>
#include <memory>
#include <optional>

#include "app/diagrams/Diagram.h"
#include "app/panels/Frame.h"
#include "app/windows/Prediction.h"
#include "app/windows/StageArea.h"
#include "app/windows/Translation.h"

class QSplitter;

namespace app::panels {
class DemoRail;
class EndpointCard;
class LadderPanel;
class NarrationStrip;
class PanelDock;
class TransportBar;
}  // namespace app::panels

namespace app::windows {

class Announcer;
class BlankScreen;
class Notice;
class OpeningBar;
class PresenterWindow;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(session::Stage* stage, QWidget* parent = nullptr);
    ~MainWindow() override;

    // Each only begins it: the stage tells the end. A demo by id or scenario file: live; where the system does not
    // allow it, from its recording.
    void openDemo(const QString& idOrFile);
    // A demo's id, a scenario file, a session or a capture.
    void open(const QString& demoOrFile);
    // The whole screen, unless a size was chosen before.
    void fillScreenAtFirst();
    // What was on the stage when the window was closed last, else the first demo that has segments.
    void openLast();
    // One connection picked out in every view; nullopt: all of them.
    void setConnection(std::optional<model::ConnectionId> connection);

    // "states", "table", "segment", "layers", "calls", "chart", "kernel". False: no such panel.
    bool showPanel(const QString& name);
    [[nodiscard]] QStringList panelNames() const;
    void setLanguage(const QString& name);   // "en", "zh_CN"
    bool setThemeName(const QString& name);  // "light", "dark", "print"
    void finishAnimations();
    void setReducedMotion(bool reduced);
    void setNumbers(model::layout::Numbers numbers);
    enum class Start { FromBeginning, FromHere };
    void present(Start start);
    void stopPresenting();
    [[nodiscard]] bool presenting() const { return m_presenting; }
    void setPredicting(bool predicting);
    [[nodiscard]] const Prediction& prediction() const { return m_prediction; }
    void showPresenter(bool shown);
    [[nodiscard]] PresenterWindow* presenter() const { return m_presenter.get(); }
    [[nodiscard]] BlankScreen* blank() const { return m_blank; }
    [[nodiscard]] OpeningBar* openingBar() const { return m_openingBar; }
    // Everything shown brought up to the stage's position at once.
    void refresh();
    // Until every layout has answered the last change: sizes that depend on widths take several rounds.
    void settle();

    [[nodiscard]] panels::EndpointCard* card(const QString& actor) const { return m_stageArea->card(actor); }
    [[nodiscard]] panels::LadderPanel* ladder() const { return m_ladder; }
    [[nodiscard]] panels::NarrationStrip* narration() const { return m_narration; }
    [[nodiscard]] panels::PanelDock* dock() const { return m_dock; }
    [[nodiscard]] panels::TransportBar* transport() const { return m_transport; }
    [[nodiscard]] panels::DemoRail* rail() const { return m_rail; }

public slots:
    // What the Next key does: finishes a travelling segment, asks the class, or goes one step on.
    void goNext();
    void goBack();
    void togglePlay();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    session::Stage* m_stage;
    panels::TransportBar* m_transport;
    panels::DemoRail* m_rail;
    panels::LadderPanel* m_ladder;
    panels::PanelDock* m_dock;
    panels::NarrationStrip* m_narration;
    QSplitter* m_splitter;
    StageArea* m_stageArea;
    BlankScreen* m_blank;
    Announcer* m_announcer;
    Notice* m_notice;
    OpeningBar* m_openingBar;
    std::unique_ptr<PresenterWindow> m_presenter;
    Translation m_words;
    QTranslator m_qtWords;
    QString m_language;
    theme::Look m_look = theme::Look::Light;
    int m_deskSize = 0, m_projectorSize = 0;  // steps of Ctrl +/-
    theme::Theme m_theme;
    std::shared_ptr<model::layout::SequenceSymbols> m_symbols = std::make_shared<model::layout::SequenceSymbols>();
    model::layout::Numbers m_numbers = model::layout::Numbers::Symbols;
    std::optional<model::PacketId> m_picked;
    std::optional<model::ConnectionId> m_connection;
    Prediction m_prediction;
    std::optional<Prediction::Question> m_waiting;  // on the strip
    QTimer m_playTimer;
    QString m_demo, m_offered;
    int m_panelStep = -2;
    double m_speed = 1;
    std::optional<bool> m_railWanted;  // by its button
    std::optional<int> m_dockWidthBeforeWidePage;
    bool m_presenting = false, m_wasMaximized = false;
    bool m_predicting = false, m_reduced = false, m_restoring = false;
    bool m_firstInstead = false;  // when what was on the stage last cannot be opened
    QString m_whyFirst;           // the sentence that it could not

    void build();
    void connectParts();
    void fillMenus();
    void showTransport();
    void followPanel();
    void offerNextDemo();
    void offerRestart();
    void reset();
    [[nodiscard]] panels::Frame frame();
    void openFileDialog();
    void showOpening();
    void finishOpening(const session::Opened& opened);
    [[nodiscard]] bool startingDemo() const;
    void fillJumpMenu(class QMenu* menu);
    void fillExportMenu(class QMenu* menu);
    void fillConnectionMenu(class QMenu* menu);
    [[nodiscard]] std::optional<model::ConnectionId> connectionOf(model::PacketId packet) const;
    [[nodiscard]] std::optional<model::ConnectionId> connectionOf(const diagrams::Spot& spot) const;
    void showConnectionMenu(const std::optional<diagrams::Spot>& spot, const QPoint& at);
    void toggleConnection();  // that of the segment shown, or all
    void exportView(const QString& view);
    void copyView(const QString& view);
    [[nodiscard]] std::unique_ptr<diagrams::Diagram> diagramOf(const QString& view, const panels::Frame& frame) const;
    void say(const QString& sentence);

    // Look and measure.
    void applyLook();
    void arrange();
    int arrangeDock(const Division& division);
    void orderTabs();
    void resizeText(int steps);  // 0: back to normal
    [[nodiscard]] double baseSize() const;
    void restoreSettings();
    void saveSettings();

    // Keys.
    bool handleKey(QKeyEvent* event);
    bool plainKey(int key);
    bool controlKey(int key);

    // Predict mode.
    bool askFirst();
    void answer(int choice);
    void revealAnswer();
};

}  // namespace app::windows
