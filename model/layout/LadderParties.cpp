#include "model/layout/LadderParties.h"

#include <algorithm>
#include <numeric>

namespace model::layout {

using namespace trace;

namespace {

template <class Map, class Key>
std::uint32_t found(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? kNever : at->second;
}

}  // namespace

std::vector<std::uint32_t> LadderParties::order() const {
    std::vector<std::uint32_t> out(m_lanes.size());
    std::iota(out.begin(), out.end(), 0);
    std::ranges::stable_sort(out, {}, [this](std::uint32_t lane) { return m_lanes[lane].side; });
    return out;
}

std::uint32_t LadderParties::laneOfPid(int pid) const {
    return found(m_laneOfPid, pid);
}

std::uint32_t LadderParties::laneOf(std::uint32_t party) const {
    return party < m_laneOfParty.size() ? m_laneOfParty[party] : kNever;
}

std::uint32_t LadderParties::laneOf(Protocol protocol, const Address& address) const {
    return laneOf(found(m_partyOf, PartyKey{protocol, address}));
}

std::uint32_t LadderParties::laneOf(SocketId socket) const {
    return found(m_laneOfSocket, socket);
}

std::uint32_t LadderParties::addLane(std::string name, int pid, std::optional<Side> side) {
    const auto lane = static_cast<std::uint32_t>(m_lanes.size());
    m_lanes.push_back({std::move(name), pid, side.value_or(Side::Client), side.has_value()});
    m_running.emplace_back();
    if (pid != 0)
        m_laneOfPid[pid] = lane;
    return lane;
}

void LadderParties::start(const ActorStarted& actor) {
    std::optional<Side> side;
    if (const auto told = m_sides.find(actor.actor); told != m_sides.end())
        side = told->second;
    else if (const std::uint32_t parent = laneOfPid(actor.parentPid); parent != kNever)
        side = m_lanes[parent].side;
    addLane(actor.actor, actor.pid, side);
}

std::uint32_t LadderParties::partyOf(Protocol protocol, const Address& address) {
    const auto [it, added] =
        m_partyOf.try_emplace({protocol, address}, static_cast<std::uint32_t>(m_laneOfParty.size()));
    if (added)
        m_laneOfParty.push_back(kNever);
    return it->second;
}

std::uint32_t LadderParties::place(const SocketChanged& socket) {
    const auto owner = std::ranges::find_if(
        socket.owners, [](std::uint32_t lane) { return lane != kNever; },
        [this](const FdOwner& each) { return laneOfPid(each.pid); });
    const std::uint32_t party = partyOf(socket.protocol, socket.local);
    std::uint32_t lane = laneOf(socket.socket);
    if (lane == kNever)
        lane = owner != socket.owners.end() ? laneOfPid(owner->pid) : m_laneOfParty[party];
    if (lane == kNever)
        return kNever;
    m_laneOfSocket[socket.socket] = lane;
    if (socket.local.port != 0 && (m_laneOfParty[party] == kNever || !socket.owners.empty()))
        m_laneOfParty[party] = lane;
    if (socket.protocol == Protocol::Tcp && socket.state == State::Listen) {
        m_lanes[lane].side = Side::Server;
        m_lanes[lane].told = true;
    }
    return lane;
}

// A capture has no processes: its addresses get the life lines.
void LadderParties::give(std::uint32_t party, const std::string& name, Side side) {
    if (m_laneOfParty[party] != kNever)
        return;
    const auto known = std::ranges::find(m_lanes, name, &Lane::name);
    m_laneOfParty[party] =
        known != m_lanes.end() ? static_cast<std::uint32_t>(known - m_lanes.begin()) : addLane(name, 0, side);
}

// Who waits in a call that names the peer.
std::uint32_t LadderParties::callerTo(const Address& peer, const Trace& trace) const {
    for (std::uint32_t lane = 0; lane < m_lanes.size(); ++lane)
        for (const std::uint32_t call : m_running[lane]) {
            const auto* entered = std::get_if<CallEntered>(&trace.events()[call].what);
            if (entered && entered->value->names(peer))
                return lane;
        }
    return kNever;
}

LadderParties::Ends LadderParties::meet(const PacketEnds& ends, const PacketRecord& packet, const Trace& trace) {
    const Ends parties{partyOf(ends.protocol, ends.from), partyOf(ends.protocol, ends.to)};
    if (!m_laneOfPid.empty()) {
        if (m_laneOfParty[parties.from] == kNever)
            m_laneOfParty[parties.from] = callerTo(ends.to, trace);
        const std::uint32_t from = laneOf(parties.from), to = laneOf(parties.to);
        // Of two that no demo told of, the one that is asked serves.
        if (from != kNever && to != kNever && from != to && !m_lanes[from].told && !m_lanes[to].told) {
            m_lanes[to].side = Side::Server;
            m_lanes[from].told = m_lanes[to].told = true;
        }
        return parties;
    }
    const bool fromClient = packet.segment ? packet.segment->from == 0 : ends.from.port >= ends.to.port;
    const Side sender = fromClient ? Side::Client : Side::Server;
    const bool oneHost = ends.from.ip == ends.to.ip;
    const auto nameOf = [&](const Address& address) {
        return oneHost && address.port != 0 ? address.text() : address.ip.text();
    };
    give(parties.from, nameOf(ends.from), sender);
    give(parties.to, nameOf(ends.to), other(sender));
    return parties;
}

}  // namespace model::layout
