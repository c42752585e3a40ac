// The ladder: a life line with its state bar for each process, calls on it, segments between. Paints what is visible
// only; a trace of a million segments costs no more than one of nine. Geometry comes from LadderLayout, which may be
// kept from one diagram to the next and then reads only what is new. Before a class, where not every life line has
// room, it picks out those that the shown message goes between. GUI thread or any single thread.
#pragma once

#include <QCoreApplication>
#include <QLineF>
#include <functional>
#include <memory>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/LadderLayout.h"

namespace app::diagrams {

// What outlives one LadderDiagram: give it to the next of the same trace.
struct LadderMemory {
    model::layout::LadderLayout layout;
    std::optional<model::layout::LadderLayout> picked;  // where not every life line has room
};

class LadderDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(LadderDiagram)
public:
    explicit LadderDiagram(const DiagramInputs& inputs, std::shared_ptr<LadderMemory> memory = {});

    // The memory for the next diagram. A new one is made by the constructor when trace or measures do not fit.
    [[nodiscard]] const std::shared_ptr<LadderMemory>& memory() const { return m_memory; }

    // How far a segment is on its way from its sender (0) to the receiver's door (1). One segment moves at a time.
    void setTravel(model::PacketId packet, double travel);
    // What changes while it is on its way; empty: nothing moves.
    [[nodiscard]] QRectF travelArea() const;
    // Strength of the held segment's glow, 0 to 1.
    void setGlow(double glow) { m_glow = glow; }

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    // Of a very long ladder: those of its last part. Ask spotsIn() for the others.
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] std::vector<Spot> spotsIn(const QRectF& visible) const override;
    [[nodiscard]] QRectF focus() const override;
    [[nodiscard]] QString title() const override;
    // What happened since that event, for a screen reader: a sentence for each segment and each change of state.
    // Nothing after a jump.
    [[nodiscard]] QStringList told(std::size_t from) const;

private:
    enum class Fate { Moving, Held, Delivered, Dropped };
    struct Column {
        double x = 0;     // centre of its bars
        double half = 0;  // half the bars' width
        double bar = 0;   // width of one
        bool first = false, last = false;
        bool leftward = false;  // its calls stand to the left of it
        bool outside = false;   // its names stand beside it in the margin, not between life lines
    };
    struct Coming {  // a segment that the scenario has still to send
        QPointF from, to;
        Stroke stroke = Stroke::Ack;
        QString text, sentence;
    };
    struct Label {
        QString said, flags, length, remark, numbers;  // said: the flags in a sentence
        QString name, more, below;                     // as they have room
        QRectF area;
        QRectF again;     // where it is let in far below its door
        QString shortly;  // what is written there
    };
    struct Placed {  // a segment in pixels
        const model::layout::LadderSegment* segment = nullptr;
        const model::trace::PacketRecord* record = nullptr;
        QPointF from, door, in;  // leaves, waits, is let in
        double waitEnd = 0;
        Fate fate = Fate::Delivered;
        Stroke stroke = Stroke::Ack;
        bool copy = false;
        QColor ink;
        Label label;
        QRectF deliver, drop, where;  // of a held one
    };
    static constexpr double kBarGap = 0.25, kFoot = 3, kUnderComing = 1.5;  // in b

    DiagramInputs m_in;
    std::shared_ptr<LadderMemory> m_memory;
    std::vector<std::uint32_t> m_order;
    std::vector<Column> m_columns;  // by lane
    std::vector<double> m_heldAt;   // layout y below which one held segment's extra room begins
    QSizeF m_size;
    double m_header = 0, m_margin = 0, m_gap = 0;
    bool m_picked = false, m_heldElsewhere = false;  // fewer life lines are shown; a hidden one has something held
    QStringList m_folded;                            // forms of the line that names who is not shown
    std::vector<Coming> m_coming;
    bool m_narrow = false, m_crowded = false;
    std::optional<model::PacketId> m_moving;
    double m_travel = 1, m_glow = 0;

    [[nodiscard]] double b() const { return m_in.theme.b; }
    [[nodiscard]] double y(double layoutY) const;       // pixels
    [[nodiscard]] double layoutY(double pixels) const;  // at least as high up
    [[nodiscard]] std::size_t position() const { return m_in.scene->position; }
    [[nodiscard]] double seenAtOnce() const;  // pixels, the header too
    [[nodiscard]] double bottom() const;      // layout y where the present ends
    [[nodiscard]] const model::layout::LadderLayout& shown() const {
        return m_picked ? *m_memory->picked : m_memory->layout;
    }
    void measure();
    void arrange();
    // Whether fewer life lines are shown now.
    bool pick();
    [[nodiscard]] std::vector<std::uint32_t> interesting() const;
    [[nodiscard]] QStringList hiddenNames() const;
    [[nodiscard]] QStringList hiddenHeld() const;

    [[nodiscard]] std::optional<Placed> place(const model::layout::LadderItem& item) const;
    [[nodiscard]] Label labelOf(const Placed& placed) const;
    [[nodiscard]] QString sentence(const Placed& placed) const;
    [[nodiscard]] QString laneName(std::uint32_t lane) const;
    void paintHeader(Canvas& canvas, const QRectF& visible) const;
    enum class Part { Bars, Names };
    struct Taken {
        std::vector<QRectF> areas;    // where nothing may be written any more
        std::vector<QLineF> strokes;  // where it should not, if there is room elsewhere
    };
    void take(Taken& taken, const Placed& placed) const;
    void paintLane(Canvas& canvas, std::uint32_t lane, Part part, const QRectF& visible, Taken& taken) const;
    using SeeBar = std::function<void(std::size_t track, const model::layout::StateSpan& span, const QRectF& bar)>;
    void visitBars(std::uint32_t lane, const QRectF& visible, const SeeBar& see) const;
    [[nodiscard]] bool namedBeside(const model::layout::Lane& lane, std::size_t track,
                                   const model::layout::StateSpan& span) const;
    void paintBar(Canvas& canvas, std::uint32_t lane, const model::layout::StateSpan& span, const QRectF& bar,
                  const QRectF& visible) const;
    void paintName(Canvas& canvas, std::uint32_t lane, const model::layout::StateSpan& span, const QRectF& bar,
                   const QRectF& visible, Taken& taken) const;
    [[nodiscard]] bool hasOthersAt(const model::layout::Lane& lane, const model::layout::StateSpan& span,
                                   double at) const;
    void paintLeader(Canvas& canvas, QPointF name, QPointF bar, const QColor& ink) const;
    void paintCountdown(Canvas& canvas, const model::layout::StateSpan& span, const QRectF& area,
                        Qt::Alignment side) const;
    void paintSegment(Canvas& canvas, const Placed& placed) const;
    void paintLabel(Canvas& canvas, const Placed& placed) const;
    void paintButtons(Canvas& canvas, const Placed& placed) const;
    void paintCall(Canvas& canvas, const model::layout::LadderCall& call, Part part, Taken& taken) const;
    void findComing();
    void paintComing(Canvas& canvas, const QRectF& visible) const;
    void paintNote(Canvas& canvas, const model::layout::LadderItem& item) const;
    // texts: the whole call, then shorter forms for narrow ladders.
    struct CallRow {
        QRectF area;
        QStringList texts;
        QString suffix;
        bool running = false, isReturn = false, failed = false;
    };
    [[nodiscard]] std::vector<CallRow> rowsOf(const model::layout::LadderCall& call) const;
};

}  // namespace app::diagrams
