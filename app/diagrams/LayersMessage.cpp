#include "app/diagrams/LayersMessage.h"

#include <algorithm>

#include "app/diagrams/ShownMessage.h"
#include "model/call/CallRow.h"

namespace app::diagrams {

using namespace model::layout;
using model::trace::Protocol;
namespace flag = model::packet::flag;

LayersMessage::LayersMessage(const DiagramInputs& inputs) : m_in(inputs) {
    const auto& trace = *m_in.trace;
    const auto shown = shownMessage(m_in);
    m_packet = shown ? std::optional(shown->packet) : std::nullopt;
    const auto* record = m_packet ? trace.packet(*m_packet) : nullptr;
    if (!record) {
        m_packet.reset();
        return;
    }
    m_bytes = trace.bytes(*m_packet);
    m_blocks =
        headerBlocks(model::packet::decode(record->seen.linkType, m_bytes, record->seen.originalLength), m_bytes);
    lookBack(*record);
    m_demultiplexing = demultiplex(scene(), *record);
    // First the socket that takes it: a long table does not fit on every screen.
    if (auto& [rows, chosen] = m_demultiplexing; chosen) {
        std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(*chosen),
                    rows.begin() + static_cast<std::ptrdiff_t>(*chosen) + 1);
        chosen = 0;
    }
    const auto fate = trace.fate(*m_packet, m_in.scene->position);
    const bool settled = !record->seen.gated || fate.settled;
    m_dropped = settled && fate.verdict == model::trace::Verdict::Dropped;
    m_arrived = settled && !m_dropped;
    m_from = endOf(true);
    m_to = endOf(false);
}

LayersMessage::End LayersMessage::endOf(bool sender) const {
    const auto& record = *m_in.trace->packet(*m_packet);
    const auto& here = sender ? record.from : record.to;
    End end;
    end.name = QString::fromStdString(here.text());
    const bool client =
        record.segment ? (record.segment->from == 0) == sender : (record.from.port >= record.to.port) == sender;
    end.side = client ? model::Side::Client : model::Side::Server;
    // When the packet came, the kernel may not yet have told whose socket it is.
    if (!findOwner(end, scene(), sender))
        (void)findOwner(end, *m_in.scene, sender);
    const bool data = record.payloadLength > 0 && record.protocol != Protocol::Icmp;
    end.top = data ? Layer::Application : Layer::Transport;
    if (!m_in.scene->session)
        return end;  // nobody knows more of a capture
    if (sender) {
        end.somebody = !end.fd.isEmpty();
        if (!data && !end.calls.isEmpty())
            end.top = Layer::Socket;
        return end;
    }
    end.somebody = m_demultiplexing.chosen.has_value();
    if (!end.somebody)
        end.top = Layer::Transport;
    else if (data == end.calls.isEmpty())  // not yet read, or all that a call waits for
        end.top = Layer::Socket;
    return end;
}

std::vector<const HeaderBlock*> LayersMessage::blocksAt(Layer layer) const {
    std::vector<const HeaderBlock*> out;
    for (const HeaderBlock& block : m_blocks) {
        const bool there = block.kind == HeaderBlock::Kind::Payload ||
                           (block.kind == HeaderBlock::Kind::Transport && layer >= Layer::Transport) ||
                           (block.kind == HeaderBlock::Kind::Ip && layer >= Layer::Network) ||
                           (block.kind == HeaderBlock::Kind::Link && layer >= Layer::Device);
        if (there)
            out.push_back(&block);
    }
    return out;
}

// What stands in the socket's box.
QStringList LayersMessage::socketTexts(Way way) const {
    const End& end = way == Way::Down ? m_from : m_to;
    const auto& record = *m_in.trace->packet(*m_packet);
    QStringList texts = end.calls;
    if (!end.somebody)
        return {tr("no socket")};
    if (m_in.scene->session && end.top == Layer::Transport)
        texts = {way == Way::Down ? tr("no call: the kernel sends it") : tr("no call: the kernel takes it"),
                 tr("no call")};
    else if (way == Way::Up && m_arrived && m_in.scene->session && texts.isEmpty())
        texts = {tr("waits to be read")};
    else if (texts.isEmpty())
        texts = {QString::fromStdString((way == Way::Down ? record.from : record.to).text())};
    for (QString& text : texts)
        if (!end.fd.isEmpty())
            text += QStringLiteral("   ") + end.fd;
    return texts;
}

// What stands where the application's data would be.
QString LayersMessage::withoutData(Way way) const {
    const End& end = way == Way::Down ? m_from : m_to;
    if (!end.somebody)
        return tr("no process");
    if (end.top == Layer::Transport)
        return tr("no data: the kernel's own segment");
    return way == Way::Down ? tr("no data: only a call") : m_arrived ? tr("no data: the call returns") : tr("no data");
}

bool LayersMessage::findOwner(End& end, const model::trace::Scene& scene, bool sender) const {
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
        end.actor = actor;
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
void LayersMessage::lookBack(const model::trace::PacketRecord& packet) {
    constexpr std::size_t kMostEvents = 5000;
    const auto& events = m_in.trace->events();
    std::size_t arrival = packet.event;
    for (std::size_t i = packet.event + 1;
         packet.seen.gated && i < std::min(m_in.scene->position, packet.event + kMostEvents); ++i) {
        const auto* verdict = std::get_if<model::trace::PacketVerdict>(&events[i].what);
        if (verdict && verdict->packet == packet.seen.packet)
            arrival = i;
    }
    if (arrival + 1 < m_in.scene->position && m_in.scene->position <= kMostEvents)
        m_then = m_in.trace->sceneAt(arrival);
}

// Whether such a call makes the segment leave, or is what it brings something to.
bool LayersMessage::belongs(const model::call::Row& row, bool sender) const {
    using model::call::Sends;
    using model::call::Wait;
    const auto& packet = *m_in.trace->packet(*m_packet);
    const std::uint16_t flags = packet.segment ? packet.segment->flags : 0;
    if (packet.payloadLength > 0)
        return sender ? row.sends == Sends::Data : row.brings == model::call::Brings::Bytes;
    if (flags & flag::Rst)
        return !sender && (row.waits == Wait::SynAck || row.waits == Wait::Bytes);
    if (flags & flag::Fin)
        return sender ? row.sends == Sends::End : row.waits == Wait::Bytes;
    if (flags & flag::Syn)  // the kernel answers a SYN without any call
        return (flags & flag::Ack) ? !sender && row.waits == Wait::SynAck : sender && row.sends == Sends::Syn;
    // The end of the handshake.
    return !sender && row.waits == Wait::Connection && m_demultiplexing.chosen &&
           m_demultiplexing.rows[*m_demultiplexing.chosen].state != model::State::Established;
}

// The call that made the packet leave, or the one that it brings something to.
QStringList LayersMessage::callOf(const model::trace::ActorView& actor, int fd, bool sender) const {
    const auto& packet = *m_in.trace->packet(*m_packet);
    const auto fate = m_in.trace->fate(*m_packet, m_in.scene->position);
    const auto arrived = packet.seen.gated && fate.settled ? *fate.settled : packet.time;
    QStringList found;
    for (const auto& call : actor.calls) {
        if (!belongs(call.entered.value->row(), sender) || (call.entered.fd && *call.entered.fd != fd))
            continue;
        // The last one before the packet. The one that waits for it; what stays in the socket may be fetched later.
        const bool stays = packet.payloadLength > 0 || (packet.segment && (packet.segment->flags & flag::Fin));
        if (sender ? call.enterTime <= packet.time
                   : found.isEmpty() && (!call.returned || call.returnTime >= arrived) &&
                         (stays || call.enterTime <= arrived))
            found = callForms(call.entered);
    }
    return found;
}

}  // namespace app::diagrams
