// Runs a scenario against a lab, one step at a time: does the step's action, waits until everything it must lead to is
// true, asks the lab to sync, compares the kernel's states with the inferred ones. Event driven: time and events arrive
// as arguments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/scenario/Lab.h"
#include "model/scenario/Scenario.h"
#include "model/trace/Scene.h"

namespace model::scenario {

struct Disagreement {
    std::size_t step;
    std::string actor;        // "client"
    trace::Address address;
    std::string inferred, kernel;
};

struct FailedExpectation {
    std::size_t step;
    std::string reason;       // "step 6: after deliver SYN from client, server should be SYN-RECEIVED but is LISTEN (kernel)"
};

class Runner {
public:
    // lab and scenario outlive the runner.
    Runner(const Scenario& scenario, Lab& lab);

    enum class Status : std::uint8_t {
        Preparing,  // actors starting
        Ready,      // next() does the next step
        Running,    // a step was begun; its expectations are not yet all true
        Finished,   // after the last step
        Failed,     // a step missed its deadline: no further step is possible
    };
    [[nodiscard]] Status status() const;
    [[nodiscard]] std::size_t nextStep() const;   // index of the step next() would do

    void prepare(trace::Timestamp now);           // sysctls, gate, actors
    // Begins the next step. In Running it changes nothing. A held packet that the user delivered or dropped by hand
    // before counts: a step whose effect is already there is done at once.
    void next(trace::Timestamp now);
    // After the scene took new events, and when time passes.
    void update(const trace::Scene& scene, const trace::Trace& trace, trace::Timestamp now);
    // The next instant at which update must be called even without an event.
    [[nodiscard]] std::optional<trace::Timestamp> deadline() const;

    [[nodiscard]] const std::vector<FailedExpectation>& failed() const;
    [[nodiscard]] const std::vector<Disagreement>& disagreements() const;
    [[nodiscard]] std::uint32_t expectationsMet() const;

private:
    // the owner of this file completes it
};

}  // namespace model::scenario
