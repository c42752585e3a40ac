// Which packets a deliver, drop or keep step acts on. The rules keep a step independent of the kernel's timing and of
// what the user did by hand:
//  - the oldest packet that fits and that no earlier step dealt with; a kept one only when nothing else fits;
//  - a selector of pure ACKs means all that are held (ACKs are cumulative, their number is the kernel's choice);
//  - before another segment is delivered, older pure ACKs of the same direction that no later step names go first;
//  - one that the user delivered (or dropped) by hand counts as done;
//  - an ACK that is awaited but was lost by hand is brought back by delivering the resent segment that it answers.
#pragma once

#include <set>
#include <vector>

#include "model/scenario/PacketSelector.h"

namespace model::scenario {

class SegmentPicker {
public:
    enum class Purpose : std::uint8_t { Deliver, Drop, Keep };

    struct Pick {
        std::vector<PacketId> first;   // to deliver before
        std::vector<PacketId> chosen;  // to act on
        bool byHand = false;           // the user has done it: nothing to act on
        [[nodiscard]] bool found() const { return byHand || !chosen.empty(); }
    };

    // later: the selectors of the steps that follow.
    [[nodiscard]] Pick pick(const PacketSelector& selector, Purpose purpose, const std::vector<PacketSelector>& later,
                            const trace::Scene& scene, const trace::Trace& trace) const;
    // Resent segments whose delivery makes the peer send an ACK again.
    [[nodiscard]] std::vector<PacketId> provokers(const PacketSelector& ack, const trace::Scene& scene,
                                                  const trace::Trace& trace) const;

    // The newest packet that fits has been delivered already (with an earlier one, or by hand).
    [[nodiscard]] bool newestWasDelivered(const PacketSelector& selector, const trace::Scene& scene,
                                          const trace::Trace& trace) const;

    // Dealt with: never picked again.
    void consume(const Pick& pick);
    void consume(PacketId packet) { m_consumed.insert(packet); }
    // The gate changed its mode: what has been seen until now and is not held belongs to the past.
    void consumeAllBut(const std::vector<PacketId>& kept, const trace::Trace& trace);

private:
    std::set<PacketId> m_consumed;
};

}  // namespace model::scenario
