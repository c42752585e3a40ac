// The dark strip below: mode and time line, what this step shows in two lines at most, the reason when asked for it,
// and in predict mode the question.
#pragma once

#include <QWidget>
#include <optional>

#include "app/panels/Frame.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace app::panels {

class FlowLayout;
class NarrationText;
class TimeLine;

class NarrationStrip : public QWidget {
    Q_OBJECT
public:
    explicit NarrationStrip(QWidget* parent = nullptr);

    void show(const Frame& frame);
    using QWidget::show;
    // A sentence in the place of the mode: why there is no live kernel.
    void setReplayReason(const QString& sentence);
    // Instead of the narration, until hideQuestion().
    void ask(const model::scenario::Question& question, const QString& head);
    // Marks the choices; chosen: -1 for none.
    void reveal(const model::scenario::Question& question, int chosen, const QString& verdict);
    void hideQuestion();
    [[nodiscard]] bool asking() const { return !m_question->isHidden(); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] TimeLine* timeLine() const { return m_timeLine; }
    [[nodiscard]] QPushButton* whyButton() const { return m_why; }
    [[nodiscard]] QPushButton* liveButton() const { return m_live; }
    [[nodiscard]] QPushButton* jumpButton() const { return m_jump; }
    [[nodiscard]] std::vector<QPushButton*> choices() const { return m_choices; }

signals:
    void chosen(int choice);
    void said(const QString& words);  // what stands on it now, when that is another than before

protected:
    void changeEvent(QEvent* event) override;

private:
    theme::Theme m_theme;
    QString m_reason, m_saidMode, m_saidWords;
    QLabel *m_mode, *m_step, *m_time, *m_whyTitle, *m_questionHead;
    TimeLine* m_timeLine;
    QPushButton *m_live, *m_jump, *m_why;
    NarrationText *m_text, *m_whyText;
    QWidget *m_narration, *m_whyBox, *m_question;
    FlowLayout* m_choiceRow;
    std::vector<QPushButton*> m_choices;

    [[nodiscard]] QHBoxLayout* makeTop();
    [[nodiscard]] QWidget* makeNarration();
    [[nodiscard]] QWidget* makeWhy();
    [[nodiscard]] QWidget* makeQuestion();
    void retranslate();
    void showMode(const Frame& frame);
    void showWords(const Frame& frame);
    void dropChoices();
};

}  // namespace app::panels
