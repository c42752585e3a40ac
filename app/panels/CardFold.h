// How much of a process its card shows: everything; state, code line and queues of connections; name, state and code
// line; name and state.
#pragma once

namespace app::panels {

enum class CardFold { Open, Folded, Chip, Line };

}  // namespace app::panels
