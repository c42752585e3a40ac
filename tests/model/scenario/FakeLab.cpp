#include "FakeLab.h"

namespace tests {

PacketId FakeLab::segment(const support::TcpSegment& segment) {
    const auto frame = support::tcpFrame(segment);
    m_frames.push_back(frame);
    trace::PacketSeen seen;
    seen.packet = {++m_packets};
    seen.fileOffset = m_frames.size() - 1;
    seen.capturedLength = seen.originalLength = static_cast<std::uint32_t>(frame.size());
    seen.gated = true;
    event(seen, frame);
    event(trace::PacketVerdict{seen.packet, trace::Verdict::Held, {}});
    return seen.packet;
}

void FakeLab::socket(std::uint64_t id, int pid, int fd, const Address& local, const Address& remote, State state) {
    trace::SocketChanged changed;
    changed.socket = {id};
    changed.local = local;
    changed.remote = remote;
    changed.state = state;
    changed.owners = {{pid, fd}};
    event(changed);
}

void FakeLab::returns(const std::string& actor, std::int64_t result, int error, const std::string& data) {
    trace::CallReturned returned;
    returned.call = scene()->actor(actor)->calls.back().entered.call;
    returned.actor = actor;
    returned.pid = scene()->actor(actor)->pid;
    returned.result = result;
    returned.error = error;
    returned.data = data;
    event(returned);
}

void FakeLab::obey(const scenario::SysctlCommand& c) {
    told.push_back("sysctl " + c.name + "=" + c.value);
}

void FakeLab::obey(const scenario::MtuCommand& c) {
    told.push_back("mtu " + std::to_string(c.bytes));
}

void FakeLab::obey(const scenario::GateCommand& c) {
    told.push_back("gate " + std::to_string(static_cast<int>(c.mode)));
    event(trace::GateModeChanged{c.mode, c.slowMs});
}

void FakeLab::obey(const scenario::ActorCommand& c) {
    told.push_back("actor " + c.name);
    event(trace::ActorStarted{c.name, ++m_pid, 0});
}

void FakeLab::obey(const scenario::CallCommand& c) {
    told.push_back("call " + c.actor + " " + c.text);
    trace::CallEntered entered;
    entered.call = {++m_calls};
    entered.actor = c.actor;
    entered.pid = scene()->actor(c.actor)->pid;
    entered.value = call::parseCall(c.text).value();
    event(entered);
    if (callsReturn)
        returns(c.actor, 0);
}

void FakeLab::obey(const scenario::JudgeCommand& c) {
    const trace::JudgementRow& row = trace::row(c.judgement.kind);
    told.push_back(std::string(row.name) + " " + std::to_string(c.packet.value));
    event(trace::PacketVerdict{c.packet, row.verdict, {}});
}

void FakeLab::obey(const scenario::DestroyCommand& c) {
    told.push_back("destroy " + std::to_string(c.socket.value));
    event(trace::SocketEnded{c.socket});
}

void FakeLab::obey(const scenario::SignalCommand& c) {
    told.push_back("signal " + c.actor + " " + c.name);
}

void FakeLab::obey(const scenario::SyncCommand& c) {
    ++syncs;
    if (answersSync)
        event(trace::Synced{c.token});
}

void FakeLab::obey(const scenario::MarkCommand& c) {
    static constexpr const char* kPhases[] = {"began", "done", "failed"};
    told.push_back("mark " + std::to_string(c.mark.step) + " " + kPhases[static_cast<int>(c.mark.phase)]);
    event(c.mark);
}

}  // namespace tests
