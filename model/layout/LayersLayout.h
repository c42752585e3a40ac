// One message on its way through the layers, in pixels: the sender's layers at the left, the receiver's at the right,
// their names between or above them, and below the kernel's table of sockets. Where the room is narrow or low, words
// are fewer, bytes fewer and the table shorter.
#pragma once

#include <array>
#include <cstdint>

#include "model/layout/DiagramRoom.h"
#include "model/layout/Rect.h"

namespace model::layout {

enum class Layer : std::uint8_t { Application, Socket, Transport, Network, Device };
inline constexpr Layer kLayers[] = {Layer::Application, Layer::Socket, Layer::Transport, Layer::Network, Layer::Device};

enum class Way : std::uint8_t { Down, Up };  // the sender's side, the receiver's

class LayersLayout {
public:
    LayersLayout() = default;
    // blocks: of the packet's headers and data; rows: of the table.
    LayersLayout(const DiagramRoom& room, std::size_t blocks, std::size_t rows);

    [[nodiscard]] Size size() const { return m_size; }
    // Beside two sides of some width: shorter words, fewer bytes, a shorter table.
    [[nodiscard]] bool compact() const { return m_compact; }
    // Narrower still: names above their rows.
    [[nodiscard]] bool narrow() const { return m_narrow; }
    [[nodiscard]] std::size_t hexLines() const { return m_hexLines; }

    [[nodiscard]] Rect endName(Way way) const;
    [[nodiscard]] Rect endTask(Way way) const;
    [[nodiscard]] Rect layer(Layer layer, Way way) const;
    [[nodiscard]] Rect layerName(Layer layer) const;
    // nameWidth: of the layer's name, which it stands beside or below.
    [[nodiscard]] Rect layerTask(Layer layer, double nameWidth) const;
    // y of the line below a layer.
    [[nodiscard]] double ruleBelow(Layer layer) const;
    // Of the blocks of a layer, outermost first: all layers share the device's columns, so that each header is seen to
    // come on top of what was there.
    [[nodiscard]] Rect block(Layer layer, Way way, std::size_t index) const;
    // Inside a block, what is written one below the other; line 0 on: of the bytes.
    [[nodiscard]] Rect blockInner(const Rect& block) const;
    [[nodiscard]] Rect byteLine(const Rect& block, std::size_t line) const;
    // Of the message's own way, straight down and up: the middle of the innermost block.
    [[nodiscard]] double messageX(Way way) const;
    [[nodiscard]] double gap() const { return m_gap; }
    // The wire's y; and where it says why the message does not arrive.
    [[nodiscard]] double wireY() const;
    [[nodiscard]] Rect wireWords() const;

    // Question, packet, answer, columns; where there is little room the answer takes the question's place.
    [[nodiscard]] Rect question() const { return line(m_tableTop, 1.8); }
    [[nodiscard]] Rect answer() const;
    [[nodiscard]] Rect packetRow() const { return row(packetTop()); }
    [[nodiscard]] Rect tableRow(std::size_t index) const;
    [[nodiscard]] double rowsTop() const { return m_rowsTop; }
    static constexpr std::size_t kColumns = 6;  // protocol, local, remote, state, fd, process
    // The room of a column's text in a row or in the line of heads.
    [[nodiscard]] Rect cell(std::size_t column, const Rect& row) const;
    [[nodiscard]] Rect columnHead(std::size_t column) const;

private:
    double m_base = 14;
    bool m_compact = false, m_narrow = false;
    std::size_t m_hexLines = 2, m_blocks = 1;
    double m_wing = 0, m_middle = 0, m_row = 0, m_gap = 0, m_head = 0;
    double m_lowSocket = 0;  // the socket is by so much lower than the other layers
    double m_tableTop = 0, m_rowsTop = 0, m_tableRow = 0;
    std::array<double, kColumns + 1> m_columns{};  // left edges, and the right end
    Size m_size;

    void placeColumns();
    [[nodiscard]] double packetTop() const { return m_tableTop + (m_compact ? 3.5 : 1.9) * m_base; }
    [[nodiscard]] Rect line(double top, double height) const {
        return {0.6 * m_base, top, m_size.width - 1.2 * m_base, height * m_base};
    }
    [[nodiscard]] Rect row(double top) const { return {0.6 * m_base, top, m_size.width - 1.2 * m_base, m_tableRow}; }
};

}  // namespace model::layout
