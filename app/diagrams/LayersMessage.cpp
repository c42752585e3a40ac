// Which message the layers show, and between whose ends it goes: the socket, its descriptor, its process, the call.
#include <algorithm>

#include "app/diagrams/LayersDiagram.h"

namespace app::diagrams {

using namespace model::layout;
using model::trace::Protocol;
namespace flag = model::packet::flag;

void LayersDiagram::choose() {
    const auto& trace = *m_in.trace;
    m_packet = m_in.packet;
    // What this step let through, or read; else the last message or what asks for a door; else the last packet.
    const std::size_t step = stepBegan();
    const std::string read = readSince(step);
    enum class Worth { Now, Read, Message, Any };
    for (const Worth worth : {Worth::Now, Worth::Read, Worth::Message, Worth::Any}) {
        // A capture of millions has no steps: it is not searched for them.
        if ((worth == Worth::Now && step == trace.size()) || (worth == Worth::Read && read.empty()))
            continue;
        for (auto packet = trace.packets().rbegin(); !m_packet && packet != trace.packets().rend(); ++packet) {
            const auto& fate = trace.fate(packet->seen.packet);
            const bool other = m_in.connection && (!packet->segment || packet->segment->connection != m_in.connection->value);
            if (packet->event >= m_in.scene->position || fate.verdict == model::trace::Verdict::Absorbed || other)
                continue;
            const bool asks = packet->segment && (packet->segment->flags & (flag::Syn | flag::Ack)) == flag::Syn;
            const bool settled = packet->seen.gated && fate.settled && *fate.settled <= m_in.scene->time;
            const bool fits = worth == Worth::Now    ? settled && *fate.settled >= trace.events()[step].time
                              : worth == Worth::Read ? packet->payloadLength == read.size() && holds(*packet, read)
                                                     : worth == Worth::Any || packet->payloadLength > 0 || asks;
            if (fits)
                m_packet = packet->seen.packet;
        }
    }
    const auto* record = m_packet ? trace.packet(*m_packet) : nullptr;
    if (!record) {
        m_packet.reset();
        return;
    }
    m_bytes = trace.bytes(*m_packet);
    m_blocks = headerBlocks(model::packet::decode(record->seen.linkType, m_bytes, record->seen.originalLength), m_bytes);
    lookBack(*record);
    m_demultiplexing = demultiplex(scene(), *record);
    // First the socket that takes it: a long table does not fit on every screen.
    if (auto& [rows, chosen] = m_demultiplexing; chosen) {
        std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(*chosen), rows.begin() + static_cast<std::ptrdiff_t>(*chosen) + 1);
        chosen = 0;
    }
    const auto& fate = trace.fate(*m_packet);
    const bool settled = !record->seen.gated || (fate.settled && *fate.settled <= m_in.scene->time);
    m_dropped = settled && fate.verdict == model::trace::Verdict::Dropped;
    m_arrived = settled && !m_dropped;
    m_from = endOf(true);
    m_to = endOf(false);
}

// The event with which the step on the stage began; the trace's end: there are no steps.
std::size_t LayersDiagram::stepBegan() const {
    const auto& events = m_in.trace->events();
    for (std::size_t i = m_in.scene->step ? m_in.scene->position : 0; i > 0; --i) {
        const auto* mark = std::get_if<model::trace::StepMarked>(&events[i - 1].what);
        if (mark && mark->phase == model::trace::StepPhase::Began)
            return i - 1;
    }
    return events.size();
}

// What a call has brought since the event.
std::string LayersDiagram::readSince(std::size_t event) const {
    for (std::size_t i = m_in.scene->position; i > event; --i) {
        const auto* returned = std::get_if<model::trace::CallReturned>(&m_in.trace->events()[i - 1].what);
        if (returned && !returned->data.empty())
            return returned->data;
    }
    return {};
}

bool LayersDiagram::holds(const model::trace::PacketRecord& packet, const std::string& payload) const {
    const auto bytes = m_in.trace->bytes(packet.seen.packet);
    return bytes.size() >= payload.size() && std::equal(payload.rbegin(), payload.rend(), bytes.rbegin(), [](char a, std::uint8_t b) {
               return static_cast<std::uint8_t>(a) == b;
           });
}

LayersDiagram::End LayersDiagram::endOf(bool sender) const {
    const auto& record = *m_in.trace->packet(*m_packet);
    const auto& here = sender ? record.from : record.to;
    End end;
    end.name = QString::fromStdString(here.text());
    const bool client = record.segment ? (record.segment->from == 0) == sender : (record.from.port >= record.to.port) == sender;
    end.side = client ? model::tcp::Side::Client : model::tcp::Side::Server;
    // When the packet came, the kernel may not yet have told whose socket it is.
    if (!findOwner(end, scene(), sender))
        (void)findOwner(end, *m_in.scene, sender);
    return end;
}

bool LayersDiagram::findOwner(End& end, const model::trace::Scene& scene, bool sender) const {
    const auto& record = *m_in.trace->packet(*m_packet);
    const auto& here = sender ? record.from : record.to;
    const auto& there = sender ? record.to : record.from;
    bool found = false;
    for (const auto& [id, socket] : scene.sockets) {
        const bool local = socket.now.protocol == record.protocol && socket.now.local.port == here.port;
        const bool remote = socket.now.remote == there || socket.now.remote.port == 0;
        if (!local || !remote || socket.lastOwners.empty())
            continue;
        const auto& owner = socket.lastOwners.front();
        const std::string actor = m_in.scene->actorOfPid(owner.pid);
        found = true;
        end.name = actor.empty() ? end.name : actorTitle(m_in, actor);
        end.fd = tr("fd %1").arg(owner.fd);
        if (const auto* view = m_in.scene->actor(actor))
            end.calls = callOf(*view, owner.fd, sender);
        if (socket.now.remote == there)
            break;
    }
    return found;
}

// The scene may be far beyond the packet; a long trace is not played again for that.
void LayersDiagram::lookBack(const model::trace::PacketRecord& packet) {
    constexpr std::size_t kMostEvents = 5000;
    const auto& events = m_in.trace->events();
    std::size_t arrival = packet.event;
    for (std::size_t i = packet.event + 1; packet.seen.gated && i < std::min(m_in.scene->position, packet.event + kMostEvents); ++i) {
        const auto* verdict = std::get_if<model::trace::PacketVerdict>(&events[i].what);
        if (verdict && verdict->packet == packet.seen.packet)
            arrival = i;
    }
    if (arrival + 1 < m_in.scene->position && m_in.scene->position <= kMostEvents)
        m_then = model::trace::SceneTracker::at(*m_in.trace, arrival);
}

// The call that made the packet leave, or the one that took in what it brought.
QStringList LayersDiagram::callOf(const model::trace::ActorView& actor, int fd, bool sender) const {
    const auto& packet = *m_in.trace->packet(*m_packet);
    const std::uint16_t flags = packet.segment ? packet.segment->flags : 0;
    std::vector<std::string_view> names;
    if (packet.payloadLength > 0)
        names = sender ? std::vector<std::string_view>{"write", "send", "sendto"} : std::vector<std::string_view>{"read", "recv", "recvfrom"};
    else if (flags & flag::Fin)
        names = sender ? std::vector<std::string_view>{"close", "shutdown", "exit"} : std::vector<std::string_view>{"read", "recv"};
    else if (flags & flag::Syn)
        names = flags & flag::Ack ? (sender ? std::vector<std::string_view>{"listen"} : std::vector<std::string_view>{"connect"})
                                                 : (sender ? std::vector<std::string_view>{"connect"} : std::vector<std::string_view>{"accept", "listen"});
    QStringList found;
    for (const auto& call : actor.calls) {
        const bool fits = std::find(names.begin(), names.end(), call.entered.name) != names.end() && (!call.entered.fd || *call.entered.fd == fd);
        // The last one before the packet; a reader may come later.
        if (fits && (call.enterTime <= packet.time || (!sender && found.isEmpty())))
            found = callForms(call.entered);
    }
    return found;
}

}  // namespace app::diagrams
