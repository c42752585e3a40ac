// The script's director: runs a scenario against a lab, one step at a time. Does the step's action (StepDeed), waits
// until everything it must lead to is true (StepWatch), asks the lab to sync and compares the kernel's states with the
// inferred ones (Agreement), and marks the step's end in the session.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/scenario/Agreement.h"
#include "model/scenario/StepDeed.h"

namespace model::scenario {

struct FailedExpectation {
    std::size_t step;
    Reason reason;  // "step 6: after deliver SYN from client, server should be SYN-RECEIVED but is LISTEN"
};

class Runner final : public Director {
public:
    // lab and scenario outlive the runner.
    Runner(const Scenario& scenario, Lab& lab);
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    enum class Status : std::uint8_t {
        Preparing,  // actors starting
        Ready,      // next() does the next step
        Running,    // a step was begun; its expectations are not yet all true
        Finished,   // after the last step
        Failed,     // a step missed its deadline: no further step is possible
    };
    [[nodiscard]] Status status() const { return m_status; }
    // Index of the step next() would do, or that is running.
    [[nodiscard]] std::size_t nextStep() const { return m_next; }

    void prepare(Timestamp now) override;
    // A held packet that the user delivers or drops by hand counts: a step whose effect is already there is done at
    // once.
    void order(const Command& command, const Now& now) override;
    // The user does by hand what the lesson does next: that is the next step. False: it is something else.
    [[nodiscard]] bool adopt(const JudgeCommand& command, const Now& now);
    // The held packet that the lesson judges next, else the first that is not kept; 0: none is held.
    [[nodiscard]] PacketId atHand(const Now& now) const;
    // Begins the next step; the update that follows acts. In Running it changes nothing.
    void next(Timestamp now);
    void update(const Now& now) override;
    [[nodiscard]] std::optional<Timestamp> deadline() const override;
    [[nodiscard]] const Journal& journal() const override { return m_orders.journal(); }
    // What the running step still waits for: "server should be SYN-RECEIVED but is LISTEN"; empty when it runs not.
    [[nodiscard]] const Reason& waitsFor() const { return m_waitsFor; }
    [[nodiscard]] Timestamp begun() const { return m_begun; }  // the running step

    [[nodiscard]] const std::vector<FailedExpectation>& failed() const { return m_failed; }
    [[nodiscard]] const std::vector<Disagreement>& disagreements() const { return m_agreement.disagreements(); }
    [[nodiscard]] std::uint32_t expectationsMet() const { return m_met; }

private:
    enum class Phase : std::uint8_t { Begin, Act, Expect, Syncing, Marked };

    const Scenario& m_scenario;
    Orders m_orders;
    StepWatch m_watch;
    StepDeed m_deed;
    Agreement m_agreement;
    Status m_status = Status::Preparing;
    std::size_t m_next = 0;
    std::vector<FailedExpectation> m_failed;
    std::uint32_t m_met = 0;
    std::size_t m_eventsRead = 0;

    // The running step.
    Phase m_phase = Phase::Begin;
    std::optional<Timestamp> m_deadline, m_resync;
    std::size_t m_goOnTo = 0;  // this step is begun without being asked for again
    Timestamp m_begun;
    Timestamp m_latest;  // the deadline is never moved beyond
    Reason m_waitsFor;
    Reason m_trouble;       // what made it hopeless: "the process server has ended"; mostly empty
    bool m_marked = false;  // the lab has recorded the step's end
    Reason m_undeclared;    // a call that failed although no expectation speaks of it

    void readEvents(const Now& now);
    void hear(const trace::StepMarked& mark);
    void hear(const trace::LabProblem& problem, const Now& now);
    void hear(const trace::ActorEnded& ended, const Now& now);
    void hear(const trace::CallReturned& returned, const Now& now);
    void awaitActors(const Now& now);
    void runStep(const Now& now);
    bool advance(const Now& now);  // one phase on; false: nothing to do but wait
    bool begin(const Now& now);
    bool act(const Now& now);
    bool expect(const Now& now);
    bool compare(const Now& now);
    [[nodiscard]] std::optional<Timestamp> waitsUntil() const;  // of a step that waits so long
    void shorten(const Now& now, const Reason& trouble);
    void fail(const Reason& why, const Now& now);
    [[nodiscard]] Reason afterAction(const Reason& unmet) const;
    void mark(trace::StepPhase phase, const Now& now);
    void awaitMark(const Now& now);
    void settleStatus();
    // The step that judges held packets next: behind such as only wait for what is so already.
    [[nodiscard]] std::optional<std::size_t> judgingStep(const Now& now) const;
    [[nodiscard]] bool stepping() const { return m_status == Status::Running && m_phase != Phase::Marked; }
    [[nodiscard]] const Step& step() const { return m_scenario.steps[m_next]; }
};

}  // namespace model::scenario
