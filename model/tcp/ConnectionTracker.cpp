#include "model/tcp/ConnectionTracker.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "model/tcp/ConnectionInference.h"
#include "model/tcp/Fragments.h"

namespace model::tcp {
namespace {

constexpr std::uint8_t kTcp = 6;  // IP's number of it

// Both directions of a 4-tuple have one key.
struct Key {
    Address low, high;
    bool operator==(const Key&) const = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept {
        std::uint64_t hash = 0x9e3779b97f4a7c15u ^ (std::uint64_t{key.low.port} << 16 | key.high.port);
        const auto mix = [&](const IpAddress& ip) {
            for (std::size_t i = 0; i < (ip.v6 ? 16u : 4u); i += 4) {
                std::uint32_t word = 0;
                for (std::size_t j = 0; j < 4; ++j)
                    word = word << 8 | ip.bytes[i + j];
                hash = (hash ^ word) * 0xff51afd7ed558ccdu;
                hash ^= hash >> 32;
            }
        };
        mix(key.low.ip);
        mix(key.high.ip);
        return static_cast<std::size_t>(hash);
    }
};

Key keyOf(const Address& a, const Address& b) {
    return a < b ? Key{a, b} : Key{b, a};
}

Segment segmentOf(PacketId packet, Timestamp time, const packet::Packet& decoded) {
    const packet::TcpHeader& tcp = *decoded.tcp;
    return {packet,
            time,
            tcp.seq,
            tcp.ack,
            decoded.payloadLength,
            tcp.flags,
            tcp.window,
            tcp.windowScale,
            tcp.tsVal,
            tcp.mss,
            decoded.ip->identification,
            tcp.optionsCut};
}

// As Wireshark counts it: a segment with nothing but flags is an ACK too when it has a FIN or RST; data of a SYN
// counts, that of a SYN,ACK does not.
std::uint8_t completenessOf(const Segment& segment) {
    std::uint8_t bits = 0;
    if (segment.syn())
        bits = segment.acks() ? 2 : segment.length > 0 ? 1 | 8 : 1;
    else if (segment.acks())
        bits = segment.length > 0 ? 8 : 4;
    if (segment.fin() && segment.acks())
        bits |= 16;
    if (segment.rst())
        bits |= 32;
    return bits;
}

void count(Connection& connection, const Segment& segment, std::uint8_t completeness) {
    if (segment.time < connection.last)
        ++connection.disordered;
    connection.first = std::min(connection.first, segment.time);
    connection.last = std::max(connection.last, segment.time);
    ++connection.packets;
    connection.completeness |= completeness;
    if (segment.rst())
        ++connection.resets;
}

SegmentRecord recordOf(const Segment& segment, Timestamp time, const Connection& connection, Side from,
                       SegmentKind kind, ConnectionTracker::Receive receive) {
    SegmentRecord record;
    record.time = time;
    record.packet = static_cast<std::uint32_t>(segment.packet.value);
    record.connection = static_cast<std::uint32_t>(connection.id.value);
    record.seq = segment.seq.raw();
    record.ack = segment.ack.raw();
    record.length = segment.length;
    record.window = segment.window;
    record.flags = segment.flags;
    record.from = static_cast<std::uint8_t>(from);
    record.kind = static_cast<std::uint8_t>(kind);
    record.senderState = static_cast<std::uint8_t>(connection.end(from).now().to);
    const State atReceiver = connection.end(other(from)).now().to;
    record.receiverState = receive == ConnectionTracker::Receive::AtOnce ? static_cast<std::uint8_t>(atReceiver) : 0xff;
    return record;
}

}  // namespace

struct ConnectionTracker::Impl {
    struct Pending {
        Segment segment;
        std::size_t connection;
        Side from;
        SegmentKind kind;
        bool toItself;
    };
    std::deque<Connection> connections;
    std::deque<ConnectionInference> inferences;  // of the same indices
    struct Latest {
        std::size_t index = 0;
        std::optional<std::size_t> before;  // the one before it, until the new one is answered
    };
    std::unordered_map<Key, Latest, KeyHash> latest;  // of each 4-tuple, the newest connection
    std::unordered_map<PacketId, Pending> pending;    // sent, not settled at the gate
    std::unordered_map<PacketId, packet::IcmpHeader> pendingErrors;
    std::vector<ConnectionId> touched;  // by the call that is running, or was the last
    void touch(std::size_t index) {
        if (touched.empty() || touched.back() != connections[index].id)
            touched.push_back(connections[index].id);
    }

    Fragments fragments;
    void lastFragment(const packet::Packet& decoded, Timestamp time) {
        Fragmented& all = fragments.of(*decoded.ip, time);
        if (!Fragments::complete(all, decoded))
            return;
        all.rest->time = std::max(time, connections[all.connection].last);
        const SegmentKind kind = inferences[all.connection].send(*all.rest, all.from);
        touch(all.connection);
        arrive({*all.rest, all.connection, all.from, kind, false}, Receive::AtOnce);
        all = {};
    }

    SegmentKind leave(const Segment& segment, std::size_t index, Side from, Receive receive);
    std::size_t begin(const Segment& segment, const Address& source, const Address& destination);
    std::size_t connectionOf(const Segment& segment, const Address& source, const Address& destination);
    void arrive(const Pending& arrival, Receive receive) {
        ConnectionInference& inference = inferences[arrival.connection];
        touch(arrival.connection);
        inference.receive(arrival.segment, arrival.from, arrival.kind, receive);
        if (arrival.toItself)
            inference.receive(arrival.segment, other(arrival.from), arrival.kind, receive);
    }
    void arrive(const packet::IcmpHeader& icmp, Cause cause) {
        const auto index = newest(icmp.about->source, icmp.about->destination);
        if (!index)
            return;
        touch(*index);
        inferences[*index].receiveError(icmp, sideOf(*index, icmp.about->source), cause);
    }
    [[nodiscard]] std::optional<std::size_t> newest(const Address& a, const Address& b) const {
        const auto found = latest.find(keyOf(a, b));
        return found == latest.end() ? std::nullopt : std::optional(found->second.index);
    }
    [[nodiscard]] Side sideOf(std::size_t index, const Address& source) const {
        return connections[index].ends[0].address == source ? Side::Client : Side::Server;
    }
};

// Takes a segment from its sender and, in a capture, to its receiver.
SegmentKind ConnectionTracker::Impl::leave(const Segment& segment, std::size_t index, Side from, Receive receive) {
    Connection& connection = connections[index];
    ConnectionInference& inference = inferences[index];
    const bool copy = receive == Receive::AtOnce && inference.isCopy(segment, from);
    const SegmentKind kind = copy ? SegmentKind::Copy : inference.send(segment, from);
    // A socket that is connected to itself (RFC 9293 section 3.5: both ends open) is both ends at once.
    const bool toItself = connection.ends[0].address == connection.ends[1].address;
    if (toItself && !copy)
        inference.send(segment, other(from));
    if (copy)
        ++connection.copies;
    if (kind == SegmentKind::Retransmission)
        ++connection.retransmissions;
    const Pending arrival{segment, index, from, kind, toItself};
    if (receive == Receive::AtOnce && !copy)
        arrive(arrival, receive);
    else if (!copy)
        pending.insert_or_assign(segment.packet, arrival);
    return kind;
}

// Which end is the client: the SYN's sender, the SYN,ACK's receiver, else the one with the higher port.
std::size_t ConnectionTracker::Impl::begin(const Segment& segment, const Address& source, const Address& destination) {
    const bool sourceIsClient = segment.syn() ? !segment.acks() : source.port >= destination.port;
    Connection& connection = connections.emplace_back();
    connection.id = ConnectionId{connections.size()};
    connection.ends[0].address = sourceIsClient ? source : destination;
    connection.ends[1].address = sourceIsClient ? destination : source;
    connection.first = connection.last = segment.time;
    inferences.emplace_back(connection, segment, sourceIsClient ? Side::Client : Side::Server);
    return connections.size() - 1;
}

// The newest connection between the two, a new one for a new SYN; or the one before it, while the new one is not
// answered and the segment shows that the older one lives (RFC 5961 section 4).
std::size_t ConnectionTracker::Impl::connectionOf(const Segment& segment, const Address& source,
                                                  const Address& destination) {
    const auto [found, added] = latest.try_emplace(keyOf(source, destination));
    Latest& newest = found->second;
    const auto doubtNewest = [&] {
        if (inferences[newest.index].doubtSyn(sideOf(newest.index, source)))
            touch(newest.index);
    };
    if (added) {
        newest.index = begin(segment, source, destination);
    } else if (segment.syn() && !segment.rst()) {
        if (segment.acks())
            newest.before.reset();
        else if (inferences[newest.index].beginsAnother(segment, sideOf(newest.index, source))) {
            if (newest.before)
                doubtNewest();
            newest = {begin(segment, source, destination), newest.before.value_or(newest.index)};
        }
    }
    const auto iss = connections[newest.index].client().tcb.iss;
    if (!newest.before || !inferences[*newest.before].continues(segment, sideOf(*newest.before, source), iss))
        return newest.index;
    // An end that goes on with the older connection did not begin another.
    if (!segment.rst())
        doubtNewest();
    return *newest.before;
}

ConnectionTracker::ConnectionTracker() : m_impl(std::make_unique<Impl>()) {}
ConnectionTracker::~ConnectionTracker() = default;
ConnectionTracker::ConnectionTracker(ConnectionTracker&&) noexcept = default;
ConnectionTracker& ConnectionTracker::operator=(ConnectionTracker&&) noexcept = default;

std::optional<SegmentRecord> ConnectionTracker::sent(PacketId packet, Timestamp time, const packet::Packet& decoded,
                                                     Receive receive) {
    m_impl->touched.clear();
    if (!decoded.ip)
        return std::nullopt;
    if (decoded.icmp && decoded.icmp->about && decoded.icmp->about->seq) {
        if (receive == Receive::AtOnce)
            m_impl->arrive(*decoded.icmp, {time, packet});
        else
            m_impl->pendingErrors.insert_or_assign(packet, *decoded.icmp);
    }
    const bool fragment = decoded.ip->fragment && decoded.ip->protocol == kTcp && receive == Receive::AtOnce;
    if (fragment && decoded.ip->fragmentOffset != 0 && !decoded.ip->moreFragments)
        m_impl->lastFragment(decoded, time);
    if (!decoded.tcp || decoded.ip->fragmentOffset != 0)
        return std::nullopt;
    Segment segment = segmentOf(packet, time, decoded);
    const std::uint8_t completeness = completenessOf(segment);
    Fragmented* fragments = fragment ? &m_impl->fragments.of(*decoded.ip, time) : nullptr;
    const std::uint32_t part = decoded.tcp->range.length + segment.length;
    if (fragments)
        Fragments::begin(*fragments, part, segment);
    const Address source = decoded.source();
    const std::size_t index = m_impl->connectionOf(segment, source, decoded.destination());
    Connection& connection = m_impl->connections[index];
    const Side from = m_impl->sideOf(index, source);
    count(connection, segment, completeness);
    segment.time = connection.last;  // clocks may go back; what follows in the capture follows
    m_impl->touch(index);
    if (fragments && fragments->rest)
        fragments->before = part, fragments->connection = index, fragments->from = from;
    else if (fragments)
        *fragments = {};
    const SegmentKind kind = m_impl->leave(segment, index, from, receive);
    return recordOf(segment, time, connection, from, kind, receive);
}

void ConnectionTracker::delivered(PacketId packet, Timestamp time) {
    m_impl->touched.clear();
    if (const auto error = m_impl->pendingErrors.extract(packet))
        m_impl->arrive(error.mapped(), {time, packet});
    const auto found = m_impl->pending.find(packet);
    if (found == m_impl->pending.end())
        return;
    Impl::Pending& pending = found->second;
    pending.segment.time = time;
    m_impl->arrive(pending, Receive::AtVerdict);
    m_impl->pending.erase(found);
}

void ConnectionTracker::injected(PacketId packet, Timestamp time) {
    const auto found = m_impl->pending.find(packet);
    if (found != m_impl->pending.end() && found->second.kind == SegmentKind::Retransmission)
        --m_impl->connections[found->second.connection].retransmissions;
    delivered(packet, time);
}

void ConnectionTracker::dropped(PacketId packet, Timestamp) {
    m_impl->touched.clear();
    m_impl->pending.erase(packet);
    m_impl->pendingErrors.erase(packet);
}

void ConnectionTracker::absorbed(PacketId packet, Timestamp) {
    m_impl->touched.clear();
    const auto found = m_impl->pending.find(packet);
    if (found == m_impl->pending.end())
        return;
    const Impl::Pending& pending = found->second;
    if (pending.kind != SegmentKind::Retransmission)
        ++m_impl->connections[pending.connection].retransmissions;
    m_impl->pending.erase(found);
}

const std::deque<Connection>& ConnectionTracker::connections() const {
    return m_impl->connections;
}

const Connection* ConnectionTracker::find(ConnectionId id) const {
    return id.value >= 1 && id.value <= m_impl->connections.size() ? &m_impl->connections[id.value - 1] : nullptr;
}

std::span<const ConnectionId> ConnectionTracker::touched() const {
    return m_impl->touched;
}

ConnectionId ConnectionTracker::newest(const Address& a, const Address& b) const {
    const auto index = m_impl->newest(a, b);
    return index ? m_impl->connections[*index].id : ConnectionId{};
}

}  // namespace model::tcp
