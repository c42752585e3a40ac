// One packet under the glass: its headers as the bit diagrams of the RFCs with their real values, options decoded, and
// its bytes in hex. Fields that changed since the previous segment of the same connection and direction are marked.
#pragma once

#include <QCoreApplication>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/HeaderLayout.h"

namespace app::diagrams {

class SegmentDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(SegmentDiagram)
public:
    explicit SegmentDiagram(const DiagramInputs& inputs);

    // Its cell and its bytes are lit.
    void setHighlight(std::optional<spot::Field> field) { m_highlight = field; }
    [[nodiscard]] std::optional<model::PacketId> packet() const { return m_packet; }

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;
    // The header of TCP, UDP or ICMP; empty without one.
    [[nodiscard]] QRectF transport() const;

private:
    // A field where it stands. It may cover several rows of 32 bits: one rectangle for each.
    struct Cell {
        std::size_t block = 0, field = 0;
        QString name, value;
        bool changed = false;
        QString before;
        std::vector<QRectF> areas;
        std::size_t main = 0;  // the area that carries the text
    };
    struct BlockArea {
        QRectF head;
        double rowsTop = 0;
    };

    DiagramInputs m_in;
    std::optional<model::PacketId> m_packet;
    std::vector<std::uint8_t> m_bytes;
    model::packet::Packet m_decoded;
    std::vector<model::layout::HeaderBlock> m_blocks;
    std::vector<BlockArea> m_areas;
    std::vector<Cell> m_cells;
    std::optional<spot::Field> m_highlight;
    double m_bit = 0, m_hexTop = 0, m_hexRow = 0;
    std::size_t m_hexBytes = 0;  // shown; a long payload is cut, and says so
    QStringList m_head;          // lines
    std::size_t m_bytesInRow = 16;
    QSizeF m_size;

    void choose();
    void arrange();
    void markChanges();
    [[nodiscard]] double b() const { return m_in.theme.b; }
    [[nodiscard]] const theme::Role& role(model::layout::HeaderBlock::Kind kind) const;
    [[nodiscard]] QRectF byteArea(std::size_t byte) const;
    [[nodiscard]] QRectF asciiArea(std::size_t byte) const;
    [[nodiscard]] const model::layout::HeaderBlock* blockOf(std::size_t byte) const;
    void paintCell(Canvas& canvas, std::size_t index) const;
    void paintHex(Canvas& canvas, const QRectF& visible) const;
};

}  // namespace app::diagrams
