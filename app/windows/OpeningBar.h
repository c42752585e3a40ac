// Over the window while something is on its way to the stage: what, how far, and Cancel. Comes up only when it takes
// longer than a glance.
#pragma once

#include <QFrame>
#include <QTimer>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace app::windows {

class OpeningBar : public QFrame {
    Q_OBJECT
public:
    explicit OpeningBar(QWidget* window);
    // share: 0 to 1; nullopt: nobody can tell. base: the text's size in pixels.
    void tell(const QString& words, std::optional<double> share, double base);
    void finish();
    // In the window's upper middle; again when its size has changed.
    void place();
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] QProgressBar* progress() const { return m_progress; }
    [[nodiscard]] QString words() const;

signals:
    void cancelled();

private:
    QLabel* m_words;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTimer m_patience;
    double m_base = 14;  // pixels
};

}  // namespace app::windows
