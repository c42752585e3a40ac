// Predict mode, over the lower part of the stage: the question as the largest text with its choices, a show of hands
// where the presenter types the counts, and then what was picked, the kernel's answer and the reason. GUI thread.
#pragma once

#include <QFrame>
#include <optional>
#include <vector>

#include "app/theme/Theme.h"
#include "model/scenario/Scenario.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace app::panels {

class FlowLayout;

class QuestionSheet : public QFrame {
    Q_OBJECT
public:
    struct Answered {
        const model::scenario::Question* question;
        int choice;              // -1: nobody answered
        std::vector<int> hands;  // counts by choice; empty: none were counted
    };

    explicit QuestionSheet(QWidget* parent);

    void setTheme(const theme::Theme& theme);
    void ask(const model::scenario::Question& question, const QString& head);
    // The kernel has decided. score: "" for none.
    void reveal(const std::vector<Answered>& answers, const std::string& why, const QString& score);
    void dismiss();
    [[nodiscard]] bool asking() const { return !isHidden(); }
    [[nodiscard]] bool revealed() const { return asking() && m_choices.empty(); }
    [[nodiscard]] std::vector<QPushButton*> choices() const;

    // A show of hands: a field for the count beside each choice; the first gets the keyboard.
    void countHands();
    [[nodiscard]] std::vector<int> hands() const;  // empty: none were counted
    [[nodiscard]] std::vector<QLineEdit*> fields() const;
    [[nodiscard]] QString text() const;  // the question, or what was found

signals:
    void chosen(int choice);
    void changed();                   // it has come, gone, or needs another height
    void said(const QString& words);  // for a screen reader

private:
    struct Choice {
        QWidget* place;
        QPushButton* button;
        QLineEdit* count;
        QProgressBar* bar;
    };
    theme::Theme m_theme;
    QLabel *m_head, *m_words;
    QWidget* m_row;
    FlowLayout* m_flow;
    std::vector<Choice> m_choices;
    QString m_found;  // what is revealed

    void dropChoices();
    void addChoice(std::size_t index, const QString& words);
    void showBars();
    void showSizes();
};

}  // namespace app::panels
