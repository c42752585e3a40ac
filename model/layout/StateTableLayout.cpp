#include "model/layout/StateTableLayout.h"

namespace model::layout {

using namespace trace;

ConnectionId shownConnection(const Scene& scene) {
    if (scene.connections.empty())
        return {};
    return scene.session ? scene.connections.back().id : scene.connections.front().id;
}

std::vector<StateTableRow> stateTable(const Trace& trace, const Scene& scene, ConnectionId id) {
    std::vector<StateTableRow> rows;
    const tcp::Connection* connection = trace.tracker().find(id);
    if (!connection)
        return rows;
    const std::vector<tcp::Transition>* states[2] = {&connection->ends[0].states, &connection->ends[1].states};
    std::size_t at[2] = {0, 0};
    StateTableRow now;
    for (int side = 0; side < 2; ++side) {
        now.state[side] = (*states[side])[0].to;
        now.certain[side] = (*states[side])[0].certainty == Certainty::Certain;
    }
    rows.push_back(now);
    for (const std::uint32_t i : trace.packetsOf(id, scene.position)) {
        const PacketRecord& packet = trace.packets()[i];
        const auto verdict = trace.fate(packet.seen.packet, scene.position).verdict;
        now.verdict = verdict.value_or(packet.seen.gated ? Verdict::Held : Verdict::Delivered);
        if (now.verdict == Verdict::Absorbed)
            continue;
        now.packet = i;
        for (int side = 0; side < 2; ++side) {
            now.changed[side] = false;
            // A transition belongs to the segment that caused it, whenever that was received.
            while (at[side] + 1 < states[side]->size()) {
                const tcp::Transition& next = (*states[side])[at[side] + 1];
                if (next.time > scene.time || next.cause.value > packet.seen.packet.value)
                    break;
                ++at[side];
                now.changed[side] = now.changed[side] || now.state[side] != next.to;
                now.state[side] = next.to;
                now.certain[side] = next.certainty == Certainty::Certain;
            }
        }
        rows.push_back(now);
    }
    if (id.value <= scene.connections.size() && rows.size() > 1) {
        StateTableRow last = rows.back();
        last.packet = StateTableRow::kNoPacket;
        last.verdict = Verdict::Delivered;
        bool led = false;
        for (int side = 0; side < 2; ++side) {
            const EndpointView& end = scene.connections[id.value - 1].ends[side];
            last.changed[side] = end.kernel == State::Closed && last.state[side] != State::Closed;
            if (last.changed[side])
                last.state[side] = State::Closed;
            led = led || last.changed[side];
        }
        if (led)
            rows.push_back(last);
    }
    return rows;
}

}  // namespace model::layout
