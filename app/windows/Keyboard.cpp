#include "app/windows/Keyboard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QValidator>
#include <algorithm>
#include <utility>

#include "app/windows/Actions.h"

namespace app::windows {

namespace {
void refuseClicks(QWidget* widget) {
    if (!qobject_cast<QLineEdit*>(widget) && (widget->focusPolicy() & Qt::ClickFocus))
        widget->setFocusPolicy(widget->focusPolicy() & Qt::TabFocus ? Qt::TabFocus : Qt::NoFocus);
}
}  // namespace

Keyboard::Keyboard(QWidget* window, std::vector<const QWidget*> others, Actions& actions,
                   std::function<bool()> presenting)
    : QObject(window),
      m_window(window),
      m_others(std::move(others)),
      m_actions(actions),
      m_presenting(std::move(presenting)) {
    qApp->installEventFilter(this);
    for (QWidget* widget : window->findChildren<QWidget*>())  // those that come later are met when they are polished
        refuseClicks(widget);
}

Keyboard::~Keyboard() {
    qApp->removeEventFilter(this);
}

bool Keyboard::eventFilter(QObject* object, QEvent* event) {
    if (!object->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(object);
    const QWidget* window = widget->window();
    if (event->type() != QEvent::KeyPress) {
        if (ours(window))
            keepForTheStage(widget, *event);
        return false;
    }
    // Once for each key: it goes to the focused widget first, then up to its parents.
    const QWidget* focus = window->focusWidget();
    const bool firstStop = focus ? widget == focus : widget->isWindow();
    if (!ours(window) || !firstStop || QApplication::activePopupWidget() || QApplication::activeModalWidget())
        return false;
    return handle(*static_cast<QKeyEvent*>(event));
}

bool Keyboard::ours(const QWidget* window) const {
    return window == m_window || std::ranges::find(m_others, window) != m_others.end();
}

void Keyboard::keepForTheStage(QWidget* widget, const QEvent& event) {
    QWidget* window = widget->window();
    const bool text = qobject_cast<QLineEdit*>(widget);
    switch (event.type()) {
        case QEvent::Polish:
            refuseClicks(widget);
            break;
        case QEvent::MouseButtonPress:
            if (!text && window->focusWidget() != window)
                window->setFocus();
            break;
        case QEvent::FocusOut:
            m_left = widget;
            break;
        case QEvent::FocusIn: {
            const Qt::FocusReason reason = static_cast<const QFocusEvent&>(event).reason();
            const bool handedOn =
                reason == Qt::TabFocusReason && m_left && (!m_left->isVisible() || !m_left->isEnabled());
            if (handedOn && widget != window)
                window->setFocus();
            break;
        }
        default:
            break;
    }
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
    if (!m_presenting() || qobject_cast<QLineEdit*>(m_window->focusWidget()))
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

// Where nothing is written yet, or numbers are, a key that steps is the lesson's.
Keyboard::Owner Keyboard::ownerWhileTyping(int key, bool empty) {
    switch (key) {
        case Qt::Key_Escape:
            return Owner::Nobody;
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            return Owner::Stage;
        case Qt::Key_Space:
        case Qt::Key_Left:
        case Qt::Key_Right:
            return empty ? Owner::Stage : Owner::Widget;
        default:
            return Owner::Widget;
    }
}

// Whose the key is while the desk is in use; Nobody's: what it does is done here.
Keyboard::Owner Keyboard::ownerOnTheDesk(int key) const {
    QWidget* focus = m_window->focusWidget();
    if (const auto* text = qobject_cast<QLineEdit*>(focus)) {
        const Owner owner = ownerWhileTyping(key, text->text().isEmpty() || text->validator());
        if (owner != Owner::Widget)
            m_window->setFocus();
        return owner;
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
