// MainWindow: the keyboard, the teacher's clicker included. Keys are looked at before the focused widget gets them,
// because a scroll area would take Page Down and a list the arrows.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "app/panels/DemoRail.h"
#include "app/panels/DiagramView.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/TransportBar.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/MainWindow.h"
#include "app/windows/PresenterWindow.h"

namespace app::windows {

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !object->isWidgetType())
        return QMainWindow::eventFilter(object, event);
    auto* widget = static_cast<QWidget*>(object);
    const bool ours = widget->window() == this || widget->window() == m_presenter.get();
    // Once for each key: it goes to the focused widget first, then up to its parents.
    const QWidget* focus = widget->window()->focusWidget();
    const bool firstStop = focus ? widget == focus : widget->isWindow();
    if (!ours || !firstStop || QApplication::activePopupWidget() || QApplication::activeModalWidget())
        return QMainWindow::eventFilter(object, event);
    return handleKey(static_cast<QKeyEvent*>(event)) || QMainWindow::eventFilter(object, event);
}

bool MainWindow::handleKey(QKeyEvent* event) {
    const int key = event->key();
    QWidget* focus = focusWidget();
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers & Qt::ControlModifier)
        return controlKey(key);
    if (key == Qt::Key_F5) {
        present(modifiers & Qt::ShiftModifier ? Start::FromHere : Start::FromBeginning);
        return true;
    }
    if (modifiers & ~Qt::ShiftModifier)
        return false;
    if (key == Qt::Key_F11) {
        isFullScreen() && !m_presenting ? showNormal() : showFullScreen();
        return true;
    }
    if (!m_presenting) {
        if (qobject_cast<QLineEdit*>(focus)) {
            if (key != Qt::Key_Escape)
                return false;
            setFocus();
            return true;
        }
        // What has the focus by Tab is pressed by Space and Return.
        auto* button = qobject_cast<QAbstractButton*>(focus);
        if (button && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            button->click();
            return true;
        }
        const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
        const bool edge = key == Qt::Key_Home || key == Qt::Key_End;
        if (arrow && focus && focus != this && focus->focusPolicy() != Qt::NoFocus)
            return false;
        if (edge && (qobject_cast<QAbstractItemView*>(focus) || qobject_cast<QAbstractSlider*>(focus)))
            return false;
    }
    if (event->isAutoRepeat() && key != Qt::Key_Left && key != Qt::Key_Right)
        return key == Qt::Key_Space || key == Qt::Key_PageDown || key == Qt::Key_PageUp;
    return plainKey(key);
}

bool MainWindow::plainKey(int key) {
    if (m_narration->asking() && key >= Qt::Key_1 && key <= Qt::Key_9) {
        answer(key - Qt::Key_1);
        return true;
    }
    switch (key) {
        case Qt::Key_Space:
        case Qt::Key_PageDown:
        case Qt::Key_Right:
        case Qt::Key_Down:
            goNext();
            return true;
        case Qt::Key_PageUp:
        case Qt::Key_Left:
        case Qt::Key_Up:
            goBack();
            return true;
        case Qt::Key_Home:
            m_stage->first();
            return true;
        case Qt::Key_End:
            m_stage->last();
            return true;
        case Qt::Key_B:
        case Qt::Key_Period:
            m_blank->isVisible() ? m_blank->hide() : m_blank->cover(Qt::black);
            return true;
        case Qt::Key_W:
            m_blank->isVisible() ? m_blank->hide() : m_blank->cover(Qt::white);
            return true;
        case Qt::Key_Escape:
            if (m_blank->isVisible())
                m_blank->hide();
            else if (m_stage->opening())
                m_stage->cancelOpening();
            else if (m_presenting)
                stopPresenting();
            else if (isFullScreen())
                showNormal();
            return true;
        case Qt::Key_P:
            togglePlay();
            return true;
        case Qt::Key_X:
            m_transport->drop->click();
            return true;
        case Qt::Key_D:
            if (m_stage->live() && m_stage->atEnd() && !m_stage->scene().held.empty())
                m_stage->judge(m_stage->scene().held.front(), {model::trace::Judgement::Kind::Deliver});
            return true;
        case Qt::Key_Y:
            m_narration->whyButton()->click();
            return true;
        case Qt::Key_Q:
            setPredicting(!m_predicting);
            return true;
        case Qt::Key_L:
            m_transport->language->click();
            return true;
        case Qt::Key_N:
            setNumbers(static_cast<model::layout::Numbers>((static_cast<int>(m_numbers) + 1) % 3));
            return true;
        case Qt::Key_C:
            toggleConnection();
            return true;
        case Qt::Key_F10:
            m_transport->more->click();
            return true;
        default:
            return false;
    }
}

bool MainWindow::controlKey(int key) {
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            resizeText(1);
            return true;
        case Qt::Key_Minus:
            resizeText(-1);
            return true;
        case Qt::Key_0:
            resizeText(0);
            return true;
        case Qt::Key_O:
            openFileDialog();
            return true;
        case Qt::Key_R:
            m_stage->restart();
            return true;
        case Qt::Key_D:
            m_transport->rail->click();
            return true;
        case Qt::Key_E:
            m_transport->exports->click();
            return true;
        case Qt::Key_F:
            if (!m_rail->isVisible())
                m_transport->rail->click();
            m_rail->search()->setFocus();
            return true;
        default:
            return false;
    }
}

}  // namespace app::windows
