#include "app/windows/Keyboard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>
#include <utility>

#include "app/windows/Actions.h"

namespace app::windows {

Keyboard::Keyboard(QWidget* window, std::vector<const QWidget*> others, Actions& actions,
                   std::function<bool()> presenting)
    : QObject(window),
      m_window(window),
      m_others(std::move(others)),
      m_actions(actions),
      m_presenting(std::move(presenting)) {
    qApp->installEventFilter(this);
}

Keyboard::~Keyboard() {
    qApp->removeEventFilter(this);
}

bool Keyboard::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !object->isWidgetType())
        return false;
    const auto* widget = static_cast<const QWidget*>(object);
    const QWidget* window = widget->window();
    const bool ours = window == m_window || std::ranges::find(m_others, window) != m_others.end();
    // Once for each key: it goes to the focused widget first, then up to its parents.
    const QWidget* focus = window->focusWidget();
    const bool firstStop = focus ? widget == focus : widget->isWindow();
    if (!ours || !firstStop || QApplication::activePopupWidget() || QApplication::activeModalWidget())
        return false;
    return handle(*static_cast<QKeyEvent*>(event));
}

bool Keyboard::handle(const QKeyEvent& event) {
    const auto key = static_cast<Qt::Key>(event.key());
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers & Qt::ControlModifier)
        return m_actions.press(QKeyCombination(Qt::ControlModifier, key));
    if (modifiers & ~Qt::ShiftModifier)
        return false;
    const QKeyCombination pressed(modifiers, key);
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12)
        return m_actions.press(pressed);
    if (!m_presenting())
        switch (ownerOnTheDesk(key)) {
            case Owner::Stage:
                break;
            case Owner::Widget:
                return false;
            case Owner::Nobody:
                return true;
        }
    if (event.isAutoRepeat() && key != Qt::Key_Left && key != Qt::Key_Right)
        return key == Qt::Key_Space || key == Qt::Key_PageDown || key == Qt::Key_PageUp;
    return m_actions.press(pressed);
}

// Whose the key is while the desk is in use; Nobody's: what it does is done here.
Keyboard::Owner Keyboard::ownerOnTheDesk(int key) const {
    QWidget* focus = m_window->focusWidget();
    if (qobject_cast<QLineEdit*>(focus)) {
        if (key != Qt::Key_Escape)
            return Owner::Widget;
        m_window->setFocus();
        return Owner::Nobody;
    }
    // What has the focus by Tab is pressed by Space and Return.
    auto* button = qobject_cast<QAbstractButton*>(focus);
    if (button && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        button->click();
        return Owner::Nobody;
    }
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    const bool edge = key == Qt::Key_Home || key == Qt::Key_End;
    const bool moves = arrow && focus && focus != m_window && focus->focusPolicy() != Qt::NoFocus;
    const bool scrolls = edge && (qobject_cast<QAbstractItemView*>(focus) || qobject_cast<QAbstractSlider*>(focus));
    return moves || scrolls ? Owner::Widget : Owner::Stage;
}

}  // namespace app::windows
