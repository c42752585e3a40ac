// The dark strip below: mode and time line, and what this step shows, in the room of two lines. It never changes its
// height: the rule behind a step and the questions of predict mode are sheets that lie over the stage.
#pragma once

#include <QWidget>
#include <optional>

#include "app/panels/Frame.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace app::panels {

class NarrationText;
class QuestionSheet;
class TimeLine;
class WhySheet;

class NarrationStrip : public QWidget {
    Q_OBJECT
public:
    explicit NarrationStrip(QWidget* parent = nullptr);

    void show(const Frame& frame);
    using QWidget::show;
    // In front of a class: so high at every step, and the words alone. 0: as on the desk.
    void setBand(int height);
    // A sentence in the place of the mode: why there is no live kernel.
    void setReplayReason(const QString& sentence);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] TimeLine* timeLine() const { return m_timeLine; }
    [[nodiscard]] QPushButton* whyButton() const { return m_why; }
    [[nodiscard]] QPushButton* liveButton() const { return m_live; }
    [[nodiscard]] QPushButton* jumpButton() const { return m_jump; }
    // Over the stage, where the strip's parent has room for them; placed by the window.
    [[nodiscard]] QuestionSheet* question() const { return m_question; }
    [[nodiscard]] WhySheet* why() const { return m_whySheet; }

signals:
    void said(const QString& words);  // what stands on it now, when that is another than before

protected:
    void changeEvent(QEvent* event) override;

private:
    theme::Theme m_theme;
    QString m_reason, m_saidMode, m_saidWords;
    QLabel *m_mode, *m_step, *m_time;
    TimeLine* m_timeLine;
    QPushButton *m_live, *m_jump, *m_why;
    NarrationText* m_text;
    QuestionSheet* m_question;
    WhySheet* m_whySheet;

    [[nodiscard]] bool band() const { return maximumHeight() < QWIDGETSIZE_MAX; }
    [[nodiscard]] QHBoxLayout* makeTop();
    [[nodiscard]] QHBoxLayout* makeNarration();
    void retranslate();
    void showMode(const Frame& frame);
    void showWords(const Frame& frame);
};

}  // namespace app::panels
