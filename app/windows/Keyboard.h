// The keyboard, the teacher's clicker included: keys pressed in the window or in the presenter's are looked at before
// the focused widget gets them, because a scroll area would take Page Down and a list the arrows. The keys are the
// stage's unless Tab went to a control: a click leaves them there, and what goes away hands them on to nobody.
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <vector>

class QEvent;
class QKeyEvent;
class QWidget;

namespace app::windows {

class Actions;

class Keyboard : public QObject {
    Q_OBJECT
public:
    // window: whose focus decides; the others have none of their own. presenting: every key is for the stage.
    Keyboard(QWidget* window, std::vector<const QWidget*> others, Actions& actions, std::function<bool()> presenting);
    ~Keyboard() override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* m_window;
    std::vector<const QWidget*> m_others;
    Actions& m_actions;
    std::function<bool()> m_presenting;
    QPointer<const QWidget> m_left;  // had the focus last

    void keepForTheStage(QWidget* widget, const QEvent& event);
    bool handle(const QKeyEvent& event);
    enum class Owner { Stage, Widget, Nobody };
    [[nodiscard]] Owner ownerOnTheDesk(int key) const;
    [[nodiscard]] static Owner ownerWhileTyping(int key, bool empty);
    [[nodiscard]] bool ours(const QWidget* window) const;
};

}  // namespace app::windows
