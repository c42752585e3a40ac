// A demo as data: actors, steps, and what each step must lead to. Read from resources/scenarios/*.json and from files
// of users.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/scenario/Action.h"
#include "model/scenario/Expectation.h"

namespace model::scenario {

struct Text {
    std::string en, zhCn;
    [[nodiscard]] const std::string& in(std::string_view language) const {  // "en", "zh_CN"
        return language.starts_with("zh") && !zhCn.empty() ? zhCn : en;
    }
};

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
    Reason reason;  // "unknown call 'conect'; did you mean 'connect'?"
    std::uint32_t line = 1, column = 1;
};

// What a file may name, for messages, the schema and its test.
[[nodiscard]] std::span<const std::string_view> panelNames();

// text: the file's content (JSON with // and /* */ comments).
[[nodiscard]] Result<Scenario, ScenarioError> parseScenario(std::string_view text);

}  // namespace model::scenario
