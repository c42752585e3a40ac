// What comes onto the stage: opening it, the wait for it, and what is told of how it ended. GUI thread.
#pragma once

#include <QObject>
#include <QString>

#include "app/session/Stage.h"

class QWidget;

namespace app::windows {

class WaitBar;

class Arrivals : public QObject {
    Q_OBJECT
public:
    Arrivals(session::Stage* stage, WaitBar* bar, QWidget* window);

    // A demo's id, a scenario file, a session or a capture. Only begins it: the stage tells the end.
    void open(const QString& demoOrFile);
    void openByDialog();
    // What was on the stage when the window was closed last, else the first demo that has segments.
    void openLast();
    // What is on the stage, or was when the window was closed last: a demo's id or a file.
    [[nodiscard]] QString shown() const { return m_shown; }
    struct Title {
        QString chapter, title;  // "" where there is none
    };
    [[nodiscard]] Title title() const;
    void remember(const QString& shown) { m_shown = shown; }

protected:
    // A file dropped on the window is opened.
    bool eventFilter(QObject* object, QEvent* event) override;

signals:
    void firstTime();                       // nothing was ever on the stage: the first demo comes
    void changed();                         // begun, or ended
    void arrived(const QString& recorded);  // and stands; why it is a recording, "": it is none
    void said(const QString& sentence);     // "": what was said before is over

private:
    session::Stage* m_stage;
    WaitBar* m_bar;
    QWidget* m_window;
    QString m_shown;
    bool m_firstInstead = false;  // when what was on the stage last cannot be opened
    QString m_whyFirst;           // the sentence that it could not

    void follow();
    void finish(const session::Opened& opened);
};

}  // namespace app::windows
