#include "netio/gate/Gate.h"

#include <limits>

#include "netio/posix/Clock.h"

namespace netio::gate {
namespace {

using model::PacketId;
using model::Reason;
using model::Timestamp;
using model::trace::EventsLost;
using model::trace::GateMode;
using model::trace::GateModeChanged;
using model::trace::Judgement;
using model::trace::LabProblem;
using model::trace::PacketVerdict;
using model::trace::Verdict;

constexpr std::uint16_t kEthernet = 1;  // LINKTYPE_ETHERNET, which lo has
constexpr std::uint16_t kQueue = 0;     // of our own network namespace
constexpr Timestamp kForever{std::numeric_limits<std::int64_t>::max()};
// Tap and queue see a packet within microseconds of each other; a machine under load needs longer to tell us.
constexpr std::int64_t kPairingMs = 100;

}  // namespace

posix::SystemResult<Gate> Gate::open(GateSink& sink) {
    auto queue = NfQueue::open(kQueue);
    if (!queue)
        return queue.error();
    auto rule = QueueRule::open(kQueue);
    if (!rule)
        return rule.error();
    return Gate(sink, rule.take(), queue.take());
}

bool Gate::gatedAt(Timestamp time) const {
    return m_gatedSince.ns != 0 && m_gatedSince <= time && time < m_gatedUntil;
}

posix::SystemResult<model::Done> Gate::setMode(GateMode mode, std::uint32_t slowMs) {
    const bool wasGated = m_mode != GateMode::Pass;
    Timestamp time = posix::now();
    m_slowMs = slowMs;
    if (mode != GateMode::Pass && !wasGated) {
        if (auto installed = m_rule.install(); !installed)
            return installed;
        m_gatedSince = time;
        m_gatedUntil = kForever;
    }
    m_mode = mode;
    for (auto held = m_held.begin(); held != m_held.end();) {
        const auto current = held++;
        if (current->second.kept || current->second.whenDue == Verdict::Delayed)
            continue;
        current->second.due.reset();
        if (mode == GateMode::Slow)
            current->second.due = posix::after(time, slowMs);
        if (mode == GateMode::Pass)
            (void)settle(current, Verdict::Delivered);
    }
    if (mode == GateMode::Pass && wasGated) {
        if (auto removed = m_rule.remove(); !removed)
            return removed;
        time = m_gatedUntil = posix::now();
        m_filter.clear();
    }
    m_sink->onEvent({time, GateModeChanged{mode, slowMs}});
    return model::Done{};
}

void Gate::seen(SeenPacket packet) {
    const bool gated = gatedAt(packet.time);
    if (gated || m_injector.expects())
        packet.decoded = model::packet::decode(kEthernet, packet.frame, packet.originalLength);
    if (const auto original = m_injector.recognise(packet.frame, packet.decoded))
        return passOn(std::move(packet), Verdict::Injected, *original);
    if (!gated) {
        m_sink->onPacket(std::move(packet), false);
        return;
    }
    if (!PacketMatcher::canBeQueued(packet))
        passOn(std::move(packet));
    else
        m_matcher.seen(std::move(packet));
}

// A packet of a gated stretch that the queue does not get: it reaches its receiver at once.
void Gate::passOn(SeenPacket packet, Verdict verdict, PacketId original) {
    const PacketId id = packet.id;
    const Timestamp time = packet.time;
    m_sink->onPacket(std::move(packet), true);
    tell(time, id, verdict, original);
}

void Gate::work(Timestamp now) {
    receive(now);
    const Timestamp unpaired = posix::after(now, -kPairingMs);
    for (;;) {
        if (auto pair = m_matcher.next())
            admit(std::move(*pair));
        else if (auto packet = m_matcher.takeSeen(unpaired))
            passOn(std::move(*packet));
        else
            break;
    }
    while (const auto queueId = m_matcher.takeQueued(unpaired)) {
        if (auto accepted = m_queue.settle(*queueId, NfQueue::Verdict::Accept); !accepted)
            problem(accepted.error());
        m_sink->onSettled();
    }
    deliverDue(now);
}

void Gate::receive(Timestamp now) {
    for (;;) {
        const auto received = m_queue.receive([&](const QueuedPacket& packet) { m_matcher.queued(packet, now); });
        if (received)
            return;
        if (received.error().error != ENOBUFS) {
            problem(received.error());
            return;
        }
        m_sink->onEvent({now, EventsLost{1, "gate"}});  // the kernel does not tell how many
    }
}

void Gate::admit(PacketMatcher::Pair pair) {
    const PacketId id = pair.seen.id;
    const Timestamp time = pair.seen.time;
    const auto original = m_filter.originalOf(pair.seen.decoded, time);
    if (original) {
        m_sink->onPacket(std::move(pair.seen), true);
        tell(time, id, Verdict::Absorbed, *original);
        if (auto dropped = m_queue.settle(pair.queueId, NfQueue::Verdict::Drop); !dropped)
            problem(dropped.error());
        return;
    }
    m_filter.held(id, pair.seen.decoded, time);
    Held held{pair.queueId, std::nullopt, Verdict::Delivered, false, pair.seen.frame, std::move(pair.seen.decoded)};
    if (m_mode == GateMode::Slow)
        held.due = posix::after(time, m_slowMs);
    const HeldPacket entry = m_held.emplace(id, std::move(held)).first;
    m_sink->onPacket(std::move(pair.seen), true);
    tell(time, id, Verdict::Held);
    if (m_mode == GateMode::Pass)  // it came when the mode was changing
        (void)settle(entry, Verdict::Delivered);
}

void Gate::deliverDue(Timestamp now) {
    for (auto held = m_held.begin(); held != m_held.end();) {
        const auto current = held++;
        if (current->second.due && *current->second.due <= now)
            (void)settle(current, current->second.whenDue);
    }
}

posix::SystemResult<model::Done> Gate::judge(PacketId id, Judgement judgement) {
    const auto found = m_held.find(id);
    if (found == m_held.end())
        return posix::SystemError{std::string(row(judgement.kind).name), ENOENT,
                                  Reason("packet %1 is not held", id.value)};
    switch (judgement.kind) {
        case Judgement::Kind::Deliver:
        case Judgement::Kind::Drop:
            return settle(found, row(judgement.kind).verdict);
        case Judgement::Kind::Keep:
            keep(found);
            break;
        case Judgement::Kind::Duplicate:
            return duplicate(found);
        case Judgement::Kind::Delay:
            found->second.due = posix::after(posix::now(), judgement.ms);
            found->second.whenDue = Verdict::Delayed;
            break;
    }
    return model::Done{};
}

void Gate::keep(HeldPacket held) {
    held->second.kept = true;
    held->second.due.reset();
    const Timestamp time = posix::now();
    m_filter.judged(held->first, Verdict::Kept, time);
    tell(time, held->first, Verdict::Kept);
}

posix::SystemResult<model::Done> Gate::duplicate(HeldPacket held) {
    if (!Injector::isWhole(held->second.frame, held->second.decoded))
        return posix::SystemError{"duplicate", EOPNOTSUPP, Reason("the packet is longer than what was captured of it")};
    const PacketId id = held->first;
    const Held original = std::move(held->second);
    held->second.queueId = original.queueId;
    if (auto settled = settle(held, Verdict::Duplicated); !settled)
        return settled;
    return m_injector.sendCopy(id, original.frame, original.decoded);
}

posix::SystemResult<model::Done> Gate::settle(HeldPacket held, Verdict verdict) {
    const PacketId id = held->first;
    const std::uint32_t queueId = held->second.queueId;
    m_held.erase(held);
    const Timestamp time = posix::now();
    m_filter.judged(id, verdict, time);
    tell(time, id, verdict);
    auto settled = m_queue.settle(queueId, arrived(verdict) ? NfQueue::Verdict::Accept : NfQueue::Verdict::Drop);
    m_sink->onSettled();
    return settled;
}

std::optional<Timestamp> Gate::deadline() const {
    std::optional<Timestamp> first;
    const auto consider = [&](Timestamp time) {
        if (!first || time < *first)
            first = time;
    };
    for (const auto& [id, held] : m_held)
        if (held.due)
            consider(*held.due);
    if (!m_matcher.empty())
        consider(posix::after(m_matcher.oldestSeen().value_or(posix::now()), kPairingMs));
    return first;
}

void Gate::tell(Timestamp time, PacketId id, Verdict verdict, PacketId original) {
    m_sink->onEvent({time, PacketVerdict{id, verdict, original}});
}

void Gate::problem(const posix::SystemError& error) {
    m_sink->onEvent({posix::now(), LabProblem{error.operation, error.error, error.detail}});
}

}  // namespace netio::gate
