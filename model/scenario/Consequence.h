// What the user's own judgement of a held segment was, and what the kernels will make of it.
#pragma once

#include "model/base/Reason.h"
#include "model/scenario/Journal.h"

namespace model::scenario {

// Of an order that judges a segment: "You dropped the SYN."
[[nodiscard]] Reason whatWasDone(const Order& order);
// "The kernel sends it again in 1 s."
[[nodiscard]] Reason consequence(const Order& order, const Now& now);

}  // namespace model::scenario
