// A lab without a kernel: records what it is told and answers at once with the trace events a real one would send. A
// test scripts the rest: packets, calls that return, sockets that change.
#pragma once

#include <string>
#include <vector>

#include "model/scenario/Lab.h"
#include "model/scenario/Runner.h"
#include "model/trace/Scene.h"
#include "model/trace/Trace.h"
#include "tests/support/FrameBuilder.h"

namespace tests {

using namespace model;

class FakeLab : public scenario::Lab {
public:
    trace::Trace trace;
    std::vector<std::string> told;  // "deliver 3", "call client close(fd)", "mark 0 done", without syncs
    bool callsReturn = true;        // calls return 0 as soon as they are entered
    bool answersSync = true;
    int syncs = 0;
    int reads = 0;  // of a packet's bytes

    FakeLab() {
        trace.setPacketBytes([this](std::uint64_t offset, std::uint32_t) {
            ++reads;
            return m_frames.at(offset);
        });
        event(trace::GateModeChanged{trace::GateMode::Hold, 0});
    }

    void event(decltype(trace::TraceEvent::what) what, packet::Bytes frame = {}) {
        m_now.ns += 1'000'000;
        trace.append({m_now, std::move(what)}, frame);
    }
    [[nodiscard]] std::shared_ptr<const trace::Scene> scene() const { return trace.sceneAt(trace.size()); }
    [[nodiscard]] Timestamp now() const { return m_now; }
    void pass(std::int64_t milliseconds) { m_now.ns += milliseconds * 1'000'000; }

    // A segment that waits at the gate.
    PacketId segment(const support::TcpSegment& segment);

    void socket(std::uint64_t id, int pid, int fd, const Address& local, const Address& remote, State state);

    void returns(const std::string& actor, std::int64_t result, int error = 0, const std::string& data = {});

    void send(const scenario::Command& command) override {
        std::visit([this](const auto& what) { obey(what); }, command);
    }
    // What tests do by hand.
    void startActor(const std::string& name) { send(scenario::ActorCommand{name}); }
    void call(const std::string& actor, const std::string& text) { send(scenario::CallCommand{actor, text}); }
    void judge(PacketId packet, trace::Judgement judgement) { send(scenario::JudgeCommand{packet, judgement}); }
    void deliver(PacketId packet) { judge(packet, {trace::Judgement::Kind::Deliver}); }
    void drop(PacketId packet) { judge(packet, {trace::Judgement::Kind::Drop}); }
    void mark(const trace::StepMarked& mark) { send(scenario::MarkCommand{mark}); }

private:
    Timestamp m_now{1'700'000'000'000'000'000};
    std::uint64_t m_packets = 0, m_calls = 0;
    int m_pid = 100;
    std::vector<std::vector<std::uint8_t>> m_frames;

    void obey(const scenario::SysctlCommand& c);
    void obey(const scenario::MtuCommand& c);
    void obey(const scenario::GateCommand& c);
    void obey(const scenario::ActorCommand& c);
    void obey(const scenario::CallCommand& c);
    void obey(const scenario::JudgeCommand& c);
    void obey(const scenario::DestroyCommand& c);
    void obey(const scenario::SignalCommand& c);
    void obey(const scenario::SyncCommand& c);
    void obey(const scenario::MarkCommand& c);
    void obey(const scenario::SessionCommand&) {}
    void obey(const scenario::QuitCommand&) {}
};

}  // namespace tests
