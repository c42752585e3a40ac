// One packet under the glass: its headers as the bit diagrams of the RFCs with their real values, options decoded, and
// its bytes in hex. Fields that changed since the previous segment of the same connection and direction are marked.
// Paints what SegmentLayout has placed.
#pragma once

#include <QCoreApplication>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/SegmentContent.h"
#include "model/layout/SegmentLayout.h"

namespace app::diagrams {

class SegmentDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(SegmentDiagram)
public:
    explicit SegmentDiagram(const DiagramInputs& inputs);

    // Its cell and its bytes are lit.
    void setHighlight(std::optional<spot::Field> field) { m_highlight = field; }
    [[nodiscard]] std::optional<model::PacketId> packet() const;

    [[nodiscard]] QSizeF size() const override;
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;
    // The header of TCP, UDP or ICMP; empty without one.
    [[nodiscard]] QRectF transport() const;

private:
    theme::Theme m_theme;
    double m_width;
    model::layout::SegmentContent m_content;
    QStringList m_head;  // lines
    model::layout::SegmentLayout m_layout;
    std::optional<spot::Field> m_highlight;

    [[nodiscard]] QStringList headParts(const DiagramInputs& inputs,
                                        const model::layout::SequenceSymbols& symbols) const;
    [[nodiscard]] double b() const { return m_theme.b; }
    [[nodiscard]] const model::layout::HeaderField& fieldOf(const model::layout::FieldCell& cell) const {
        return m_content.blocks[cell.block].fields[cell.field];
    }
    [[nodiscard]] const model::layout::FieldHistory& historyOf(const model::layout::FieldCell& cell) const {
        return m_content.history[cell.block][cell.field];
    }
    [[nodiscard]] bool lit(std::size_t byte) const;
    void paintHeads(Canvas& canvas) const;
    void paintCell(Canvas& canvas, std::size_t index) const;
    void paintFlag(Canvas& canvas, const QRectF& area, const QString& name, const QString& value,
                   const theme::Role& role) const;
    void paintByte(Canvas& canvas, std::size_t byte, const QFont& mono) const;
    void paintHex(Canvas& canvas, const QRectF& visible) const;
};

}  // namespace app::diagrams
