// The projected stage: state A, the ladder, state B, for the last row of a lecture hall. What it shows is placed by
// model::layout; as large as the room it is given, never scrolled. GUI thread.
#pragma once

#include <QCoreApplication>
#include <map>
#include <memory>

#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "app/diagrams/FontMeasure.h"
#include "app/diagrams/LadderWording.h"
#include "model/layout/GiantPlan.h"
#include "model/layout/ProjectedLane.h"
#include "model/layout/StepMarks.h"

namespace app::diagrams {

// What stands on it beside the ladder.
struct ProjectedContent {
    QString title, mode;
    model::layout::Tone modeTone = model::layout::Tone::Good;
    int step = -1;
    std::vector<model::layout::StepMark> marks;                 // of the steps done, and of the one under way
    bool whole = false;                                         // the whole connection, not what happens now
    std::map<std::string, model::layout::GiantContent> actors;  // by the name of their life line
    model::layout::GiantContent nobody;                         // where none of a side is on the stage
};

class ProjectedPainter;

class ProjectedDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(ProjectedDiagram)
public:
    using Rows = std::shared_ptr<model::layout::LadderLayout>;

    // inputs.width and height: of the window, whose lower end is the narration's. rows: of the diagram before.
    ProjectedDiagram(const DiagramInputs& inputs, ProjectedContent content, Rows rows = {});
    ProjectedDiagram(const ProjectedDiagram&) = delete;
    ProjectedDiagram& operator=(const ProjectedDiagram&) = delete;

    [[nodiscard]] const Rows& rows() const { return m_lane.rows(); }
    // The camera eases from where it looked.
    [[nodiscard]] const model::layout::LaneCamera& target() const { return m_lane.target(); }
    void look(const model::layout::LaneCamera& camera);
    // How far a segment is on its way from its sender (0) to the receiver's door (1).
    void setTravel(model::PacketId packet, double travel);
    void setGlow(double glow) { m_glow = glow; }
    // A held card that goes in, or falls: how far, 0 to 1. nullopt: none does.
    struct Leaving {
        model::PacketId packet;
        bool dropped = false;
        double share = 0;
    };
    void setLeaving(const std::optional<Leaving>& leaving) { m_leaving = leaving; }
    // A held card in somebody's hand.
    struct Dragged {
        model::PacketId packet;
        QPointF by;
    };
    void setDragged(const std::optional<Dragged>& dragged) { m_dragged = dragged; }
    // Where a card can be let go: the door of its receiver, the bin below, past another that waits at the same door.
    enum class Target { None, Door, Bin, Past };
    [[nodiscard]] Target targetOf(const model::layout::LaneCard& card, QPointF by) const;
    // The one that is let in before a card, or before which it is let in: nullptr: none is passed.
    [[nodiscard]] const model::layout::LaneCard* passed(const model::layout::LaneCard& card, QPointF by) const;
    [[nodiscard]] const model::layout::LaneCard* card(model::PacketId packet) const;
    // All that a card may be painted on while it leaves or is dragged.
    [[nodiscard]] QRectF laneArea() const;
    // Of the card on its way, between two shares of it.
    [[nodiscard]] QRectF travelArea(double from, double to) const;
    [[nodiscard]] const model::layout::LanePicture& lane() const { return m_picture; }
    [[nodiscard]] const model::layout::Projection& places() const { return m_lane.ground().places; }

    [[nodiscard]] QSizeF size() const override;
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;

private:
    DiagramInputs m_in;
    ProjectedContent m_content;
    std::shared_ptr<const model::layout::SequenceSymbols> m_symbols;
    FontMeasure m_measure;
    LadderWording m_words;
    model::layout::ProjectedLane m_lane;
    model::layout::LanePicture m_picture;
    model::layout::PlacedGiant m_giants[2];
    std::string m_names[2];  // whose they are
    model::layout::PlacedSteps m_steps;
    std::optional<model::PacketId> m_moving;
    double m_travel = 1, m_glow = 0;
    std::optional<Leaving> m_leaving;
    std::optional<Dragged> m_dragged;

    [[nodiscard]] model::layout::LadderInputs inputs() const;
    [[nodiscard]] model::layout::ProjectedLane::Tell tell() const;
    [[nodiscard]] QRectF bin() const;
    void place();
    void paintCards(ProjectedPainter& stage) const;
};

}  // namespace app::diagrams
