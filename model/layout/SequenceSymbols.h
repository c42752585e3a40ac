// Sequence numbers as a lesson writes them: x and y are the two initial sequence numbers; in the close u is the first
// FIN's number, v the other side's number from then on, w the number of the other side's FIN. Relative (from the
// initial number) and absolute as well. Follows a trace that grows: update() looks at new packets only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/trace/Trace.h"

namespace model::layout {

enum class Numbers : std::uint8_t { Symbols, Relative, Absolute };

class SequenceSymbols {
public:
    void update(const trace::Trace& trace);

    // "x+1", "6", "2 914 053 378" (grouped by U+2009). Empty where the segment carries none.
    [[nodiscard]] std::string seq(const trace::PacketRecord& packet, Numbers numbers) const;
    [[nodiscard]] std::string ack(const trace::PacketRecord& packet, Numbers numbers) const;
    // "seq = x+1, ack = y+1"; without the ack where the ACK flag is not set.
    [[nodiscard]] std::string label(const trace::PacketRecord& packet, Numbers numbers) const;
    // Any number of one side's space, as it reads now: for a control block.
    [[nodiscard]] std::string value(ConnectionId connection, Side space, SequenceNumber number, Numbers numbers) const;

    // What the symbols used so far stand for: {"x", 2914053377}, ...
    struct Meaning {
        char symbol;
        std::uint32_t value;
        Side side;
    };
    [[nodiscard]] std::vector<Meaning> meanings(ConnectionId connection) const;

private:
    // One side's number space: its start, and from which packet on other letters are used.
    struct Space {
        std::optional<std::uint32_t> initial, closing, fin;  // x or y; v; u or w
        bool guessed = false;                                // no SYN was seen: counted from the first number seen
        std::uint64_t closingFrom = 0, finFrom = 0;          // PacketId
    };
    struct Names {
        Space space[2];
        std::optional<Side> closer;  // who sent the first FIN
    };
    std::vector<Names> m_names;  // by ConnectionId - 1
    std::size_t m_done = 0;

    [[nodiscard]] const Names* names(std::uint64_t connection) const;
    [[nodiscard]] static std::string text(const Names& names, Side side, std::uint32_t number, std::uint64_t packet,
                                          Numbers numbers, bool isAck);
    void see(const tcp::SegmentRecord& segment);
};

// 2914053377 -> "2 914 053 377", grouped by U+2009 (thin space).
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace model::layout
