// What a newcomer is told, on the empty half of the ladder: that the network stands still and who decides; the first
// time the first SYN is brought to the door, and one sentence tells what to do. Then it is quiet. GUI thread.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace app::session {
class Stage;
}

namespace app::windows {

class Announcer;
class WayForward;

class Guide : public QFrame {
    Q_OBJECT
public:
    // over: the ladder.
    Guide(session::Stage* stage, Announcer* announcer, QWidget* over);

    // The first minute, unless somebody has had it before.
    void begin();
    [[nodiscard]] QString words() const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Lesson { Over, Coming, Decide, GoOn, Choose };

    QWidget* m_over;
    session::Stage* m_stage;
    Announcer* m_announcer;
    WayForward* m_way;
    QLabel *m_head, *m_words;
    QPushButton* m_close;
    Lesson m_lesson = Lesson::Over;
    int m_decidedAt = 0;  // step

    void look();
    void advance();
    void say(const QString& head, const QString& words);
    void place();
    [[nodiscard]] bool low() const;  // the ladder
    void end();
};

}  // namespace app::windows
