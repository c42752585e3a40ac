// Which screen the stage stands on while it is projected, and which the presenter's window: chosen, swapped and
// remembered by name; where one is unplugged, what is left is used. GUI thread.
#pragma once

#include <QObject>
#include <QRect>
#include <QStringList>

class QScreen;
class QWidget;

namespace app::windows {

class Screens : public QObject {
    Q_OBJECT
public:
    Screens(QWidget* stage, QWidget* presenter, QObject* parent);

    [[nodiscard]] static QStringList names();
    // The stage's: the remembered one if it is there, else the one where its window is.
    [[nodiscard]] static QString choice(const QStringList& names, const QString& remembered, const QString& here);
    // The presenter's: another one; "" where there is none.
    [[nodiscard]] static QString otherThan(const QStringList& names, const QString& stage);
    [[nodiscard]] QString stageScreen() const;

    void begin();  // the stage is about to fill its screen
    void end();    // and is a window again
    void choose(const QString& name);
    void swap();
    void placePresenter();

private:
    QWidget *m_stage, *m_presenter;
    QString m_remembered;
    QRect m_before;  // of the window, while it is projected
    bool m_projected = false;

    void place();
};

}  // namespace app::windows
