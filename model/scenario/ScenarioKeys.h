// The keys of the scenario format, object by object: the parser allows these and no others, the schema is held against
// them by a test, FORMAT.md documents them.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "model/trace/Judgement.h"

namespace model::scenario::keys {

inline constexpr std::array<std::string_view, 11> kScenario{"$schema", "id",  "chapter", "title", "purpose", "actors",
                                                            "sysctls", "mtu", "gate",    "panel", "steps"};
inline constexpr std::array<std::string_view, 2> kText{"en", "zh_CN"};
inline constexpr std::array<std::string_view, 3> kActor{"name", "role", "title"};
template <std::size_t... N>
[[nodiscard]] constexpr auto joinedKeys(const std::array<std::string_view, N>&... lists) {
    std::array<std::string_view, (N + ...)> all;
    auto end = all.begin();
    ((end = std::ranges::copy(lists, end).out), ...);
    return all;
}

// What a step does: a call, a judgement of a held segment, or one of the rest.
inline constexpr std::array<std::string_view, 1> kCallAction{"call"};
inline constexpr auto kJudgements = [] {
    std::array<std::string_view, trace::kJudgements.size()> names;
    std::ranges::transform(trace::kJudgements, names.begin(), &trace::JudgementRow::name);
    return names;
}();
inline constexpr std::array<std::string_view, 5> kOtherActions{"destroy", "signal", "start", "gate", "wait"};
inline constexpr auto kActions = joinedKeys(kCallAction, kJudgements, kOtherActions);
inline constexpr std::array<std::string_view, 12> kBesideAction{
    "actor", "ms", "optional", "then", "say", "why", "rfc", "notes", "questions", "expect", "panel", "timeout"};
inline constexpr auto kStep = joinedKeys(kActions, kBesideAction);
inline constexpr std::array<std::string_view, 1> kSlowGate{"slow"};
inline constexpr std::array<std::string_view, 3> kQuestion{"ask", "choices", "answer"};

// One object of "expect" is one of these; its first key tells which.
inline constexpr std::array<std::string_view, 4> kState{"state", "actor", "connection", "count"};
inline constexpr std::array<std::string_view, 3> kKernel{"kernel", "actor", "connection"};
inline constexpr std::array<std::string_view, 1> kHeld{"held"};
inline constexpr std::array<std::string_view, 5> kReturned{"returned", "actor", "result", "error", "data"};
inline constexpr std::array<std::string_view, 2> kBlocked{"blocked", "actor"};
inline constexpr std::array<std::string_view, 3> kTimer{"timer", "actor", "restarted"};
inline constexpr std::array<std::string_view, 3> kQueue{"queue", "actor", "connection"};
inline constexpr std::array<std::string_view, 4> kQueues{"recv", "send", "accept", "syn"};
inline constexpr std::array<std::string_view, 1> kGone{"gone"};
inline constexpr std::array<std::string_view, 8> kSegment{"segment", "atLeast", "atMost",  "during",
                                                          "length",  "window",  "options", "apart"};
inline constexpr std::array<std::string_view, 4> kCounter{"counter", "atLeast", "atMost", "during"};
inline constexpr std::array<std::string_view, 3> kTcp{"tcp", "actor", "connection"};
inline constexpr std::array<std::string_view, 6> kTcpFields{"cwnd", "ssthresh", "rto", "rtt", "mss", "retransmits"};
inline constexpr std::array<std::string_view, 2> kRange{"atLeast", "atMost"};
inline constexpr std::array<std::string_view, 11> kExpectations{
    "state", "kernel", "held", "returned", "blocked", "timer", "queue", "gone", "segment", "counter", "tcp"};

inline constexpr std::array<std::string_view, 8> kPanels{"ladder", "states", "table",  "segment",
                                                         "layers", "calls",  "kernel", "chart"};
inline constexpr std::array<std::string_view, 2> kRoles{"client", "server"};
inline constexpr std::array<std::string_view, 2> kGates{"hold", "pass"};
inline constexpr std::array<std::string_view, 6> kSignals{"KILL", "TERM", "INT", "STOP", "CONT", "USR1"};
// In the order of trace::TimerKind after None; two are spelt otherwise in a session.
inline constexpr std::array<std::string_view, 4> kTimers{"retransmit", "keepalive", "timewait", "zerowindow"};
// TCP options by name: RFC 9293, 7323, 2018, 7413, 2385, 5482.
struct OptionName {
    std::string_view name;
    std::uint8_t kind;
};
inline constexpr std::array<OptionName, 8> kTcpOptions{{{"MSS", 2},
                                                        {"window scale", 3},
                                                        {"SACK permitted", 4},
                                                        {"SACK", 5},
                                                        {"timestamps", 8},
                                                        {"MD5", 19},
                                                        {"user timeout", 28},
                                                        {"Fast Open", 34}}};
inline constexpr auto kTcpOptionNames = [] {
    std::array<std::string_view, kTcpOptions.size()> names;
    std::ranges::transform(kTcpOptions, names.begin(), &OptionName::name);
    return names;
}();
inline constexpr std::array<std::string_view, 2> kDuring{"session", "step"};

}  // namespace model::scenario::keys
