// The state diagram of RFC 9293 figure 5 with a token for each endpoint of one connection: the way walked so far, the
// last transition lit with its cause, what is possible from here. The kernel's state where it is known. Paints what
// StateDiagramPlan has placed.
#pragma once

#include <QCoreApplication>
#include <array>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "app/diagrams/Geometry.h"
#include "model/layout/StateDiagramPlan.h"

namespace app::diagrams {

class StateDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(StateDiagram)
public:
    explicit StateDiagram(const DiagramInputs& inputs);

    // Progress of a token on its last transition, 0 to 1.
    void setWalk(model::Side side, double walk) { m_walk[static_cast<std::size_t>(side)] = walk; }

    // Where that token is now; empty: it is not on the stage.
    [[nodiscard]] QRectF tokenArea(model::Side side) const;

    [[nodiscard]] QSizeF size() const override { return qt(m_plan.size()); }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QRectF focus() const override { return qt(m_plan.focus(m_walkers)); }

private:
    model::layout::StateDiagramPlan m_plan;
    theme::Theme m_theme;
    model::layout::StateWalkers m_walkers;
    std::array<double, 2> m_walk{1, 1};

    [[nodiscard]] const model::layout::StateWalker& walker(model::Side side) const {
        return m_walkers[static_cast<std::size_t>(side)];
    }
    [[nodiscard]] QRectF labelArea(const model::layout::StateEdge& edge) const;
    [[nodiscard]] QString cause(const model::layout::StateWalker& walker) const;
    void paintEdge(Canvas& canvas, std::size_t index) const;
    void paintLabel(Canvas& canvas, const model::layout::StateEdge& edge, const model::layout::EdgeLook& look) const;
    void paintJump(Canvas& canvas, model::Side side) const;
    void paintNode(Canvas& canvas, const model::layout::StateNode& node) const;
    void paintName(Canvas& canvas, const model::layout::StateNode& node, const QColor& ink) const;
    void paintToken(Canvas& canvas, model::Side side) const;
    void paintCaption(Canvas& canvas, model::Side side) const;
};

}  // namespace app::diagrams
