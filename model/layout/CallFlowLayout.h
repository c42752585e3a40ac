// The call flow: a column of calls for each process, each call a box, a blocked one as tall as it waited, and an arrow
// where one call makes another go on (connect lets accept return, write lets read return, close ends the reading).
// What woke a call is the last segment of the right kind that reached its process before it returned. Plain numbers in
// rows; built on the ladder, which knows who sent what to whom.
#pragma once

#include <cstdint>
#include <vector>

#include "model/layout/LadderLayout.h"

namespace model::layout {

enum class Wake : std::uint8_t { None, Handshake, SynAck, Data, Datagram, End, Reset };

struct FlowCall {
    std::uint32_t call = 0;  // index in LadderLayout::calls()
    std::uint32_t lane = 0;
    std::uint32_t row = 0, lastRow = 0;  // equal: it returned at once
    bool running = false;
    Wake wokenBy = Wake::None;
    std::uint32_t bytes = 0;  // Data, Datagram
};

struct FlowArrow {
    std::uint32_t from = 0, to = 0;  // index in calls()
    Wake kind = Wake::Data;
    std::uint32_t bytes = 0;
};

class CallFlowLayout {
public:
    // What happened before the event.
    CallFlowLayout(const trace::Trace& trace, const LadderLayout& ladder, std::size_t beforeEvent);

    [[nodiscard]] const std::vector<FlowCall>& calls() const { return m_calls; }
    [[nodiscard]] const std::vector<FlowArrow>& arrows() const { return m_arrows; }
    [[nodiscard]] std::uint32_t rows() const { return m_rows; }

private:
    std::vector<FlowCall> m_calls;
    std::vector<FlowArrow> m_arrows;
    std::uint32_t m_rows = 0;

    void wake(const trace::Trace& trace, const LadderLayout& ladder, std::uint32_t flow);
};

}  // namespace model::layout
