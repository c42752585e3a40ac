#include "app/windows/Presentation.h"

#include <QSplitter>
#include <QVBoxLayout>
#include <QWidget>
#include <utility>

#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/ProjectedStage.h"
#include "app/session/Stage.h"
#include "app/windows/Appearance.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/PresenterWindow.h"

namespace app::windows {

Presentation::Presentation(session::Stage* stage, Appearance* appearance, const Parts& parts, QWidget* window)
    : QObject(window),
      m_stage(stage),
      m_appearance(appearance),
      m_parts(parts),
      m_window(window),
      m_projected(new panels::ProjectedStage(parts.ladder->motion(), parts.desk->parentWidget())),
      m_blank(new BlankScreen(window)),
      m_presenter(std::make_unique<PresenterWindow>()) {
    auto* column = qobject_cast<QVBoxLayout*>(parts.desk->parentWidget()->layout());
    column->insertWidget(column->indexOf(parts.desk), m_projected, 1);
    m_projected->hide();
    connect(m_projected, &panels::ProjectedStage::judgementWanted, m_stage, &session::Stage::judge);
    connect(m_projected, &panels::ProjectedStage::wanted, this, &Presentation::wanted);
    connect(m_stage, &session::Stage::sceneReset, m_projected, &panels::ProjectedStage::clear);
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
        showDesk(false);
        m_window->showFullScreen();
    }
    if (start == Start::FromBeginning && m_stage->step() >= 0)
        m_stage->live() ? m_stage->restart() : m_stage->first();
    fit();
}

void Presentation::end() {
    if (!m_running)
        return;
    showPanel(false);
    m_running = false;
    m_blank->hide();
    showDesk(true);
    m_wasMaximized ? m_window->showMaximized() : m_window->showNormal();
    fit();
}

void Presentation::showPanel(bool shown) {
    if (!m_running || shown == panelShown())
        return;
    panels::PanelDock* dock = m_parts.dock;
    if (shown) {
        m_desk = m_parts.desk->saveState();
        auto* column = qobject_cast<QVBoxLayout*>(m_projected->parentWidget()->layout());
        column->insertWidget(column->indexOf(m_projected), dock, 1);
    } else {
        m_parts.desk->addWidget(dock);
        m_parts.desk->restoreState(std::exchange(m_desk, {}));
    }
    dock->setVisible(true);
    m_projected->setVisible(!shown);
}

void Presentation::showDesk(bool desk) {
    m_parts.desk->setVisible(desk);
    m_projected->setVisible(!desk);
    m_parts.ladder->setWatched(!desk);
    m_parts.narration->setBand(0);
    m_projected->clear();
}

void Presentation::show(const panels::Frame& frame, const QString& title) {
    if (m_running)
        m_projected->show(frame, title, m_parts.narration->modeText(), m_window->size());
}

void Presentation::finishMotion() {
    m_projected->finishMotion();
}

void Presentation::fit() {
    m_blank->setGeometry(m_window->rect());
    if (m_running)
        m_parts.narration->setBand(static_cast<int>(model::layout::Projection::narrationHeight(
            {static_cast<double>(m_window->width()), static_cast<double>(m_window->height())})));
    if (!m_appearance->setRoom(m_window->size(), m_running ? theme::Setting::Projector : theme::Setting::Desk))
        emit fitted();
}

void Presentation::leave() {
    if (m_blank->isVisible())
        m_blank->hide();
    else if (panelShown())
        showPanel(false);
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
