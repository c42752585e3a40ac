// What each event's JSON object is called and holds: one description serves both directions. Private to EventCodec.
#pragma once

#include <array>
#include <string_view>

#include "model/trace/TraceEvent.h"

namespace model::trace::fields {

template <class T>
inline constexpr std::string_view kEventName = "";
template <>
inline constexpr std::string_view kEventName<SessionStarted> = "session";
template <>
inline constexpr std::string_view kEventName<ActorStarted> = "actor-started";
template <>
inline constexpr std::string_view kEventName<ActorEnded> = "actor-ended";
template <>
inline constexpr std::string_view kEventName<CallEntered> = "call";
template <>
inline constexpr std::string_view kEventName<CallReturned> = "return";
template <>
inline constexpr std::string_view kEventName<SocketChanged> = "socket";
template <>
inline constexpr std::string_view kEventName<SocketEnded> = "socket-ended";
template <>
inline constexpr std::string_view kEventName<PacketVerdict> = "verdict";
template <>
inline constexpr std::string_view kEventName<GateModeChanged> = "gate";
template <>
inline constexpr std::string_view kEventName<StepMarked> = "step";
template <>
inline constexpr std::string_view kEventName<Synced> = "synced";
template <>
inline constexpr std::string_view kEventName<LabProblem> = "problem";
template <>
inline constexpr std::string_view kEventName<EventsLost> = "lost";

template <class T>
inline constexpr auto kNames = nullptr;
template <>
inline constexpr std::array kNames<Protocol> = {"tcp", "udp", "icmp", "other"};
template <>
inline constexpr std::array kNames<TimerKind> = {"none", "retransmit", "keepalive", "time-wait", "zero-window-probe"};
template <>
inline constexpr std::array kNames<Verdict> = {"held", "delivered", "dropped", "absorbed", "kept"};
template <>
inline constexpr std::array kNames<GateMode> = {"pass", "hold", "slow"};
template <>
inline constexpr std::array kNames<StepPhase> = {"began", "done", "failed"};

// A default of a field is left out by the writer and left alone by the reader: fields may be added, never renamed.
void visit(auto& io, SessionStarted& e) {
    io("scenario", e.scenario);
    io("mode", e.mode);
    io("kernel", e.kernel);
}
void visit(auto& io, ActorStarted& e) {
    io("actor", e.actor);
    io("pid", e.pid);
    io("parentPid", e.parentPid);
}
void visit(auto& io, ActorEnded& e) {
    io("actor", e.actor);
    io("pid", e.pid);
    io("exitCode", e.exitCode);
    io("signal", e.signal);
}
void visit(auto& io, CallEntered& e) {
    io("call", e.call);
    io("actor", e.actor);
    io("pid", e.pid);
    io("text", e.text);
    io("name", e.name);
    io("fd", e.fd);
}
void visit(auto& io, CallReturned& e) {
    io("call", e.call);
    io("actor", e.actor);
    io("pid", e.pid);
    io("result", e.result);
    io("errno", e.error);
    io("data", e.data);
    io("peer", e.peer);
}
void visit(auto& io, FdOwner& e) {
    io("pid", e.pid);
    io("fd", e.fd);
}
void visit(auto& io, TcpInfo& e) {
    io("rtoUs", e.rtoUs);
    io("rttUs", e.rttUs);
    io("rttVarUs", e.rttVarUs);
    io("sndMss", e.sndMss);
    io("rcvMss", e.rcvMss);
    io("sndCwnd", e.sndCwnd);
    io("sndSsthresh", e.sndSsthresh);
    io("sndWnd", e.sndWnd);
    io("rcvWnd", e.rcvWnd);
    io("unacked", e.unacked);
    io("retransmits", e.retransmits);
    io("totalRetrans", e.totalRetrans);
    io("bytesAcked", e.bytesAcked);
    io("bytesReceived", e.bytesReceived);
    io("notSentBytes", e.notSentBytes);
    io("sndWscale", e.sndWscale);
    io("rcvWscale", e.rcvWscale);
    io("timestamps", e.timestamps);
    io("sack", e.sack);
    io("ecn", e.ecn);
    io("congestion", e.congestion);
}
void visit(auto& io, SocketChanged& e) {
    io("socket", e.socket);
    io("protocol", e.protocol);
    io("local", e.local);
    io("remote", e.remote);
    io("state", e.state);
    io("inode", e.inode);
    io("owners", e.owners);
    io("timer", e.timer);
    io("timerMs", e.timerMs);
    io("timerRetransmits", e.timerRetransmits);
    io("recvQueue", e.recvQueue);
    io("sendQueue", e.sendQueue);
    io("orphan", e.orphan);
    io("info", e.info);
    io("options", e.options);
}
void visit(auto& io, SocketEnded& e) {
    io("socket", e.socket);
}
void visit(auto& io, PacketVerdict& e) {
    io("packet", e.packet);
    io("verdict", e.verdict);
    io("original", e.original);
}
void visit(auto& io, GateModeChanged& e) {
    io("mode", e.mode);
    io("slowMs", e.slowMs);
}
void visit(auto& io, StepMarked& e) {
    io("step", e.step);
    io("phase", e.phase);
    io("reason", e.reason);
}
void visit(auto& io, Synced& e) {
    io("token", e.token);
}
void visit(auto& io, LabProblem& e) {
    io("operation", e.operation);
    io("errno", e.error);
    io("detail", e.detail);
}
void visit(auto& io, EventsLost& e) {
    io("count", e.count);
    io("source", e.source);
}

}  // namespace model::trace::fields
