#include "netio/gate/RetransmissionFilter.h"

#include <algorithm>

namespace netio::gate {
namespace {

using model::PacketId;
using model::Timestamp;
using model::packet::Packet;
using model::trace::Verdict;
namespace flag = model::packet::flag;

// Linux delays an ACK up to 200 ms; a receiver that is silent for longer has refused the segment.
constexpr std::int64_t kAnswerTimeNs = 250'000'000;
// Between a verdict's stamp and the sender's having seen the ACK.
constexpr std::int64_t kUnderWayNs = 5'000'000;
constexpr std::size_t kMostRecords = 2048;  // of one direction

const auto isSyn = [](const auto& record) { return (record.flags & flag::Syn) != 0; };

}  // namespace

RetransmissionFilter::Record RetransmissionFilter::recordOf(PacketId id, const Packet& packet, Timestamp time) {
    const auto& tcp = *packet.tcp;
    Record record;
    record.id = id;
    record.seq = tcp.seq;
    record.end = tcp.seq + model::packet::sequenceLength(tcp.flags, packet.payloadLength);
    record.ack = tcp.ack;
    record.flags = tcp.flags;
    record.arrived = time;
    return record;
}

const RetransmissionFilter::Records* RetransmissionFilter::records(const Direction& direction) const {
    const auto found = m_flows.find(direction);
    return found == m_flows.end() ? nullptr : &found->second;
}

std::optional<PacketId> RetransmissionFilter::originalOf(const Packet& packet, Timestamp time) const {
    if (!packet.tcp || packet.ip->fragment || packet.tcp->has(flag::Rst))
        return std::nullopt;
    const Direction direction{packet.source(), packet.destination()};
    const Records* sent = records(direction);
    if (!sent)
        return std::nullopt;
    const Record copy = recordOf({}, packet, time);

    if (copy.seq == copy.end) {
        // A keep-alive or window probe carries old sequence space and no octet; a duplicate ACK does not, and is news.
        const bool old = std::any_of(sent->begin(), sent->end(), [&](const Record& r) { return copy.seq < r.end; });
        const auto same = std::find_if(sent->rbegin(), sent->rend(), [&](const Record& r) {
            return r.fate == Verdict::Held && r.seq == copy.seq && r.end == copy.end && r.ack == copy.ack;
        });
        return old && same != sent->rend() ? std::optional(same->id) : std::nullopt;
    }

    const Records* answers = records({direction.second, direction.first});
    std::optional<PacketId> original;
    // The kernel cuts and joins what it sends again: every part must be a copy.
    for (auto at = copy.seq; at < copy.end;) {
        const auto part =
            std::find_if(sent->rbegin(), sent->rend(), [&](const Record& r) { return r.seq <= at && at < r.end; });
        if (part == sent->rend() || !absorbs(*part, answers, time))
            return std::nullopt;
        // In a simultaneous open a SYN,ACK has the number of the SYN before it, and is news: RFC 9293 figure 7.
        if (at == copy.seq && isSyn(*part) && (part->flags & flag::Ack) != (copy.flags & flag::Ack))
            return std::nullopt;
        if (!original)
            original = part->id;
        at = part->end;
    }
    return original;
}

bool RetransmissionFilter::absorbs(const Record& record, const Records* answers, Timestamp time) const {
    if (!arrived(record.fate))
        return record.fate == Verdict::Held;
    bool answered = false;
    if (answers) {
        for (const Record& answer : *answers) {
            if (!(answer.flags & flag::Ack) || answer.ack < record.end || answer.arrived < record.settled)
                continue;
            if (answer.fate == Verdict::Dropped && answer.settled <= time)
                return false;
            // The sender has had its answer and sends again all the same.
            if (arrived(answer.fate) && answer.settled.ns + kUnderWayNs < time.ns)
                return false;
            answered = true;
        }
    }
    return answered || time.ns - record.settled.ns < kAnswerTimeNs;
}

void RetransmissionFilter::held(PacketId id, const Packet& packet, Timestamp time) {
    if (!packet.tcp || packet.ip->fragment)
        return;
    const Direction direction{packet.source(), packet.destination()};
    if ((packet.tcp->flags & (flag::Syn | flag::Ack)) == flag::Syn)
        beginConnection(direction);
    Records& sent = m_flows[direction];
    sent.push_back(recordOf(id, packet, time));
    m_directions[id] = direction;
    if (sent.size() > kMostRecords) {
        m_directions.erase(sent.front().id);
        sent.pop_front();
    }
}

// A new SYN: what the same pair of addresses sent before belongs to another connection. The other side's own SYN stays,
// for a simultaneous open.
void RetransmissionFilter::beginConnection(const Direction& direction) {
    if (const auto own = m_flows.find(direction); own != m_flows.end()) {
        // A SYN that is sent again after a drop keeps its number: not a new connection.
        if (std::any_of(own->second.begin(), own->second.end(), [&](const Record& r) { return !isSyn(r); }))
            own->second.clear();
    }
    if (const auto other = m_flows.find({direction.second, direction.first}); other != m_flows.end()) {
        Records& records = other->second;
        const bool opens = !records.empty() && (records.back().flags & (flag::Syn | flag::Ack)) == flag::Syn;
        records.erase(records.begin(), opens ? std::prev(records.end()) : records.end());
    }
}

RetransmissionFilter::Record* RetransmissionFilter::find(PacketId id) {
    const auto direction = m_directions.find(id);
    if (direction == m_directions.end())
        return nullptr;
    Records& sent = m_flows[direction->second];
    const auto record = std::find_if(sent.rbegin(), sent.rend(), [&](const Record& r) { return r.id == id; });
    return record == sent.rend() ? nullptr : &*record;
}

void RetransmissionFilter::judged(PacketId id, Verdict verdict, Timestamp time) {
    if (Record* record = find(id)) {
        record->fate = verdict;
        record->settled = time;
    }
}

void RetransmissionFilter::clear() {
    m_flows.clear();
    m_directions.clear();
}

}  // namespace netio::gate
