#include "model/scenario/HeldSegment.h"

#include <algorithm>

#include "model/packet/Packet.h"

namespace model::scenario {
namespace {

namespace flag = packet::flag;

constexpr std::size_t kLongestQuote = 40;

std::string_view wordOf(const trace::PacketRecord& packet) {
    if (packet.protocol == trace::Protocol::Udp)
        return "datagram";
    if (packet.protocol == trace::Protocol::Icmp)
        return "ICMP";
    if (!packet.segment)
        return "any";
    const std::uint16_t flags = packet.segment->flags;
    if (flags & flag::Rst)
        return "RST";
    if (flags & flag::Syn)
        return flags & flag::Ack ? "SYN,ACK" : "SYN";
    if (flags & flag::Fin)
        return "FIN";
    return packet.payloadLength > 0 ? "data" : "ACK";
}

// The payload's beginning; "" where it cannot stand in quotes.
std::string quotable(const trace::PacketRecord& packet, const trace::Trace& trace) {
    const std::vector<std::uint8_t> frame = trace.bytes(packet.seen.packet);
    const auto length = std::min<std::size_t>(packet.payloadLength, frame.size());
    const std::string payload(frame.end() - static_cast<std::ptrdiff_t>(length), frame.end());
    const std::string quote = payload.substr(0, kLongestQuote);
    const bool plain = std::ranges::all_of(quote, [](char c) { return c >= ' ' && c <= '~' && c != '"'; });
    return plain ? quote : std::string();
}

}  // namespace

std::optional<HeldSegment> describeHeld(PacketId id, const trace::Scene& scene, const trace::Trace& trace) {
    const trace::PacketRecord* packet = trace.packet(id);
    if (!packet || std::ranges::find(scene.held, id) == scene.held.end())
        return std::nullopt;
    auto selector = parseSelector(wordOf(*packet));
    if (!selector)
        return std::nullopt;
    HeldSegment segment{selector.take()};
    segment.selector.from = senderOf(*packet, scene, trace);
    if (segment.selector.data == true)
        segment.selector.payload = quotable(*packet, trace);
    for (const PacketId other : scene.held) {
        if (other == id)
            break;
        segment.before += matches(segment.selector, *trace.packet(other), scene, trace) ? 1 : 0;
    }
    return segment;
}

std::optional<PacketId> findHeld(const HeldSegment& segment, const trace::Scene& scene, const trace::Trace& trace) {
    std::size_t before = segment.before;
    for (const PacketId id : scene.held) {
        const trace::PacketRecord* packet = trace.packet(id);
        if (packet && matches(segment.selector, *packet, scene, trace) && before-- == 0)
            return id;
    }
    return std::nullopt;
}

}  // namespace model::scenario
