#include "app/windows/Lectern.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <algorithm>

#include "app/session/Stage.h"
#include "app/windows/Actions.h"
#include "app/windows/Presentation.h"
#include "app/windows/PresenterWindow.h"
#include "app/windows/Screens.h"

namespace app::windows {

Lectern::Lectern(session::Stage& stage, Presentation& presentation, Actions& actions, QWidget* window)
    : QObject(window),
      m_stage(stage),
      m_presentation(presentation),
      m_actions(actions),
      m_window(window),
      m_screens(new Screens(window, presentation.presenter(), this)),
      m_pointer(new PointerOverlay(static_cast<QMainWindow*>(window)->centralWidget())) {
    qApp->installEventFilter(this);
    giveTools();
    for (const auto& [id, button] : presentation.presenter()->buttons())
        m_actions.bind(id, button);
    connect(&stage, &session::Stage::changed, this, &Lectern::follow);
    connect(&presentation, &Presentation::beginning, m_screens, &Screens::begin);
    connect(&presentation, &Presentation::presenterShown, m_screens, &Screens::placePresenter);
    follow();
}

void Lectern::giveTools() {
    const auto presenting = [this] { return m_presentation.running(); };
    for (const auto& [id, tool] :
         {std::pair(ActionId::Laser, Tool::Laser), std::pair(ActionId::Spotlight, Tool::Spotlight),
          std::pair(ActionId::Magnifier, Tool::Magnifier), std::pair(ActionId::Pen, Tool::Pen),
          std::pair(ActionId::Eraser, Tool::Eraser)})
        m_actions.handle(id, [this, tool = tool] { m_pointer->setTool(m_pointer->tool() == tool ? Tool::None : tool); },
                         {.allowed = presenting, .checked = [this, tool = tool] { return m_pointer->tool() == tool; }});
    m_actions.handle(ActionId::UndoMark, [this] { m_pointer->undo(); },
                     {.allowed = [this] { return m_presentation.running() && m_pointer->marks().canUndo(); }});
    m_actions.handle(ActionId::SwapScreens, [this] { m_screens->swap(); },
                     {.allowed = [] { return Screens::names().size() > 1; }});
}

void Lectern::fillScreens(QMenu* menu) {
    menu->clear();
    for (const QString& name : Screens::names()) {
        QAction* action = menu->addAction(tr("Stage on %1").arg(name));
        action->setCheckable(true);
        action->setChecked(name == m_screens->stageScreen());
        connect(action, &QAction::triggered, this, [this, name] { m_screens->choose(name); });
    }
    menu->addSeparator();
    menu->addAction(m_actions.action(ActionId::SwapScreens));
}

void Lectern::follow() {
    m_pointer->setStep(m_stage.source(), m_stage.step());
    m_pointer->setPresenting(m_presentation.running());
}

bool Lectern::eventFilter(QObject* object, QEvent* event) {
    if (object == m_window && event->type() == QEvent::WindowStateChange) {
        follow();
        if (!m_presentation.running())
            m_screens->end();
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool released = event->type() == QEvent::KeyRelease;
    if (released && m_pointer->tool() == Tool::Laser && !key->isAutoRepeat() &&
        Actions::keys(ActionId::Laser).front().key() == key->key())
        m_pointer->setTool(Tool::None);
    if (released || key->key() != Qt::Key_Escape || m_pointer->tool() == Tool::None)
        return false;
    m_pointer->setTool(Tool::None);
    m_actions.update();
    return true;
}

}  // namespace app::windows
