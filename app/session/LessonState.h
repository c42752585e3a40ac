// How the lesson on a stage stands: what must be told beside its words, and what a key means now. Asked of the stage;
// holds nothing. GUI thread.
#pragma once

#include <optional>

#include "app/session/Stage.h"
#include "model/scenario/Remark.h"

namespace app::session {

// Only of a live run, at its end.
[[nodiscard]] std::optional<model::scenario::Remark> remarkOn(const Stage& stage);
// The held packet that a key judges; 0: none.
[[nodiscard]] model::PacketId atHand(const Stage& stage);
// Its demo has run on the kernel.
[[nodiscard]] bool canBringBack(const Stage& stage);

}  // namespace app::session
