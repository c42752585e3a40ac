#include "model/trace/Inferences.h"

namespace model::trace {

void Inferences::note(std::size_t event, const tcp::Connection& connection) {
    Change now{static_cast<std::uint32_t>(event), {}, {}};
    for (std::size_t side = 0; side < 2; ++side) {
        now.states[side] = connection.ends[side].now().to;
        now.certainties[side] = connection.ends[side].now().certainty;
    }
    for (const std::size_t side : {0u, 1u}) {
        const auto known = at(connection.id, static_cast<Side>(side), event + 1);
        if (known != InferredState{now.states[side], now.certainties[side]})
            return m_changes.add(connection.id.value, now);
    }
}

std::optional<InferredState> Inferences::at(ConnectionId connection, Side side, std::size_t position) const {
    std::optional<InferredState> found;
    m_changes.fromNewest(connection.value, [&](const Change& change) {
        if (change.event >= position)
            return true;
        const auto index = static_cast<std::size_t>(side);
        found = InferredState{change.states[index], change.certainties[index]};
        return false;
    });
    return found;
}

Inference Inferences::lookBack(const tcp::Connection& connection, Side side, std::size_t position,
                               Timestamp then) const {
    const auto& states = connection.end(side).states;
    std::size_t last = states.size() - 1;
    while (last > 0 && states[last].time > then)
        --last;
    const auto known = at(connection.id, side, position);
    return {states[last], known && *known != InferredState{states[last].to, states[last].certainty}};
}

}  // namespace model::trace
