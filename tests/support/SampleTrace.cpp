#include "tests/support/SampleTrace.h"

#include <string_view>

#include "model/call/CallParser.h"
#include "tests/support/FrameBuilder.h"

namespace tests::support {
namespace {

using namespace model;

using namespace model::trace;
namespace flag = model::packet::flag;

constexpr std::uint16_t kClientPort = 49218, kServerPort = 9000;
constexpr int kClientPid = 4121, kServerPid = 4122;
constexpr std::uint32_t kX = 2914053377u, kY = 1087654321u;
constexpr std::uint64_t kListener = 1, kClient = 2, kServer = 3;

int pidOf(std::string_view actor) {
    return actor == "client" ? kClientPid : kServerPid;
}

}  // namespace

SampleTrace::SampleTrace() : SampleTrace(Until::End) {}
SampleTrace SampleTrace::synHeld() {
    return SampleTrace(Until::SynHeld);
}

SampleTrace::SampleTrace(Until until) {
    m_trace->setPacketBytes([bytes = m_bytes](std::uint64_t offset, std::uint32_t length) {
        if (offset + length > bytes->size())
            return std::vector<std::uint8_t>();
        const auto begin = bytes->begin() + static_cast<std::ptrdiff_t>(offset);
        return std::vector<std::uint8_t>(begin, begin + length);
    });
    build(until);
}

template <class What>
void SampleTrace::add(What what) {
    m_now.ns += 120'000;
    m_trace->append({m_now, std::move(what)});
}

std::uint64_t SampleTrace::enter(const char* actor, const char* text, const char* name, int fd) {
    CallEntered call{CallId{++m_calls}, actor, pidOf(actor), model::call::recordedCall(text, name), std::nullopt};
    if (fd >= 0)
        call.fd = fd;
    add(call);
    return m_calls;
}

void SampleTrace::leave(const char* actor, std::uint64_t call, std::int64_t result, const char* data) {
    add(CallReturned{CallId{call}, actor, pidOf(actor), result, 0, data, std::nullopt});
}

void SampleTrace::socket(std::uint64_t id, State state, std::uint16_t local, std::uint16_t remote, int fd,
                         TimerKind timer) {
    SocketChanged changed;
    changed.socket = SocketId{id};
    changed.state = state;
    if (local)
        changed.local = v4(local);
    if (remote)
        changed.remote = v4(remote);
    if (fd >= 0) {
        changed.inode = 70000 + id;
        changed.owners = {{id == kClient ? kClientPid : kServerPid, fd}};
    }
    changed.timer = timer;
    if (timer == TimerKind::TimeWait)
        changed.timerMs = 60000;
    if (state == State::Listen)
        changed.sendQueue = 5;
    if (remote && state != State::SynReceived && state != State::TimeWait) {
        TcpInfo info;
        info.rtoUs = 204000;
        info.rttUs = 52;
        info.sndCwnd = 10;
        info.sndMss = 32741;
        info.congestion = "reno";
        changed.info = info;
    }
    add(changed);
}

std::uint64_t SampleTrace::packet(bool fromClient, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags,
                                  const char* payload) {
    TcpSegment segment;
    segment.from = v4(fromClient ? kClientPort : kServerPort);
    segment.to = v4(fromClient ? kServerPort : kClientPort);
    segment.seq = seq;
    segment.ack = ack;
    segment.flags = flags;
    segment.payload = payload;
    if (flags & flag::Syn)
        segment.options = {2, 4, 0xff, 0xd7, 4, 2, 1, 3, 3, 7};
    const auto frame = tcpFrame(segment);
    PacketSeen seen;
    seen.packet = PacketId{++m_packets};
    seen.fileOffset = m_bytes->size();
    seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(frame.size());
    seen.gated = true;
    m_bytes->insert(m_bytes->end(), frame.begin(), frame.end());
    m_now.ns += 120'000;
    m_trace->append({m_now, seen}, frame);
    return m_packets;
}

void SampleTrace::verdict(std::uint64_t packet, Verdict verdict, std::uint64_t original) {
    if (verdict == Verdict::Delivered || verdict == Verdict::Dropped)
        m_now.ns += 1'200'000'000;
    add(PacketVerdict{PacketId{packet}, verdict, PacketId{original}});
}

void SampleTrace::step(std::uint32_t index, StepPhase phase) {
    add(StepMarked{index, phase, ""});
}

void SampleTrace::build(Until until) {
    add(SessionStarted{"", "full", "6.1.0"});
    add(GateModeChanged{GateMode::Hold, 0});
    add(ActorStarted{"server", kServerPid, 0});
    add(ActorStarted{"client", kClientPid, 0});
    step(0, StepPhase::Began);
    leave("server", enter("server", "listener = socket(AF_INET, SOCK_STREAM)", "socket", -1), 3);
    socket(kListener, State::Closed, 0, 0, 3);
    step(0, StepPhase::Done);
    leave("server", enter("server", "bind(listener, 127.0.0.1:9000)", "bind", 3), 0);
    socket(kListener, State::Closed, kServerPort, 0, 3);
    leave("server", enter("server", "listen(listener, 5)", "listen", 3), 0);
    socket(kListener, State::Listen, kServerPort, 0, 3);
    const auto accept = enter("server", "conn = accept(listener)", "accept", 3);
    leave("client", enter("client", "fd = socket(AF_INET, SOCK_STREAM)", "socket", -1), 3);
    socket(kClient, State::Closed, 0, 0, 3);
    step(1, StepPhase::Began);
    const auto connect = enter("client", "connect(fd, 127.0.0.1:9000)", "connect", 3);
    const auto syn = packet(true, kX, 0, flag::Syn);
    verdict(syn, Verdict::Held);
    socket(kClient, State::SynSent, kClientPort, kServerPort, 3, TimerKind::Retransmit);
    verdict(packet(true, kX, 0, flag::Syn), Verdict::Absorbed, syn);
    step(1, StepPhase::Done);
    if (until == Until::SynHeld)
        return;

    step(2, StepPhase::Began);
    verdict(syn, Verdict::Delivered);
    socket(kServer, State::SynReceived, kServerPort, kClientPort, -1, TimerKind::Retransmit);
    const auto synAck = packet(false, kY, kX + 1, flag::Syn | flag::Ack);
    verdict(synAck, Verdict::Held);
    step(2, StepPhase::Done);
    step(3, StepPhase::Began);
    verdict(synAck, Verdict::Delivered);
    leave("client", connect, 0);
    const auto ack = packet(true, kX + 1, kY + 1, flag::Ack);
    verdict(ack, Verdict::Held);
    socket(kClient, State::Established, kClientPort, kServerPort, 3);
    step(3, StepPhase::Done);
    step(4, StepPhase::Began);
    verdict(ack, Verdict::Delivered);
    leave("server", accept, 4);
    socket(kServer, State::Established, kServerPort, kClientPort, 4);
    step(4, StepPhase::Done);
    step(5, StepPhase::Began);
    const auto read = enter("server", "read(conn, 100)", "read", 4);
    leave("client", enter("client", "write(fd, \"hello\")", "write", 3), 5);
    const auto data = packet(true, kX + 1, kY + 1, flag::Psh | flag::Ack, "hello");
    verdict(data, Verdict::Held);
    verdict(data, Verdict::Delivered);
    leave("server", read, 5, "hello");
    const auto dataAck = packet(false, kY + 1, kX + 6, flag::Ack);
    verdict(dataAck, Verdict::Held);
    verdict(dataAck, Verdict::Delivered);
    step(5, StepPhase::Done);
    close();
}

void SampleTrace::close() {
    step(6, StepPhase::Began);
    leave("client", enter("client", "close(fd)", "close", 3), 0);
    const auto fin = packet(true, kX + 6, kY + 1, flag::Fin | flag::Ack);
    verdict(fin, Verdict::Held);
    socket(kClient, State::FinWait1, kClientPort, kServerPort, -1, TimerKind::Retransmit);
    verdict(fin, Verdict::Delivered);
    socket(kServer, State::CloseWait, kServerPort, kClientPort, 4);
    const auto finAck = packet(false, kY + 1, kX + 7, flag::Ack);
    verdict(finAck, Verdict::Held);
    verdict(finAck, Verdict::Delivered);
    socket(kClient, State::FinWait2, kClientPort, kServerPort, -1);
    step(6, StepPhase::Done);
    step(7, StepPhase::Began);
    leave("server", enter("server", "close(conn)", "close", 4), 0);
    const auto serverFin = packet(false, kY + 1, kX + 7, flag::Fin | flag::Ack);
    verdict(serverFin, Verdict::Held);
    socket(kServer, State::LastAck, kServerPort, kClientPort, -1, TimerKind::Retransmit);
    verdict(serverFin, Verdict::Delivered);
    socket(kClient, State::TimeWait, kClientPort, kServerPort, -1, TimerKind::TimeWait);
    const auto lastAck = packet(true, kX + 7, kY + 2, flag::Ack);
    verdict(lastAck, Verdict::Held);
    verdict(lastAck, Verdict::Delivered);
    add(SocketEnded{SocketId{kServer}});
    step(7, StepPhase::Done);
}

}  // namespace tests::support
