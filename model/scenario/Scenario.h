// A demo as data: actors, steps, and what each step must lead to. Read from resources/scenarios/*.json and from files
// of users.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/Result.h"
#include "model/base/State.h"
#include "model/call/Call.h"
#include "model/trace/Judgement.h"
#include "model/trace/TraceEvent.h"

namespace model::scenario {

using call::Call;

struct Text {
    std::string en, zhCn;
    [[nodiscard]] const std::string& in(std::string_view language) const {  // "en", "zh_CN"
        return language.starts_with("zh") && !zhCn.empty() ? zhCn : en;
    }
};

// Picks a packet by who sent it and what it carries. Written "SYN from client", "SYN,ACK from server", "FIN from
// client" (any FIN: it nearly always carries ACK), "ACK from client" (pure: no SYN, FIN, RST, no payload), "data from
// client" (any payload, of TCP or UDP), "data \"hello\" from client", "datagram from client" (UDP), "any from client".
struct PacketSelector {
    std::string from;                   // actor; "" for any
    std::uint16_t mask = 0, flags = 0;  // TCP: flags under the mask must be exactly these
    std::optional<bool> data;           // with or without payload
    std::optional<trace::Protocol> protocol;
    std::string payload;                // "" for any, else the payload contains it
    std::string word;                   // "SYN"
    [[nodiscard]] Reason said() const;  // "SYN from client"

    // ACKs are cumulative and their number depends on the kernel's timing: a selector of pure ACKs means all of them.
    [[nodiscard]] bool pureAck() const;
    bool operator==(const PacketSelector&) const = default;
};
[[nodiscard]] Result<PacketSelector, ParseError> parseSelector(std::string_view text);

struct CallAction {
    std::string actor;
    Call call;
    std::vector<Call> then;  // queued behind it: the actor runs them as soon as it returns, whenever that is
};
struct JudgeAction {
    PacketSelector packet;
    trace::Judgement judgement;
};
struct DestroyAction {
    std::string actor;
    State state;
};  // SOCK_DESTROY the socket the actor has or had in that state
struct SignalAction {
    std::string actor;
    std::string signal;
};  // "KILL", "TERM"
struct StartAction {
    std::string actor;
};  // an actor that joins later
struct GateAction {
    trace::GateMode mode;
    std::uint32_t slowMs = 0;
};
struct WaitAction {};  // do nothing; wait until the expectations hold

using Action = std::variant<CallAction, JudgeAction, DestroyAction, SignalAction, StartAction, GateAction, WaitAction>;

// What a step must lead to. Each must become true before the step's deadline; all are looked at together, so the
// order does not depend on the kernel's timing.
struct StateExpectation {  // the kernel's and the inferred state
    std::string actor;
    State state;
    std::uint32_t connection = 0;  // ConnectionId; 0: the actor's newest connection (LISTEN: any listener of it)
    std::uint32_t count = 0;       // > 0: exactly so many of the actor's connection ends are in the state
};
struct HeldExpectation {
    PacketSelector packet;
};                          // such a segment waits at the gate
struct ReturnExpectation {  // the actor's last call of that name returned
    std::string actor;
    call::Name call{};
    std::optional<std::int64_t> result;  // exactly; nullopt: any that is not an error
    std::string error;                   // "ECONNREFUSED"; "" for success
    std::string data;                    // bytes read; "" for any
};
struct BlockedExpectation {
    std::string actor;
    call::Name call{};
};  // entered and not returned, the process sleeping in it
struct TimerExpectation {
    std::string actor;
    trace::TimerKind kind;
    bool restarted = false;
};
struct QueueExpectation {  // bytes, of its newest connection unless one is named; accept, syn: of its listener
    std::string actor;
    std::optional<std::uint32_t> recv, send, accept, syn;
    std::uint32_t connection = 0;
};
struct GoneExpectation {
    std::string actor;
};                           // the process has ended
struct SegmentExpectation {  // seen, held or not; copies that the gate absorbed do not count
    PacketSelector packet;
    std::uint32_t atLeast = 1;
    std::optional<std::uint32_t> atMost;
    bool thisStep = false;  // since the step began; else since the session did
};

using Expectation = std::variant<StateExpectation, HeldExpectation, ReturnExpectation, BlockedExpectation,
                                 TimerExpectation, QueueExpectation, GoneExpectation, SegmentExpectation>;

// Predict mode: asked before the step.
struct Question {
    Text ask;
    std::vector<Text> choices;
    std::size_t answer = 0;  // index into choices; checked against the kernel by the scenario's expectations
};

struct Step {
    Action action;
    Text say;         // narration: one idea, **bold** around the call or segment
    Text why;         // the rule behind it
    std::string rfc;  // "RFC 9293, 3.5"
    Text notes;       // for the teacher
    std::vector<Question> questions;
    std::vector<Expectation> expect;
    std::string panel;            // panel to open at this step; "" leaves it
    std::uint32_t timeoutMs = 0;  // 0: the default
    std::uint32_t line = 0;       // in the file, for errors
};

struct Actor {
    std::string name;
    std::string role;  // "client" or "server": side of the stage and colour
    Text title;        // shown on the card; "" uses the name
    bool startsLater = false;
};

struct Scenario {
    std::string id;
    std::string chapter;  // of the article: "4"; "wrong", "yours"
    Text title, purpose;
    std::vector<Actor> actors;
    std::map<std::string, std::string> sysctls;  // "net.ipv4.tcp_syn_retries": "6"
    std::optional<std::uint32_t> mtu;
    trace::GateMode gate = trace::GateMode::Hold;
    std::string panel;  // opened with the demo; "" for the state diagram
    std::vector<Step> steps;
    std::string source;  // the file's text

    // The lines of an actor's code pane, in order; stepOf tells which step runs each.
    struct CodeLine {
        std::string text;
        std::size_t step;
    };
    [[nodiscard]] std::vector<CodeLine> program(std::string_view actor) const;
};

struct ScenarioError {
    Reason reason;           // "unknown call 'conect'; did you mean 'connect'?"
    std::uint32_t line = 0;  // from 1
};

// What a file may name, for messages, the schema and its test.
[[nodiscard]] std::span<const std::string_view> panelNames();

// text: the file's content (JSON with // and /* */ comments).
[[nodiscard]] Result<Scenario, ScenarioError> parseScenario(std::string_view text);

}  // namespace model::scenario
