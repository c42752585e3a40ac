// What must be told of a run beside the lesson's own words, because these alone would not be true now: a timer that
// runs out while somebody talks, what the user did by hand and what will come of it, a step that did not lead where it
// should. Pure: the run as it stands in, a value out, which every view tells in its own way.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/Reason.h"
#include "model/scenario/Runner.h"

namespace model::scenario {

struct Remark {
    enum class Kind : std::uint8_t {
        Failed,   // the step did not lead where it should
        RanOut,   // a state that the lesson speaks of has ended by its timer
        ByHand,   // the user did something else than the lesson
        RunsOut,  // such a state will have ended in `left`
        Waits,    // the running step waits for the kernel, for longer than a glance
    };
    Kind kind{};
    Reason what;                       // "You dropped the SYN."
    Reason coming;                     // "The kernel sends it again in 1 s."; may be empty
    std::optional<std::int64_t> left;  // RunsOut: milliseconds
    bool needed = false;               // RanOut: a later step needs it, so the lesson cannot go on from here
    bool operator==(const Remark&) const = default;

    // The words of the step on the stage are not so.
    [[nodiscard]] bool contradicts() const { return kind == Kind::Failed || kind == Kind::RanOut; }
};

// At the end of a live run; nullopt: the lesson's words are all there is to tell.
[[nodiscard]] std::optional<Remark> remarkOn(const Scenario& scenario, const Runner& runner, const Now& now);

}  // namespace model::scenario
