// Plays a journal again on a fresh lab, to a step: the script gives its orders itself, the user's are given where they
// were, as soon as their segment is held. The same orders lead to the same states. "Bring it back here", and undo.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/scenario/Journal.h"
#include "model/scenario/Runner.h"

namespace model::scenario {

class Replay {
public:
    // runner: prepared, of the same scenario, on a fresh lab; it outlives the replay. Ends when `steps` steps are done.
    Replay(Runner& runner, const Journal& journal, std::size_t steps);

    enum class Status : std::uint8_t { Running, Done, Failed };
    // Instead of the runner's update.
    [[nodiscard]] Status update(const Now& now);
    [[nodiscard]] std::optional<Timestamp> deadline() const;

private:
    Runner& m_runner;
    std::vector<Order> m_byHand;  // the user's that are still to be given
    std::size_t m_steps;
    std::optional<PacketId> m_judged;     // by the last one given; the gate has not answered yet
    std::optional<Timestamp> m_patience;  // the next order's segment is awaited until then

    [[nodiscard]] bool due(const Order& order) const;
    // false: its segment is not there yet.
    [[nodiscard]] bool give(const Order& order, const Now& now);
};

}  // namespace model::scenario
