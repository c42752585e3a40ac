#include "tests/support/TraceScript.h"

#include "model/call/CallParser.h"

namespace tests::support {

using namespace model;

using namespace model::trace;

TraceScript::TraceScript(bool live) : m_live(live) {
    m_trace->setPacketBytes([bytes = m_bytes](std::uint64_t offset, std::uint32_t length) {
        if (offset + length > bytes->size())
            return std::vector<std::uint8_t>();
        const auto begin = bytes->begin() + static_cast<std::ptrdiff_t>(offset);
        return std::vector<std::uint8_t>(begin, begin + length);
    });
    if (live) {
        add(SessionStarted{"", "full", "6.1.0"});
        add(GateModeChanged{GateMode::Hold, 0});
    }
}

void TraceScript::wait(double seconds) {
    m_now.ns += static_cast<std::int64_t>(seconds * 1e9);
}

void TraceScript::actor(const std::string& name, int pid, int parent) {
    m_pids[name] = pid;
    add(ActorStarted{name, pid, parent});
}

void TraceScript::end(const std::string& name, int signal) {
    add(ActorEnded{name, m_pids[name], 0, signal});
}

std::uint64_t TraceScript::enter(const std::string& actor, const std::string& text) {
    add(CallEntered{CallId{++m_calls}, actor, m_pids[actor], model::call::recordedCall(text), std::nullopt});
    m_callers[m_calls] = actor;
    return m_calls;
}

void TraceScript::leave(std::uint64_t call, std::int64_t result, int error, const std::string& data) {
    add(CallReturned{CallId{call}, m_callers[call], m_pids[m_callers[call]], result, error, data, std::nullopt});
}

void TraceScript::call(const std::string& actor, const std::string& text, std::int64_t result) {
    leave(enter(actor, text), result);
}

void TraceScript::socket(std::uint64_t id, model::State state, std::uint16_t local, std::uint16_t remote,
                         const std::string& owner, int fd, Protocol protocol) {
    SocketChanged changed;
    changed.socket = SocketId{id};
    changed.protocol = protocol;
    changed.state = state;
    if (local)
        changed.local = v4(local);
    if (remote)
        changed.remote = v4(remote);
    if (!owner.empty()) {
        changed.inode = 70000 + id;
        changed.owners = {{m_pids[owner], fd}};
    }
    if (state == model::State::TimeWait) {
        changed.timer = TimerKind::TimeWait;
        changed.timerMs = 60000;
    }
    add(changed);
}

void TraceScript::socketEnds(std::uint64_t id) {
    add(SocketEnded{SocketId{id}});
}

std::uint64_t TraceScript::frame(std::vector<std::uint8_t> bytes, bool held) {
    PacketSeen seen;
    seen.packet = PacketId{++m_packets};
    seen.fileOffset = m_bytes->size();
    seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(bytes.size());
    seen.gated = m_live;
    m_bytes->insert(m_bytes->end(), bytes.begin(), bytes.end());
    m_now.ns += 100'000;
    m_trace->append({m_now, seen}, bytes);
    m_frames.push_back(std::move(bytes));
    if (held)
        add(PacketVerdict{seen.packet, Verdict::Held, {}});
    return m_packets;
}

std::uint64_t TraceScript::tcp(std::uint16_t from, std::uint16_t to, std::uint32_t seq, std::uint32_t ack,
                               std::uint16_t flags, const std::string& payload) {
    TcpSegment segment;
    segment.from = v4(from);
    segment.to = v4(to);
    segment.seq = seq;
    segment.ack = ack;
    segment.flags = flags;
    segment.payload = payload;
    return frame(tcpFrame(segment), m_live);
}

std::uint64_t TraceScript::udp(std::uint16_t from, std::uint16_t to, const std::string& payload) {
    return frame(udpFrame(v4(from), v4(to), payload), m_live);
}

std::uint64_t TraceScript::icmp(const std::string& from, std::uint8_t code, std::uint64_t about) {
    return frame(icmpFrame(*IpAddress::parse(from), code, m_frames[about - 1]), m_live);
}

void TraceScript::deliver(std::uint64_t packet) {
    add(PacketVerdict{PacketId{packet}, Verdict::Delivered, {}});
}

void TraceScript::drop(std::uint64_t packet) {
    add(PacketVerdict{PacketId{packet}, Verdict::Dropped, {}});
}

void TraceScript::absorb(std::uint64_t original) {
    const std::uint64_t copy = frame(m_frames[original - 1], false);
    add(PacketVerdict{PacketId{copy}, Verdict::Absorbed, PacketId{original}});
}

}  // namespace tests::support
