// The teacher's own screen: notes of this step, what comes next, a timer. Stands on the second screen where there is
// one; keys pressed here drive the stage.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "app/panels/Frame.h"

class QLabel;
class QPushButton;

namespace app::windows {

class PresenterWindow : public QWidget {
    Q_OBJECT
public:
    explicit PresenterWindow(QWidget* parent = nullptr);
    void show(const panels::Frame& frame);
    using QWidget::show;
    void placeBeside(const QWidget* window);
    [[nodiscard]] QString notes() const;
    [[nodiscard]] QString nextStep() const;
    [[nodiscard]] QString timerText() const;

signals:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel *m_step, *m_timer, *m_nowTitle, *m_now, *m_notesTitle, *m_notes, *m_nextTitle, *m_next;
    QPushButton* m_restart;
    QElapsedTimer m_clock;
    QTimer m_second;
    std::optional<panels::Frame> m_frame;

    void retranslate();
    void showTime();
};

}  // namespace app::windows
