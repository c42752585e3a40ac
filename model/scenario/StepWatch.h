// What the running step must lead to, and how it stood when the step began: tells what is still missing.
#pragma once

#include <cstddef>

#include "model/scenario/Director.h"
#include "model/scenario/ExpectationChecker.h"

namespace model::scenario {

class StepWatch {
public:
    void begin(const Step& step, const Now& now);
    // The user went ahead by hand: it is enough to have been where the step leads.
    void passThrough() { m_strictness = CheckContext::Strictness::PassedThrough; }
    // The step's call is the actor's call of this index.
    void called(std::size_t index) { m_call = index; }

    // The first expectation that is not met; empty: all are.
    [[nodiscard]] Reason unmet(const Now& now) const;
    // A call that fails although nobody expects it must not go by unseen.
    [[nodiscard]] Reason unexpectedFailure(const Now& now) const;
    // One that was queued behind a step's call (`then`), whichever step is running when it returns.
    [[nodiscard]] static Reason undeclaredFailure(const Scenario& scenario, const trace::CallView& call,
                                                  std::size_t step);
    [[nodiscard]] static bool expectsEndOf(const Step& step, const std::string& actor);

private:
    const Step* m_step = nullptr;
    std::size_t m_firstPacket = 0, m_call = 0;
    TimerExpiries m_expiries;
    std::map<std::string, std::uint64_t> m_counters;
    mutable SelectedPackets m_selected;  // of all steps: a packet is looked at once
    CheckContext::Strictness m_strictness = CheckContext::Strictness::Exact;
};

}  // namespace model::scenario
