// Which packets a step's judgement acts on. The rules keep a step independent of the kernel's timing and of what the
// user did by hand:
//  - the oldest packet that fits and that no earlier step dealt with; a kept one only when nothing else fits;
//  - a selector of pure ACKs means all that are held (ACKs are cumulative, their number is the kernel's choice);
//  - before another segment is let through, older pure ACKs of the same direction that no later step names go first;
//  - one that by hand came to where the judgement would bring it counts as done;
//  - an ACK that is awaited but was lost by hand is brought back by delivering the resent segment that it answers;
//  - one that went with another, or before a segment, is still there for one later step that names it, and for no more.
#pragma once

#include <set>
#include <vector>

#include "model/scenario/PacketSelector.h"

namespace model::scenario {

class SegmentPicker {
public:
    struct Pick {
        std::vector<PacketId> first;   // to deliver before
        std::vector<PacketId> chosen;  // to act on
        bool byHand = false;           // the user has done it: nothing to act on
        [[nodiscard]] bool found() const { return byHand || !chosen.empty(); }
    };

    // aim: where the judgement brings a packet; later: the selectors of the steps that follow.
    [[nodiscard]] Pick pick(const PacketSelector& selector, trace::Whereabouts aim,
                            const std::vector<PacketSelector>& later, const trace::Scene& scene,
                            const trace::Trace& trace) const;
    // Resent segments whose delivery makes the peer send an ACK again.
    [[nodiscard]] std::vector<PacketId> provokers(const PacketSelector& ack, const trace::Scene& scene,
                                                  const trace::Trace& trace) const;

    // One that fits has arrived with another; taken: no later step finds it.
    [[nodiscard]] bool hasSpare(const PacketSelector& selector, const trace::Scene& scene,
                                const trace::Trace& trace) const;
    void takeSpare(const PacketSelector& selector, const trace::Scene& scene, const trace::Trace& trace);

    // Dealt with: never picked again.
    void consume(const Pick& pick);
    void consume(PacketId packet) { m_consumed.insert(packet); }
    // The gate changed its mode: what has been seen until now and is not spared belongs to the past.
    void consumeAllBut(const std::vector<PacketId>& spared, const trace::Trace& trace);

private:
    // A step asks again with each batch of events: what it looked at need not be looked at again.
    struct Search {
        PacketSelector selector;
        std::size_t looked = 0;               // packets of the trace
        std::vector<std::size_t> candidates;  // of these, those that carry what the selector asks for
    };
    mutable Search m_search;
    std::set<PacketId> m_consumed;
    std::set<PacketId> m_spare;   // of these, ACKs that went with another
    std::size_t m_past = 0;       // the packets before belong to the past,
    std::set<PacketId> m_spared;  // but for these

    [[nodiscard]] PacketId spare(const PacketSelector& selector, const trace::Scene& scene,
                                 const trace::Trace& trace) const;
    const std::vector<std::size_t>& candidates(const PacketSelector& selector, const trace::Trace& trace) const;
    [[nodiscard]] bool consumed(std::size_t index, PacketId packet) const;
    [[nodiscard]] std::vector<PacketId> olderAcks(const trace::PacketRecord& chosen,
                                                  const std::vector<PacketSelector>& later, const trace::Scene& scene,
                                                  const trace::Trace& trace) const;
};

}  // namespace model::scenario
