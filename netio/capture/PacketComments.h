// What a saved session says of each of its packets in words: who sent it in which call, and what became of it at the
// gate. The words only: what was so, a Moment at the session's end tells.
#pragma once

#include <string>
#include <vector>

#include "model/trace/Moment.h"

namespace netio::capture {

// "sent by client (pid 4121) in connect(3)", "held 2.3 s, then dropped". A foreign capture has nothing to tell.
[[nodiscard]] std::vector<std::string> packetComments(const model::trace::Moment& end, model::PacketId packet);

}  // namespace netio::capture
