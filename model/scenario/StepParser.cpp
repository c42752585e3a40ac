#include "model/scenario/StepParser.h"

#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "model/scenario/ExpectationParser.h"
#include "model/scenario/Limits.h"
#include "model/scenario/ScenarioKeys.h"

namespace model::scenario {
namespace {

std::vector<std::string_view> views(const std::set<std::string>& names) {
    return {names.begin(), names.end()};
}

}  // namespace

Text readText(const JsonNode& node) {
    if (node.isText())
        return {node.text(), {}};
    node.requireObject(keys::kText);
    Text text;
    if (node.has("en"))
        text.en = node.at("en").text();
    if (node.has("zh_CN"))
        text.zhCn = node.at("zh_CN").text();
    if (text.en.empty() && text.zhCn.empty())
        node.fail(Reason("a text needs 'en', 'zh_CN' or both"));
    if (text.en.empty())
        text.en = text.zhCn;
    return text;
}

std::string readActorName(const JsonNode& node) {
    const std::string& name = node.text();
    const bool good = name[0] >= 'a' && name[0] <= 'z' && name.size() <= 32 &&
                      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (!good)
        node.fail(Reason("the name '%1' must be small letters, digits and _, beginning with a letter", name));
    return name;
}

trace::GateMode readGateMode(const JsonNode& node) {
    return *fromName<trace::GateMode>(node.choice(keys::kGates, reasonFormat("unknown gate '%1'")));
}

StepParser::StepParser(const std::vector<Actor>& actors, const std::set<std::string>& joining) : m_absent(joining) {
    for (const Actor& actor : actors)
        m_actors.add(actor.name);
}

Call StepParser::call(const JsonNode& node, const std::string& actor) {
    auto parsed = call::parseCall(node.text());
    if (!parsed)
        node.failAt(parsed.error().offset, Reason("in \"%1\" at character %2: %3", node.text(),
                                                  parsed.error().offset + 1, parsed.error().reason));
    Call call = parsed.take();
    count(call, node);
    std::set<std::string>& variables = m_variables[actor];
    const call::Row& row = call.row();
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const auto* symbol = call.argument<call::Symbol>(i);
        if (symbol && row.kind(i) == call::Kind::Actor)
            m_actors.require(symbol->name, node);
        else if (symbol && row.kind(i) == call::Kind::Descriptor && !variables.contains(symbol->name))
            node.fail(
                didYouMean(Reason("%1 has no variable '%2' yet", actor, symbol->name), symbol->name, views(variables)));
    }
    if (!call.target.empty())
        variables.insert(call.target);
    if (row.brings == call::Brings::Process) {
        if (m_actors.contains(call.target))
            node.fail(Reason("there is already an actor '%1'", call.target));
        if (m_actors.size() == limits::kActors)
            node.fail(Reason("a scenario has %1 actors at most", limits::kActors));
        m_actors.add(call.target);
        m_variables[call.target] = variables;
    }
    return call;
}

void StepParser::count(const Call& call, const JsonNode& node) {
    if (++m_calls > limits::kCalls)
        node.fail(Reason("a scenario has %1 calls at most", limits::kCalls));
    for (const call::Argument& argument : call.arguments) {
        if (const auto* bytes = std::get_if<call::Bytes>(&argument))
            m_written += bytes->once.size() * static_cast<std::uint64_t>(bytes->times);
    }
    if (m_written > limits::kWrittenBytes)
        node.fail(Reason("a scenario writes %1 MiB at most, all calls together", limits::kWrittenBytes >> 20));
}

Action StepParser::callAction(const JsonNode& node) {
    CallAction action;
    action.actor = m_actors.of(node);
    if (m_absent.contains(action.actor))
        node.at("actor").fail(Reason("'%1' has not started yet: its step with 'start' comes later", action.actor));
    action.call = call(node.at("call"), action.actor);
    if (node.has("then")) {
        for (const JsonNode& next : node.at("then").elements())
            action.then.push_back(call(next, action.actor));
    }
    return action;
}

Action StepParser::gateAction(const JsonNode& node) const {
    GateAction action{};
    if (node.isText()) {
        action.mode = readGateMode(node);
        return action;
    }
    node.requireObject(keys::kSlowGate);
    action.mode = trace::GateMode::Slow;
    action.slowMs = static_cast<std::uint32_t>(node.at("slow").integer(1, 60000));
    return action;
}

Action StepParser::action(const JsonNode& node) {
    std::string_view found;
    for (std::string_view key : keys::kActions) {
        if (!node.has(key))
            continue;
        if (!found.empty())
            node.at(key).fail(Reason("a step has one action; this one has '%1' and '%2'", found, key));
        found = key;
    }
    if (found.empty())
        node.fail(Reason("a step needs an action: %1", listed(keys::kActions)));
    if (node.has("then") && found != "call")
        node.at("then").fail(Reason("'then' goes with 'call' only"));
    if (node.has("optional") && !trace::judgementNamed(found))
        node.at("optional").fail(Reason("'optional' goes with a judgement only: %1", listed(keys::kJudgements)));
    if (node.has("ms") && found != "delay")
        node.at("ms").fail(Reason("'ms' goes with 'delay' only"));
    const bool takesActor = found == "call" || found == "destroy" || found == "signal";
    if (node.has("actor") && !takesActor)
        node.at("actor").fail(Reason("'%1' takes no 'actor'", found));

    const JsonNode value = node.at(found);
    if (found == "call")
        return callAction(node);
    if (const auto kind = trace::judgementNamed(found)) {
        JudgeAction judge{m_actors.selector(value), {*kind}, node.has("optional") && node.at("optional").boolean()};
        if (*kind == trace::Judgement::Kind::Delay)
            judge.judgement.ms = static_cast<std::uint32_t>(node.at("ms").integer(1, 60000));
        return judge;
    }
    if (found == "destroy")
        return DestroyAction{m_actors.of(node), readState(value)};
    if (found == "signal")
        return SignalAction{m_actors.of(node), value.choice(keys::kSignals, reasonFormat("unknown signal '%1'"))};
    if (found == "gate")
        return gateAction(value);
    if (found == "start") {
        m_actors.require(value.text(), value);
        if (m_absent.erase(value.text()) == 0)
            value.fail(Reason("'%1' has been started before", value.text()));
        return StartAction{value.text()};
    }
    if (value.isInteger())
        return WaitAction{static_cast<std::uint32_t>(value.integer(1, 3'600'000))};
    if (!value.boolean())
        value.fail(Reason("'wait' is written: \"wait\": true, or \"wait\": 2000 (milliseconds)"));
    return WaitAction{};
}

Question StepParser::question(const JsonNode& node) const {
    node.requireObject(keys::kQuestion);
    Question question;
    question.ask = readText(node.at("ask"));
    const JsonNode choices = node.at("choices");
    for (const JsonNode& choice : choices.elements())
        question.choices.push_back(readText(choice));
    if (question.choices.size() < 2)
        choices.fail(Reason("a question needs two choices or more"));
    question.answer =
        static_cast<std::size_t>(node.at("answer").integer(0, static_cast<std::int64_t>(question.choices.size()) - 1));
    return question;
}

Step StepParser::read(const JsonNode& node) {
    node.requireObject(keys::kStep);
    Step step;
    step.action = action(node);
    step.say = readText(node.at("say"));
    if (node.has("why"))
        step.why = readText(node.at("why"));
    if (node.has("rfc"))
        step.rfc = node.at("rfc").text();
    if (node.has("notes"))
        step.notes = readText(node.at("notes"));
    if (node.has("questions")) {
        for (const JsonNode& entry : node.at("questions").elements())
            step.questions.push_back(question(entry));
    }
    if (node.has("expect")) {
        for (const JsonNode& entry : node.at("expect").elements())
            step.expect.push_back(readExpectation(entry, m_actors));
    }
    const auto* wait = std::get_if<WaitAction>(&step.action);
    if (step.expect.empty() && wait && wait->ms == 0)
        node.fail(Reason("a step that waits needs 'expect': what it waits for"));
    if (node.has("panel"))
        step.panel = node.at("panel").choice(keys::kPanels, reasonFormat("unknown panel '%1'"));
    if (node.has("timeout"))
        step.timeoutMs = static_cast<std::uint32_t>(node.at("timeout").integer(1, 3600000));
    return step;
}

}  // namespace model::scenario
