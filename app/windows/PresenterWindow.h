// The teacher's own screen: now and next as pictures and sentences, notes, the clocks, and the orders one needs at a
// lectern. Stands on the second screen where there is one; keys pressed here drive the stage.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>

#include "app/panels/ActionId.h"
#include "app/panels/Frame.h"
#include "app/windows/StepPreview.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace app::windows {

class Thumbnail;

class PresenterWindow : public QWidget {
    Q_OBJECT
public:
    explicit PresenterWindow(QWidget* parent = nullptr);
    void show(const panels::Frame& frame);
    using QWidget::show;
    void placeBeside(const QWidget* window);
    // To be bound to the actions of the registry.
    [[nodiscard]] const std::map<panels::ActionId, QPushButton*>& buttons() const { return m_buttons; }
    [[nodiscard]] QString notes() const;
    [[nodiscard]] QString nextStep() const;
    [[nodiscard]] QString timerText() const;     // since it was opened, or the timer was set back
    [[nodiscard]] QString clockText() const;     // of the wall
    [[nodiscard]] QString timeWaitText() const;  // "": none runs
    [[nodiscard]] const Thumbnail* nowPicture() const { return m_now.picture; }
    [[nodiscard]] const Thumbnail* nextPicture() const { return m_next.picture; }

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part {
        QLabel *title, *words;
        Thumbnail* picture;
    };
    QLabel *m_step, *m_timer, *m_wall, *m_timeWait;
    Part m_now, m_next, m_notes;
    std::map<panels::ActionId, QPushButton*> m_buttons;
    QPushButton* m_restart;
    QElapsedTimer m_clock;
    QTimer m_second;
    std::optional<panels::Frame> m_frame;
    StepPreview m_preview;

    [[nodiscard]] QHBoxLayout* makeHead();
    [[nodiscard]] QHBoxLayout* makeButtons();
    Part addPart(QBoxLayout* row, bool pictured);
    void retranslate();
    void setSizes(double b, const theme::Theme& theme);
    void showPictures(const panels::Frame& frame);
    void showTime();
};

}  // namespace app::windows
