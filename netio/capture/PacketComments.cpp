#include "netio/capture/PacketComments.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <variant>

#include "model/base/Overloaded.h"
#include "model/call/CallRow.h"

namespace netio::capture {

using namespace model;

using namespace model::trace;
namespace flag = model::packet::flag;

namespace {

std::string duration(Timestamp from, Timestamp to) {
    const double seconds = static_cast<double>(to.ns - from.ns) / 1e9;
    char text[32];
    if (seconds >= 1)
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    else
        std::snprintf(text, sizeof text, "%.0f ms", seconds * 1000);
    return text;
}

// Whether such a call makes the kernel send such a segment at once.
bool sends(call::Sends sends, std::uint16_t flags, bool payload, Protocol protocol) {
    if (protocol == Protocol::Udp || payload)
        return sends == call::Sends::Data;
    if ((flags & flag::Syn) != 0)
        return (flags & flag::Ack) == 0 && sends == call::Sends::Syn;
    if ((flags & (flag::Fin | flag::Rst)) != 0)
        return sends == call::Sends::End;
    return false;
}

}  // namespace

void PacketComments::hear(const TraceEvent& event, model::packet::Bytes frame) {
    m_session = m_session || !std::holds_alternative<PacketSeen>(event.what);
    std::visit(Overloaded{
                   [&](const ActorStarted& actor) { m_actors[actor.pid] = actor.actor; },
                   [&](const CallEntered& call) {
                       m_calls[call.pid].push_back({call.value, call.fd, event.time, std::nullopt});
                   },
                   [&](const CallReturned& call) {
                       if (auto& calls = m_calls[call.pid]; !calls.empty())
                           calls.back().returned = event.time;
                   },
                   [&](const SocketChanged& changed) { hearSocket(changed, event.time); },
                   [&](const SocketEnded& ended) { m_sockets[ended.socket].ended = event.time; },
                   [&](const PacketSeen& seen) { hearPacket(seen, event.time, frame); },
                   [&](const PacketVerdict& verdict) { hearVerdict(verdict, event.time); },
                   [](const SessionStarted&) {},
                   [](const ActorEnded&) {},
                   [](const GateModeChanged&) {},
                   [](const StepMarked&) {},
                   [](const Synced&) {},
                   [](const LabProblem&) {},
                   [](const EventsLost&) {},
               },
               event.what);
}

void PacketComments::hearPacket(const PacketSeen& seen, Timestamp time, model::packet::Bytes frame) {
    if (!m_session)
        return;
    const auto decoded = model::packet::decode(seen.linkType, frame, seen.originalLength);
    Story& story = m_stories[seen.packet];
    story.time = time;
    story.protocol = decoded.tcp ? Protocol::Tcp : decoded.udp ? Protocol::Udp : Protocol::Other;
    story.from = decoded.source();
    story.to = decoded.destination();
    story.flags = decoded.tcp ? decoded.tcp->flags : 0;
    story.payload = decoded.payloadLength > 0;
}

void PacketComments::hearSocket(const SocketChanged& changed, Timestamp time) {
    const auto [entry, isNew] = m_sockets.try_emplace(changed.socket);
    Socket& socket = entry->second;
    if (isNew)
        socket.first = time;
    socket.protocol = changed.protocol;
    socket.local = changed.local;
    socket.remote = changed.remote;
    if (!changed.owners.empty())
        socket.owners = changed.owners;
}

void PacketComments::hearVerdict(const PacketVerdict& verdict, Timestamp time) {
    if (const auto original = m_stories.find(verdict.original);
        verdict.verdict == Verdict::Absorbed && original != m_stories.end())
        ++original->second.resent;
    const auto found = m_stories.find(verdict.packet);
    if (found == m_stories.end())
        return;
    Story& story = found->second;
    if (verdict.verdict == Verdict::Held)
        story.held = time;
    if (whereabouts(verdict.verdict) == Whereabouts::AtGate)
        return;
    story.verdict = verdict.verdict;
    story.settled = time;
}

std::vector<std::string> PacketComments::of(PacketId packet) const {
    std::vector<std::string> comments;
    const auto found = m_stories.find(packet);
    if (found == m_stories.end())
        return comments;
    for (std::string comment : {sent(found->second), fate(found->second)}) {
        if (!comment.empty())
            comments.push_back(std::move(comment));
    }
    if (const auto times = found->second.resent; times > 0)
        comments.push_back("resent by the kernel " + (times == 1 ? "once" : std::to_string(times) + " times") +
                           " meanwhile: absorbed");
    return comments;
}

bool PacketComments::absorbed(PacketId packet) const {
    const auto found = m_stories.find(packet);
    return found != m_stories.end() && found->second.verdict == Verdict::Absorbed;
}

// The socket whose addresses the packet carries: of several lives of one 4-tuple the latest that had begun. A socket is
// often reported just after its first segment, hence the earliest where none had begun.
const PacketComments::Socket* PacketComments::senderOf(const Story& story) const {
    const Socket* best = nullptr;
    const auto begun = [&](const Socket& socket) { return socket.first <= story.time; };
    const auto consider = [&](const Socket& socket) {
        if (socket.ended && *socket.ended < story.time)
            return;
        if (best == nullptr ||
            (begun(socket) ? !begun(*best) || best->first < socket.first : !begun(*best) && socket.first < best->first))
            best = &socket;
    };
    for (const auto& [id, socket] : m_sockets) {
        if (socket.protocol == story.protocol && socket.local == story.from && socket.remote == story.to)
            consider(socket);
    }
    if (best != nullptr && !best->owners.empty())
        return best;
    const Socket* exact = best;
    best = nullptr;  // its listener, or an unconnected UDP socket
    for (const auto& [id, socket] : m_sockets) {
        if (socket.protocol == story.protocol && socket.local.port == story.from.port && socket.remote.port == 0 &&
            (socket.local.ip == story.from.ip || socket.local.ip.isAny()))
            consider(socket);
    }
    return best != nullptr ? best : exact;
}

// "client (pid 4121) in connect(3)"; empty: no call of a process was at work.
std::string PacketComments::sendingCall(const Story& story, const Socket& sender) const {
    for (const FdOwner& owner : sender.owners) {
        const auto calls = m_calls.find(owner.pid);
        if (calls == m_calls.end())
            continue;
        const auto later = std::ranges::upper_bound(calls->second, story.time, {}, &Call::entered);
        if (later == calls->second.begin())
            continue;
        const Call& call = *std::prev(later);
        const call::Row& row = call.value->row();
        const bool running = !call.returned || story.time <= *call.returned;
        if (running && (row.closes == call::Closes::All || call.fd == owner.fd) &&
            sends(row.sends, story.flags, story.payload, story.protocol))
            return who(owner.pid) + " in " + std::string(row.spelled()) + "(" +
                   (call.fd ? std::to_string(*call.fd) : "") + ")";
    }
    return {};
}

std::string PacketComments::who(int pid) const {
    const auto actor = m_actors.find(pid);
    const std::string number = "pid " + std::to_string(pid);
    return actor != m_actors.end() ? actor->second + " (" + number + ")" : number;
}

std::string PacketComments::sent(const Story& story) const {
    const Socket* sender = senderOf(story);
    if (sender == nullptr && (story.flags & flag::Rst) != 0)
        return "sent by the kernel: no socket at " + story.from.text();
    if (sender == nullptr || sender->owners.empty())
        return {};
    if (const std::string call = sendingCall(story, *sender); !call.empty())
        return "sent by " + call;
    return "sent by the kernel for " + who(sender->owners.front().pid);
}

std::string PacketComments::fate(const Story& story) {
    if (story.held && !story.verdict)
        return "still held at the end";
    if (story.verdict == Verdict::Dropped)
        return story.held ? "held " + duration(*story.held, *story.settled) + ", then dropped" : "dropped";
    if (arrived(story.verdict))
        return story.held ? "delivered after " + duration(*story.held, *story.settled)
                          : std::string(name(*story.verdict));
    return {};
}

}  // namespace netio::capture
