// What the lab can be told to do: one JSON object a line on its standard input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "model/base/Result.h"
#include "model/trace/TraceEvent.h"

namespace netio::lab {

struct SysctlCommand {
    std::string name, value;
};  // "net.ipv4.tcp_syn_retries"
struct MtuCommand {
    std::uint32_t bytes = 0;
};
struct GateCommand {
    model::trace::GateMode mode = model::trace::GateMode::Pass;
    std::uint32_t slowMs = 0;
};
struct ActorCommand {
    std::string name;
};
struct RunCommand {
    std::string actor, text;
};  // "call"
struct DeliverCommand {
    model::PacketId packet;
};
struct DropCommand {
    model::PacketId packet;
};
struct KeepCommand {
    model::PacketId packet;
};
struct DestroyCommand {
    model::SocketId socket;
};
struct SignalCommand {
    std::string actor, name;
};  // "KILL"
struct SyncCommand {
    std::uint64_t token = 0;
};
struct MarkCommand {
    model::trace::StepMarked mark;
};
struct SessionCommand {
    std::string scenario, mode;
};
struct QuitCommand {};

using Command =
    std::variant<SysctlCommand, MtuCommand, GateCommand, ActorCommand, RunCommand, DeliverCommand, DropCommand,
                 KeepCommand, DestroyCommand, SignalCommand, SyncCommand, MarkCommand, SessionCommand, QuitCommand>;

[[nodiscard]] model::Result<Command, model::ParseError> parseCommand(std::string_view line);
// One line without its end, as parseCommand reads it.
[[nodiscard]] std::string writeCommand(const Command& command);

}  // namespace netio::lab
