// The state diagram's page: a token that has gone on walks the arrow of its transition, once.
#pragma once

#include <QVariantAnimation>
#include <array>

#include "app/panels/DiagramPanel.h"

namespace app::diagrams {
class StateDiagram;
}

namespace app::panels {

class StatesPanel : public DiagramPanel {
    Q_OBJECT
public:
    explicit StatesPanel(QWidget* parent = nullptr);
    void show(const Frame& frame) override;
    using DiagramPanel::show;
    void clear() override;
    void setReducedMotion(bool reduced);
    void finishWalk();

private:
    // Where each end of the shown connection stood, and how many states it had been in.
    struct Stand {
        model::ConnectionId connection;
        std::array<std::size_t, 2> states{};
        std::size_t position = 0;
    };
    Stand m_stand;
    std::shared_ptr<diagrams::StateDiagram> m_diagram;
    std::array<bool, 2> m_walking{};
    QVariantAnimation m_walk;
    bool m_reduced = false;

    void place(double walk);
    void repaintTokens();
};

}  // namespace app::panels
