// Goes on to a step that is to come, one step after the other as the kernel does them; ends there, at a step that
// failed, or when something else comes onto the stage. GUI thread.
#pragma once

#include <QObject>
#include <functional>

namespace app::session {
class Stage;
}

namespace app::windows {

class WayForward : public QObject {
    Q_OBJECT
public:
    explicit WayForward(session::Stage* stage, QObject* parent);
    void goTo(int step);
    void goUntil(std::function<bool()> there);

private:
    session::Stage* m_stage;
    std::function<bool()> m_there;  // nullptr: not on the way

    void goOn();
};

}  // namespace app::windows
