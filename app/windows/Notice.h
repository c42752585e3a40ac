// A sentence to the user over the stage, which it does not move. It goes by itself, not while the pointer rests on it,
// or by its button.
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace app::windows {

class Notice : public QFrame {
    Q_OBJECT
public:
    explicit Notice(QWidget* parent);

    void tell(const QString& sentence);  // "": the bar goes

signals:
    void changed();  // it has come, gone, or says something else

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLabel* m_words;
    QPushButton* m_close;
    QTimer m_patience;

    void retranslate();
};

}  // namespace app::windows
