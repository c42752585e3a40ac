// Holds packets at the receiver's door until a verdict. It gets every frame of the tap and every packet of the queue,
// pairs them, and tells its sink what became of each. Absorbs the copies that the kernel makes because of the hold.
// Destroying it closes the queue, and the kernel discards what is still held.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/trace/Judgement.h"
#include "model/trace/TraceEvent.h"
#include "netio/gate/Injector.h"
#include "netio/gate/NfQueue.h"
#include "netio/gate/PacketMatcher.h"
#include "netio/gate/QueueRule.h"
#include "netio/gate/RetransmissionFilter.h"

namespace netio::gate {

class GateSink {
public:
    virtual ~GateSink() = default;
    // Every packet exactly once, in order; a gated one is followed by its first verdict at once.
    virtual void onPacket(SeenPacket&& packet, bool gated) = 0;
    virtual void onEvent(model::trace::TraceEvent event) = 0;
    // A verdict has been carried out: the kernel's states are new.
    virtual void onSettled() = 0;
};

class Gate {
public:
    // In mode Pass; sink outlives the gate.
    [[nodiscard]] static posix::SystemResult<Gate> open(GateSink& sink);

    [[nodiscard]] int fd() const { return m_queue.fd(); }
    [[nodiscard]] model::trace::GateMode mode() const { return m_mode; }

    // Pass delivers what is held, but for kept packets. A change of mode is told as GateModeChanged.
    [[nodiscard]] posix::SystemResult<model::Done> setMode(model::trace::GateMode mode, std::uint32_t slowMs);

    void seen(SeenPacket packet);
    // Takes what waits in the queue, pairs and judges. Call it after the tap was read.
    void work(model::Timestamp now);
    // Error ENOENT: the packet is not held.
    [[nodiscard]] posix::SystemResult<model::Done> judge(model::PacketId id, model::trace::Judgement judgement);

    // Every frame seen before this instant has been told to the sink.
    [[nodiscard]] std::optional<model::Timestamp> oldestPending() const { return m_matcher.oldestSeen(); }
    // When work() has something to do without a new packet.
    [[nodiscard]] std::optional<model::Timestamp> deadline() const;

private:
    struct Held {
        std::uint32_t queueId = 0;
        std::optional<model::Timestamp> due;  // slow motion, or delayed
        model::trace::Verdict whenDue = model::trace::Verdict::Delivered;
        bool kept = false;
        std::vector<std::uint8_t> frame;  // for a copy
        model::packet::Packet decoded;
    };
    GateSink* m_sink;
    QueueRule m_rule;
    NfQueue m_queue;
    PacketMatcher m_matcher;
    RetransmissionFilter m_filter;
    Injector m_injector;
    std::map<model::PacketId, Held> m_held;
    model::trace::GateMode m_mode = model::trace::GateMode::Pass;
    std::uint32_t m_slowMs = 0;
    model::Timestamp m_gatedSince, m_gatedUntil;  // the last stretch of time in which packets were gated

    Gate(GateSink& sink, QueueRule rule, NfQueue queue)
        : m_sink(&sink), m_rule(std::move(rule)), m_queue(std::move(queue)) {}
    [[nodiscard]] bool gatedAt(model::Timestamp time) const;
    void receive(model::Timestamp now);
    void admit(PacketMatcher::Pair pair);
    void passOn(SeenPacket packet, model::trace::Verdict verdict = model::trace::Verdict::Delivered,
                model::PacketId original = {});
    void deliverDue(model::Timestamp now);
    using HeldPacket = std::map<model::PacketId, Held>::iterator;
    void keep(HeldPacket held);
    [[nodiscard]] posix::SystemResult<model::Done> duplicate(HeldPacket held);
    [[nodiscard]] posix::SystemResult<model::Done> settle(HeldPacket held, model::trace::Verdict verdict);
    void tell(model::Timestamp time, model::PacketId id, model::trace::Verdict verdict, model::PacketId original = {});
    void problem(const posix::SystemError& error);
};

}  // namespace netio::gate
