#include "Wire.h"

namespace test {
namespace {

using namespace model;

std::uint16_t flagsOf(std::string_view names) {
    static const auto kAll = [] {
        std::map<std::string, std::uint16_t, std::less<>> all;
        for (std::uint16_t flags = 0; flags < 0x200; ++flags)
            all.emplace(packet::flagNames(flags), flags);
        return all;
    }();
    const auto found = kAll.find(names);
    return found == kAll.end() ? std::uint16_t{0} : found->second;
}

}  // namespace

PacketId Wire::send(const Tcp& tcp, bool fromClient) {
    m_ns += 1'000'000;
    packet::Packet packet;
    auto& ip = packet.ip.emplace();
    auto& header = packet.tcp.emplace();
    ip.source = *IpAddress::parse(fromClient ? "10.0.0.1" : "10.0.0.2");
    ip.destination = *IpAddress::parse(fromClient ? "10.0.0.2" : "10.0.0.1");
    ip.protocol = 6;
    header.sourcePort = fromClient ? m_clientPort : m_serverPort;
    header.destinationPort = fromClient ? m_serverPort : m_clientPort;
    header.flags = flagsOf(tcp.flags);
    header.seq = SequenceNumber((fromClient ? m_x : m_y) + tcp.seq);
    if (header.has(packet::flag::Ack))
        header.ack = SequenceNumber((fromClient ? m_y : m_x) + tcp.ack);
    header.window = tcp.window;
    header.windowScale = tcp.scale;
    header.tsVal = tcp.tsVal;
    header.mss = tcp.mss;
    header.optionsCut = tcp.optionsCut;
    ip.identification = tcp.identification;
    ip.fragmentOffset = tcp.fragmentOffset;
    ip.moreFragments = tcp.moreFragments;
    ip.fragment = tcp.moreFragments || tcp.fragmentOffset != 0;
    header.range.length = 20;
    packet.payloadLength = tcp.length;
    if (ip.fragmentOffset != 0)
        packet.tcp.reset();
    const PacketId id{++m_packets};
    const auto record = tracker.sent(id, {m_ns}, packet, mode);
    if (record)
        m_record = *record;
    m_log += (fromClient ? "client " : "server ") + std::string(tcp.flags) + " seq " + std::to_string(tcp.seq) +
             " ack " + std::to_string(tcp.ack) + " len " + std::to_string(tcp.length) + "   -> " + clientStates() +
             " | " + serverStates() + "\n";
    return id;
}

PacketId Wire::error(std::uint8_t type, std::uint8_t code, std::uint32_t seq) {
    m_ns += 1'000'000;
    packet::Packet packet;
    packet.ip.emplace().protocol = 1;
    auto& icmp = packet.icmp.emplace();
    icmp.type = type;
    icmp.code = code;
    icmp.about = {{*IpAddress::parse("10.0.0.1"), m_clientPort},
                  {*IpAddress::parse("10.0.0.2"), m_serverPort},
                  SequenceNumber(m_x + seq)};
    const PacketId id{++m_packets};
    tracker.sent(id, {m_ns}, packet, mode);
    m_log += "ICMP " + std::to_string(type) + " " + std::to_string(code) + "   -> " + clientStates() + "\n";
    return id;
}

void Wire::deliver(PacketId id) {
    m_ns += 1'000'000;
    tracker.delivered(id, {m_ns});
}

void Wire::drop(PacketId id) {
    tracker.dropped(id, {m_ns});
}
void Wire::absorb(PacketId id) {
    tracker.absorbed(id, {m_ns});
}
void Wire::inject(PacketId id) {
    tracker.injected(id, {m_ns});
}

void Wire::handshake() {
    const auto settle = [&](PacketId id) {
        if (mode == Receive::AtVerdict)
            deliver(id);
    };
    settle(client({"SYN"}));
    settle(server({"SYN,ACK", 0, 1}));
    settle(client({"ACK", 1, 1}));
}

std::string Wire::states(std::size_t side, std::size_t connection) const {
    const auto& all = tracker.connections();
    const auto& chosen = connection == 0 ? all.back() : all.at(connection - 1);
    std::string out;
    for (const tcp::Transition& state : chosen.ends[side].states) {
        if (!out.empty())
            out += ' ';
        out += state.certainty == Certainty::Unknown ? "unknown" : std::string(name(state.to));
        if (state.certainty == Certainty::Likely)
            out += '?';
    }
    return out;
}

}  // namespace test
