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
    trace::SceneTracker tracker;
    std::vector<std::string> told;  // "deliver 3", "call client close(fd)", "mark 0 done", without syncs
    bool callsReturn = true;        // calls return 0 as soon as they are entered
    bool answersSync = true;
    int syncs = 0;

    FakeLab() {
        trace.setPacketBytes([this](std::uint64_t offset, std::uint32_t) { return m_frames.at(offset); });
        event(trace::GateModeChanged{trace::GateMode::Hold, 0});
    }

    void event(decltype(trace::TraceEvent::what) what, packet::Bytes frame = {}) {
        m_now.ns += 1'000'000;
        trace.append({m_now, std::move(what)}, frame);
        tracker.apply(trace.events().back(), trace);
    }
    [[nodiscard]] Timestamp now() const { return m_now; }
    void pass(std::int64_t milliseconds) { m_now.ns += milliseconds * 1'000'000; }

    // A segment that waits at the gate.
    PacketId segment(const support::TcpSegment& segment) {
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

    void socket(std::uint64_t id, int pid, int fd, const Address& local, const Address& remote, State state) {
        trace::SocketChanged changed;
        changed.socket = {id};
        changed.local = local;
        changed.remote = remote;
        changed.state = state;
        changed.owners = {{pid, fd}};
        event(changed);
    }

    void returns(const std::string& actor, std::int64_t result, int error = 0, const std::string& data = {}) {
        trace::CallReturned returned;
        returned.call = tracker.scene().actor(actor)->calls.back().entered.call;
        returned.actor = actor;
        returned.pid = tracker.scene().actor(actor)->pid;
        returned.result = result;
        returned.error = error;
        returned.data = data;
        event(returned);
    }

    void setSysctl(std::string_view name, std::string_view value) override {
        told.push_back("sysctl " + std::string(name) + "=" + std::string(value));
    }
    void setMtu(std::uint32_t bytes) override { told.push_back("mtu " + std::to_string(bytes)); }
    void setGate(trace::GateMode mode, std::uint32_t slowMs) override {
        told.push_back("gate " + std::to_string(static_cast<int>(mode)));
        event(trace::GateModeChanged{mode, slowMs});
    }
    void startActor(std::string_view name) override {
        told.push_back("actor " + std::string(name));
        event(trace::ActorStarted{std::string(name), ++m_pid, 0});
    }
    void call(std::string_view actor, const scenario::Call& call) override {
        told.push_back("call " + std::string(actor) + " " + call.text);
        trace::CallEntered entered;
        entered.call = {++m_calls};
        entered.actor = std::string(actor);
        entered.pid = tracker.scene().actor(actor)->pid;
        entered.text = call.text;
        entered.name = call.name;
        event(entered);
        if (callsReturn)
            returns(std::string(actor), 0);
    }
    void deliver(PacketId packet) override { settle("deliver ", packet, trace::Verdict::Delivered); }
    void drop(PacketId packet) override { settle("drop ", packet, trace::Verdict::Dropped); }
    void keep(PacketId packet) override { settle("keep ", packet, trace::Verdict::Kept); }
    void destroy(SocketId socket) override {
        told.push_back("destroy " + std::to_string(socket.value));
        event(trace::SocketEnded{socket});
    }
    void signal(std::string_view actor, std::string_view name) override {
        told.push_back("signal " + std::string(actor) + " " + std::string(name));
    }
    void sync(std::uint64_t token) override {
        ++syncs;
        if (answersSync)
            event(trace::Synced{token});
    }
    void mark(const trace::StepMarked& mark) override {
        static constexpr const char* kPhases[] = {"began", "done", "failed"};
        told.push_back("mark " + std::to_string(mark.step) + " " + kPhases[static_cast<int>(mark.phase)]);
        event(mark);
    }

private:
    Timestamp m_now{1'700'000'000'000'000'000};
    std::uint64_t m_packets = 0, m_calls = 0;
    int m_pid = 100;
    std::vector<std::vector<std::uint8_t>> m_frames;

    void settle(const char* what, PacketId packet, trace::Verdict verdict) {
        told.push_back(what + std::to_string(packet.value));
        event(trace::PacketVerdict{packet, verdict, {}});
    }
};

}  // namespace tests
