// The state diagram of RFC 9293 figure 5 with a token for each endpoint of one connection: the way walked so far, the
// last transition lit with its cause, what is possible from here. The kernel's state where it is known.
#pragma once

#include <QCoreApplication>
#include <array>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/StateDiagramLayout.h"

namespace app::diagrams {

class StateDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(StateDiagram)
public:
    explicit StateDiagram(const DiagramInputs& inputs);

    // Progress of a token on its last transition, 0 to 1.
    void setWalk(model::Side side, double walk) { m_walk[static_cast<std::size_t>(side)] = walk; }

    // Where that token is now; empty: it is not on the stage.
    [[nodiscard]] QRectF tokenArea(model::Side side) const;

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QRectF focus() const override;

private:
    // One endpoint on the diagram.
    struct Walker {
        bool present = false, inferred = false;
        QString name;
        std::vector<model::State> path;  // the last is where it stands
        QString event, action, rule;     // of the last transition
        // At the CLOSED where a connection ends; one that never came about is back at the first.
        [[nodiscard]] bool atEnd() const {
            using model::State;
            return path.size() > 1 && path.back() == State::Closed && path[path.size() - 2] != State::SynSent &&
                   path[path.size() - 2] != State::Listen;
        }
    };

    DiagramInputs m_in;
    model::layout::StateDiagramShape m_shape;
    model::layout::StateDiagramLayout m_layout;
    double m_unit = 14;  // pixels for a unit of the layout
    QSizeF m_size;
    std::array<Walker, 2> m_walkers;
    std::array<double, 2> m_walk{1, 1};

    // Half a unit down: room for a token on the top row.
    [[nodiscard]] QPointF at(model::layout::Point point) const { return {point.x * m_unit, (point.y + 0.6) * m_unit}; }
    [[nodiscard]] QRectF boxOf(const model::layout::StateNode& node) const;
    [[nodiscard]] QRectF labelArea(const model::layout::StateEdge& edge) const;
    [[nodiscard]] std::optional<std::size_t> lastEdge(const Walker& walker) const;
    [[nodiscard]] bool walked(const Walker& walker, const model::layout::StateEdge& edge) const;
    [[nodiscard]] bool labelled() const { return m_shape == model::layout::StateDiagramShape::Full; }
    [[nodiscard]] bool standsAt(const Walker& walker, const model::layout::StateNode& node) const;
    void findWalkers();
    [[nodiscard]] bool serves(model::State state, const std::string& owner) const;
    void paintEdge(Canvas& canvas, std::size_t index) const;
    void paintJump(Canvas& canvas, const Walker& walker, const theme::Role& role) const;
    void paintNode(Canvas& canvas, const model::layout::StateNode& node) const;
    void paintToken(Canvas& canvas, model::Side side) const;
    void paintCaption(Canvas& canvas) const;
};

}  // namespace app::diagrams
