#include <nlohmann/json.hpp>

#include "netio/lab/Command.h"

namespace netio::lab {
namespace {

using model::ParseError;
using model::Reason;
using model::trace::GateMode;
using model::trace::StepPhase;
using nlohmann::json;

struct Unreadable {
    std::string reason;
};

template <class E>
E valueOf(const std::string& text, const char* key) {
    if (const auto value = model::fromName<E>(text))
        return *value;
    throw Unreadable{"unknown " + std::string(key) + " '" + text + "'"};
}

std::string text(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        throw Unreadable{"'" + std::string(key) + "' must be a string"};
    return *found;
}

std::uint64_t number(const json& object, const char* key, std::uint64_t most = UINT64_MAX) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() > most)
        throw Unreadable{"'" + std::string(key) + "' must be a number" +
                         (most == UINT64_MAX ? std::string() : " up to " + std::to_string(most))};
    return *found;
}

Command commandOf(const json& object) {
    const std::string name = text(object, "cmd");
    if (name == "sysctl")
        return SysctlCommand{text(object, "name"), text(object, "value")};
    if (name == "mtu")
        return MtuCommand{static_cast<std::uint32_t>(number(object, "bytes", 65536))};
    if (name == "gate")
        return GateCommand{valueOf<GateMode>(text(object, "mode"), "mode"),
                           object.contains("ms") ? static_cast<std::uint32_t>(number(object, "ms", 3'600'000)) : 0};
    if (name == "actor")
        return ActorCommand{text(object, "name")};
    if (name == "call")
        return RunCommand{text(object, "actor"), text(object, "text")};
    if (name == "deliver")
        return DeliverCommand{{number(object, "packet")}};
    if (name == "drop")
        return DropCommand{{number(object, "packet")}};
    if (name == "keep")
        return KeepCommand{{number(object, "packet")}};
    if (name == "destroy")
        return DestroyCommand{{number(object, "socket")}};
    if (name == "signal")
        return SignalCommand{text(object, "actor"), text(object, "name")};
    if (name == "sync")
        return SyncCommand{number(object, "token")};
    if (name == "mark")
        return MarkCommand{{static_cast<std::uint32_t>(number(object, "step", UINT32_MAX)),
                            valueOf<StepPhase>(text(object, "phase"), "phase"),
                            object.contains("reason") ? text(object, "reason") : std::string()}};
    if (name == "session")
        return SessionCommand{object.contains("scenario") ? text(object, "scenario") : std::string(),
                              object.contains("mode") ? text(object, "mode") : "full"};
    if (name == "quit")
        return QuitCommand{};
    throw Unreadable{"unknown command '" + name + "'"};
}

struct Writer {
    json operator()(const SysctlCommand& c) const { return {{"cmd", "sysctl"}, {"name", c.name}, {"value", c.value}}; }
    json operator()(const MtuCommand& c) const { return {{"cmd", "mtu"}, {"bytes", c.bytes}}; }
    json operator()(const GateCommand& c) const {
        return {{"cmd", "gate"}, {"mode", model::name(c.mode)}, {"ms", c.slowMs}};
    }
    json operator()(const ActorCommand& c) const { return {{"cmd", "actor"}, {"name", c.name}}; }
    json operator()(const RunCommand& c) const { return {{"cmd", "call"}, {"actor", c.actor}, {"text", c.text}}; }
    json operator()(const DeliverCommand& c) const { return {{"cmd", "deliver"}, {"packet", c.packet.value}}; }
    json operator()(const DropCommand& c) const { return {{"cmd", "drop"}, {"packet", c.packet.value}}; }
    json operator()(const KeepCommand& c) const { return {{"cmd", "keep"}, {"packet", c.packet.value}}; }
    json operator()(const DestroyCommand& c) const { return {{"cmd", "destroy"}, {"socket", c.socket.value}}; }
    json operator()(const SignalCommand& c) const { return {{"cmd", "signal"}, {"actor", c.actor}, {"name", c.name}}; }
    json operator()(const SyncCommand& c) const { return {{"cmd", "sync"}, {"token", c.token}}; }
    json operator()(const MarkCommand& c) const {
        return {
            {"cmd", "mark"}, {"step", c.mark.step}, {"phase", model::name(c.mark.phase)}, {"reason", c.mark.reason}};
    }
    json operator()(const SessionCommand& c) const {
        return {{"cmd", "session"}, {"scenario", c.scenario}, {"mode", c.mode}};
    }
    json operator()(const QuitCommand&) const { return {{"cmd", "quit"}}; }
};

}  // namespace

model::Result<Command, ParseError> parseCommand(std::string_view line) {
    try {
        const json object = json::parse(line);
        if (!object.is_object())
            return ParseError{Reason::text("not a JSON object"), 0};
        return commandOf(object);
    } catch (const json::parse_error& error) {
        return ParseError{Reason::text("not JSON"), error.byte};
    } catch (const json::exception& error) {
        return ParseError{Reason::text(error.what()), 0};
    } catch (const Unreadable& error) {
        return ParseError{Reason::text(error.reason), 0};
    }
}

std::string writeCommand(const Command& command) {
    return std::visit(Writer{}, command).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace netio::lab
