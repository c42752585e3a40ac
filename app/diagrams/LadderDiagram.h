// The ladder: a life line with its state bar for each process, calls on it, segments between. Paints what is visible
// only; a trace of a million segments costs no more than one of nine. Where everything stands is decided by
// model::layout::LadderGeometry, whose rows may be kept from one diagram to the next and then reads only what is new.
// GUI thread or any single thread.
#pragma once

#include <QCoreApplication>
#include <memory>

#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "app/diagrams/FontMeasure.h"
#include "app/diagrams/LadderWording.h"
#include "model/layout/LadderGeometry.h"

namespace app::diagrams {

// What its layouts are made from. All given outlives it.
[[nodiscard]] model::layout::LadderInputs ladderInputs(const DiagramInputs& from, const FontMeasure& measure,
                                                       const LadderWording& words,
                                                       const model::layout::SequenceSymbols& symbols);

class LadderDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(LadderDiagram)
public:
    explicit LadderDiagram(const DiagramInputs& inputs, std::shared_ptr<model::layout::LadderLayout> rows = {});
    LadderDiagram(const LadderDiagram&) = delete;
    LadderDiagram& operator=(const LadderDiagram&) = delete;

    // For the next diagram. New ones are made by the constructor when trace or measures do not fit.
    [[nodiscard]] const std::shared_ptr<model::layout::LadderLayout>& rows() const { return m_geometry.ground().rows; }

    // How far a segment is on its way from its sender (0) to the receiver's door (1). One segment moves at a time.
    void setTravel(model::PacketId packet, double travel);
    // What changes while it is on its way, or glows; empty: it is not there any more.
    [[nodiscard]] QRectF travelArea(model::PacketId packet) const;
    // Where the time that a kernel timer has left is told.
    [[nodiscard]] std::vector<QRectF> timerAreas(const QRectF& visible) const;
    // Strength of the held segment's glow, 0 to 1.
    void setGlow(double glow) { m_glow = glow; }

    [[nodiscard]] QSizeF size() const override;
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
    DiagramInputs m_in;
    std::shared_ptr<const model::layout::SequenceSymbols> m_symbols;
    FontMeasure m_measure;
    LadderWording m_words;
    model::layout::LadderGeometry m_geometry;
    std::optional<model::PacketId> m_moving;
    double m_travel = 1, m_glow = 0;

    [[nodiscard]] model::layout::LadderInputs inputs() const;
};

}  // namespace app::diagrams
