// What a lab can be told to do. Commands are values: the scenario's orders, the user's, and the lines on the standard
// input of sockstage-lab (CommandCodec.h) are the same ones. fields() describes a command's JSON, see FieldWriter.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "model/base/JsonValues.h"
#include "model/trace/Judgement.h"
#include "model/trace/TraceEvent.h"

namespace model::scenario {

struct SysctlCommand {
    static constexpr std::string_view kName = "sysctl";
    std::string name, value;  // "net.ipv4.tcp_syn_retries"
    static void fields(auto& self, auto& io) {
        io.required("name", self.name);
        io.required("value", self.value);
    }
    bool operator==(const SysctlCommand&) const = default;
};
struct MtuCommand {
    static constexpr std::string_view kName = "mtu";
    std::uint32_t bytes = 0;
    static void fields(auto& self, auto& io) {
        io.required("bytes", self.bytes);
        requireType(self.bytes <= 65536, "bytes", "a number up to 65536");
    }
    bool operator==(const MtuCommand&) const = default;
};
struct GateCommand {
    static constexpr std::string_view kName = "gate";
    trace::GateMode mode = trace::GateMode::Pass;
    std::uint32_t slowMs = 0;
    static void fields(auto& self, auto& io) {
        io.required("mode", self.mode);
        io("ms", self.slowMs);
        requireType(self.slowMs <= 3'600'000, "ms", "a number up to 3600000");
    }
    bool operator==(const GateCommand&) const = default;
};
struct ActorCommand {  // starts a process
    static constexpr std::string_view kName = "actor";
    std::string name;
    static void fields(auto& self, auto& io) { io.required("name", self.name); }
    bool operator==(const ActorCommand&) const = default;
};
struct CallCommand {
    static constexpr std::string_view kName = "call";
    std::string actor, text;  // "connect(fd, 127.0.0.1:9000)"
    static void fields(auto& self, auto& io) {
        io.required("actor", self.actor);
        io.required("text", self.text);
    }
    bool operator==(const CallCommand&) const = default;
};
struct JudgeCommand {
    static constexpr std::string_view kName = {};  // the judgement's own
    PacketId packet;
    trace::Judgement judgement;
    static void fields(auto& self, auto& io) {
        io.required("packet", self.packet);
        trace::Judgement::fields(self.judgement, io);
    }
    bool operator==(const JudgeCommand&) const = default;
};
struct DestroyCommand {  // SOCK_DESTROY
    static constexpr std::string_view kName = "destroy";
    SocketId socket;
    static void fields(auto& self, auto& io) { io.required("socket", self.socket); }
    bool operator==(const DestroyCommand&) const = default;
};
struct SignalCommand {
    static constexpr std::string_view kName = "signal";
    std::string actor, name;  // "KILL"
    static void fields(auto& self, auto& io) {
        io.required("actor", self.actor);
        io.required("name", self.name);
    }
    bool operator==(const SignalCommand&) const = default;
};
struct SyncCommand {  // answered by Synced when all sources are drained and the kernel's tables were read anew
    static constexpr std::string_view kName = "sync";
    std::uint64_t token = 0;
    static void fields(auto& self, auto& io) { io.required("token", self.token); }
    bool operator==(const SyncCommand&) const = default;
};
struct MarkCommand {  // the director's own, recorded in the session
    static constexpr std::string_view kName = "mark";
    trace::StepMarked mark;
    static void fields(auto& self, auto& io) {
        io.required("step", self.mark.step);
        io.required("phase", self.mark.phase);
        io("reason", self.mark.reason);
    }
    bool operator==(const MarkCommand&) const = default;
};
struct SessionCommand {
    static constexpr std::string_view kName = "session";
    std::string scenario, mode = "full";
    static void fields(auto& self, auto& io) {
        io("scenario", self.scenario);
        io("mode", self.mode);
    }
    bool operator==(const SessionCommand&) const = default;
};
struct QuitCommand {  // the lab sends what it still has, and ends
    static constexpr std::string_view kName = "quit";
    static void fields(auto&, auto&) {}
    bool operator==(const QuitCommand&) const = default;
};

using Command = std::variant<SysctlCommand, MtuCommand, GateCommand, ActorCommand, CallCommand, JudgeCommand,
                             DestroyCommand, SignalCommand, SyncCommand, MarkCommand, SessionCommand, QuitCommand>;

}  // namespace model::scenario
