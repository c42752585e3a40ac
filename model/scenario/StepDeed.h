// What the running step does: turns its action into orders as soon as they can be given, and tells what it waits for
// until then. Remembers over the steps which segments were dealt with and which calls were sent.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/scenario/Journal.h"
#include "model/scenario/SegmentPicker.h"
#include "model/scenario/StepWatch.h"

namespace model::scenario {

class StepDeed {
public:
    // scenario, orders and watch outlive the deed.
    StepDeed(const Scenario& scenario, Orders& orders, StepWatch& watch)
        : m_scenario(scenario), m_orders(orders), m_watch(watch) {}

    enum class Progress : std::uint8_t { Waits, Hopeless, Done };  // Hopeless: waiting will hardly mend it

    void begin(std::size_t step);
    [[nodiscard]] Progress act(const Now& now);
    // Of a deed that waits.
    [[nodiscard]] const Reason& waitsFor() const { return m_waitsFor; }
    // After the deed: the kernel may send one more ACK than it did last time.
    void judgeLateAcks(const Now& now);
    // The held packets that a step to come would judge, were it begun now; empty: it judges none.
    [[nodiscard]] std::vector<PacketId> wouldJudge(std::size_t step, const Now& now) const;
    // The user dropped by hand what was about to be delivered: the resent segment will do, if begun again.
    [[nodiscard]] bool lostUnderway(const Now& now);
    // The step behind whose call this call of the actor was queued (`then`); nullopt: none.
    [[nodiscard]] std::optional<std::size_t> queuedBy(const std::string& actor, std::size_t call) const;

private:
    const Scenario& m_scenario;
    Orders& m_orders;
    StepWatch& m_watch;
    std::size_t m_step = 0;
    bool m_told = false;     // the lab has been told to call or to start
    std::size_t m_call = 0;  // index of the step's call among the actor's
    Reason m_waitsFor;
    SegmentPicker m_picker;
    std::vector<PacketId> m_delivering;
    std::map<std::string, std::size_t> m_callsSent;                       // by actor, in the whole session
    std::map<std::pair<std::string, std::size_t>, std::size_t> m_queued;  // (actor, call) -> step

    [[nodiscard]] Progress call(const CallAction& action, const Now& now);
    [[nodiscard]] Progress judge(const JudgeAction& action, const Now& now);
    [[nodiscard]] Progress bringBack(const JudgeAction& action, const Now& now);
    [[nodiscard]] Progress destroy(const DestroyAction& action, const Now& now);
    [[nodiscard]] Progress start(const StartAction& action, const Now& now);
    [[nodiscard]] Progress setGate(const GateAction& action, const Now& now);
    [[nodiscard]] Progress waits(Reason reason);
    [[nodiscard]] std::vector<PacketSelector> selectorsAfter(std::size_t step) const;
    void give(const Command& order, const Now& now) { m_orders.give(order, Order::By::Script, m_step, true, now); }
};

}  // namespace model::scenario
