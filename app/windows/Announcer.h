// Says aloud what happens on the stage: sentences that come together are one announcement to the screen reader, one
// after the other so that none cuts off the one before. Nothing of it is seen. GUI thread.
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace app::windows {

class Announcer : public QWidget {
    Q_OBJECT
public:
    explicit Announcer(QWidget* window);

    void tell(const QString& sentence);
    void tellAll(const QStringList& sentences);
    [[nodiscard]] bool silent() const { return m_waiting.isEmpty(); }  // all that was told has been announced

signals:
    void announced(const QString& words);

private:
    QStringList m_waiting;
    QTimer m_gather;

    void announce();
};

}  // namespace app::windows
