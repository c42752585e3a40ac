// Over the window while something takes its time, a capture that is read or a picture that is painted: what, how far,
// and Cancel. Comes up only when it takes longer than a glance.
#pragma once

#include <QFrame>
#include <QTimer>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace app::windows {

class WaitBar : public QFrame {
    Q_OBJECT
public:
    // under: another bar, which stands above this one.
    WaitBar(const QString& name, QWidget* window, const QWidget* under = nullptr);
    // share: 0 to 1; nullopt: nobody can tell. cancel: what is left when it is cancelled, for the button's tooltip.
    void tell(const QString& words, std::optional<double> share, const QString& cancel);
    void setBase(double base) { m_base = base; }  // the text's size in pixels
    void finish();
    // In the window's upper middle; again when its size has changed.
    void place();
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] QProgressBar* progress() const { return m_progress; }
    [[nodiscard]] QString words() const;

signals:
    void cancelled();

private:
    const QWidget* m_under;
    QLabel* m_words;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTimer m_patience;
    double m_base = 14;  // pixels
};

}  // namespace app::windows
