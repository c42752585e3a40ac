// Runs a scenario against a lab, one step at a time: does the step's action, waits until everything it must lead to is
// true, asks the lab to sync, compares the kernel's states with the inferred ones. Event driven: time and events arrive
// as arguments.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario/ExpectationChecker.h"
#include "model/scenario/Lab.h"
#include "model/scenario/Scenario.h"
#include "model/scenario/SegmentPicker.h"
#include "model/trace/Scene.h"

namespace model::scenario {

struct Disagreement {
    std::size_t step;
    std::string actor;  // "client"
    Address address;
    std::string inferred, kernel;
};

struct FailedExpectation {
    std::size_t step;
    Reason reason;  // "step 6: after deliver SYN from client, server should be SYN-RECEIVED but is LISTEN"
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
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] std::size_t nextStep() const {
        return m_next;
    }  // index of the step next() would do, or that is running

    void prepare(Timestamp now);  // sysctls, gate, actors
    // Begins the next step; the update that follows acts. In Running it changes nothing. A held packet that the user
    // delivered or dropped by hand before counts: a step whose effect is already there is done at once.
    void next(Timestamp now);
    // After next(), after the scene took new events, and when time passes. The scene is the live one, at the trace's
    // end.
    void update(const trace::Scene& scene, const trace::Trace& trace, Timestamp now);
    // The next instant at which update must be called even without an event.
    [[nodiscard]] std::optional<Timestamp> deadline() const;
    // What the running step still waits for: "server should be SYN-RECEIVED but is LISTEN"; empty when it runs not.
    [[nodiscard]] const Reason& waitsFor() const { return m_waitsFor; }

    [[nodiscard]] const std::vector<FailedExpectation>& failed() const { return m_failed; }
    [[nodiscard]] const std::vector<Disagreement>& disagreements() const { return m_disagreements; }
    [[nodiscard]] std::uint32_t expectationsMet() const { return m_met; }

private:
    enum class Phase : std::uint8_t { Begin, Act, Calling, Expect, Syncing, Marked };

    const Scenario& m_scenario;
    Lab& m_lab;
    Status m_status = Status::Preparing;
    std::size_t m_next = 0;
    std::vector<FailedExpectation> m_failed;
    std::vector<Disagreement> m_disagreements;
    std::uint32_t m_met = 0;

    // The running step.
    Phase m_phase = Phase::Begin;
    std::optional<Timestamp> m_deadline, m_resync, m_disagreeing;
    Timestamp m_latest;  // the deadline is never moved beyond
    CheckContext::Strictness m_strictness = CheckContext::Strictness::Exact;
    Reason m_waitsFor;
    Reason m_trouble;  // what made it hopeless: "the process server has ended"; mostly empty
    std::size_t m_firstPacket = 0, m_callsBefore = 0;
    bool m_told = false;  // the lab has been told to call or to start
    TimerExpiries m_expiries;
    SegmentPicker m_picker;
    std::vector<PacketId> m_delivering;

    std::map<std::string, std::size_t> m_callsSent;  // by actor, in the whole session

    bool m_marked = false;  // the lab has recorded the step's end
    std::uint64_t m_token = 0, m_synced = 0;
    std::uint64_t m_lastLook = 0;  // the sync asked for when the deadline had passed; 0: not yet
    std::size_t m_eventsRead = 0;

    struct Now {
        const trace::Scene& scene;
        const trace::Trace& trace;
        Timestamp time;
    };
    void readEvents(const Now& now);
    void awaitActors(const Now& now);
    void runStep(const Now& now);
    bool advance(const Now& now);  // one phase on; false: nothing to do but wait
    bool begin(const Now& now);
    bool act(const Now& now);
    bool judge(const JudgeAction& action, const Now& now);
    [[nodiscard]] bool lostUnderway(const Now& now) const;
    bool followCalls(const CallAction& action, const Now& now);
    bool expect(const Now& now);
    bool compare(const Now& now);
    [[nodiscard]] std::vector<Disagreement> disagreementsNow(const Now& now) const;
    [[nodiscard]] Reason unmetNow(const Now& now) const;
    [[nodiscard]] Reason unexpectedFailure(const Now& now) const;
    [[nodiscard]] std::vector<PacketSelector> laterSelectors() const;
    [[nodiscard]] bool expectsReturn(const CallAction& action, const Call& call) const;
    void shorten(const Now& now, const Reason& trouble);
    void done(const Now& now);
    void fail(const Reason& why, const Now& now);
    [[nodiscard]] Reason afterAction(const Reason& unmet) const;
    void mark(trace::StepPhase phase, const Now& now);
    void awaitMark(const Now& now);
    void settleStatus();
    [[nodiscard]] bool stepping() const { return m_status == Status::Running && m_phase != Phase::Marked; }
    [[nodiscard]] const Step& step() const { return m_scenario.steps[m_next]; }
};

}  // namespace model::scenario
