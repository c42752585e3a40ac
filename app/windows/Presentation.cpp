#include "app/windows/Presentation.h"

#include <QWidget>

#include "app/panels/PanelDock.h"
#include "app/session/Stage.h"
#include "app/windows/Appearance.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/PresenterWindow.h"

namespace app::windows {

Presentation::Presentation(session::Stage* stage, Appearance* appearance, panels::PanelDock* dock, QWidget* window)
    : QObject(window),
      m_stage(stage),
      m_appearance(appearance),
      m_dock(dock),
      m_window(window),
      m_blank(new BlankScreen(window)),
      m_presenter(std::make_unique<PresenterWindow>()) {
    connect(m_presenter.get(), &PresenterWindow::closed, this, [this] { showPresenter(false); });
}

Presentation::~Presentation() = default;

void Presentation::begin(Start start) {
    if (!m_running) {
        emit beginning();
        m_running = true;
        m_wasMaximized = m_window->isMaximized();
        if (QWidget* focus = m_window->focusWidget())
            focus->clearFocus();  // what goes away would hand it on to the ladder, ring and all
        m_dock->hide();
        m_window->showFullScreen();
    }
    if (start == Start::FromBeginning && m_stage->step() >= 0)
        m_stage->live() ? m_stage->restart() : m_stage->first();
    fit();
}

void Presentation::end() {
    if (!m_running)
        return;
    m_running = false;
    m_blank->hide();
    m_dock->show();
    m_wasMaximized ? m_window->showMaximized() : m_window->showNormal();
    fit();
}

void Presentation::fit() {
    m_blank->setGeometry(m_window->rect());
    if (!m_appearance->setRoom(m_window->size(), m_running ? theme::Setting::Projector : theme::Setting::Desk))
        emit fitted();
}

void Presentation::leave() {
    if (m_blank->isVisible())
        m_blank->hide();
    else if (m_running)
        end();
    else if (m_window->isFullScreen())
        m_window->showNormal();
}

void Presentation::toggleFullScreen() {
    m_window->isFullScreen() && !m_running ? m_window->showNormal() : m_window->showFullScreen();
}

void Presentation::showPresenter(bool shown) {
    if (shown == m_presenter->isVisible())
        return;
    if (shown) {
        m_presenter->placeBeside(m_window);
        m_presenter->show();
    } else {
        m_presenter->hide();
    }
    emit presenterShown();
}

}  // namespace app::windows
