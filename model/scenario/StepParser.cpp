#include "model/scenario/StepParser.h"

#include <algorithm>

#include "model/base/ErrnoName.h"
#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "model/scenario/ScenarioKeys.h"

namespace model::scenario {
namespace {

std::vector<std::string_view> views(const std::set<std::string>& names) {
    return {names.begin(), names.end()};
}

State readState(const JsonNode& node) {
    return *fromName<State>(node.choice(names<State>(), reasonFormat("unknown state '%1'")));
}

trace::TimerKind readTimer(const JsonNode& node) {
    const std::string& name = node.choice(keys::kTimers, reasonFormat("unknown timer '%1'"));
    const auto place = std::ranges::find(keys::kTimers, name) - keys::kTimers.begin();
    return static_cast<trace::TimerKind>(place + 1);
}

call::Name readCallName(const JsonNode& node) {
    std::vector<std::string_view> names;
    std::ranges::transform(call::knownCalls(), std::back_inserter(names), &call::Row::spelled);
    const std::string& name = node.choice(names, reasonFormat("unknown call '%1'"));
    return static_cast<call::Name>(std::ranges::find(names, name) - names.begin() + 1);
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
        m_variables[actor.name];
}

void StepParser::knowActor(const std::string& name, const JsonNode& node) const {
    if (m_variables.contains(name))
        return;
    std::set<std::string> known;
    for (const auto& [actor, variables] : m_variables)
        known.insert(actor);
    node.fail(didYouMean(Reason("unknown actor '%1'", name), name, views(known)));
}

std::string StepParser::actor(const JsonNode& node) const {
    const JsonNode named = node.at("actor");
    knowActor(named.text(), named);
    return named.text();
}

PacketSelector StepParser::selector(const JsonNode& node) const {
    auto selector = parseSelector(node.text());
    if (!selector)
        node.fail(selector.error().reason);
    if (!selector.value().from.empty())
        knowActor(selector.value().from, node);
    return selector.take();
}

Call StepParser::call(const JsonNode& node, const std::string& actor) {
    auto parsed = call::parseCall(node.text());
    if (!parsed)
        node.fail(
            Reason("in \"%1\" at character %2: %3", node.text(), parsed.error().offset + 1, parsed.error().reason));
    Call call = parsed.take();
    std::set<std::string>& variables = m_variables[actor];
    const call::Row& row = call.row();
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const auto* symbol = call.argument<call::Symbol>(i);
        if (symbol && row.kind(i) == call::Kind::Actor)
            knowActor(symbol->name, node);
        else if (symbol && row.kind(i) == call::Kind::Descriptor && !variables.contains(symbol->name))
            node.fail(
                didYouMean(Reason("%1 has no variable '%2' yet", actor, symbol->name), symbol->name, views(variables)));
    }
    if (!call.target.empty())
        variables.insert(call.target);
    if (row.brings == call::Brings::Process) {
        if (m_variables.contains(call.target))
            node.fail(Reason("there is already an actor '%1'", call.target));
        m_variables[call.target] = variables;
    }
    return call;
}

Action StepParser::callAction(const JsonNode& node) {
    CallAction action;
    action.actor = actor(node);
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
        node.fail(Reason("a step needs an action: %1", joined(keys::kActions, ", ")));
    if (node.has("then") && found != "call")
        node.at("then").fail(Reason("'then' goes with 'call' only"));
    if (node.has("ms") && found != "delay")
        node.at("ms").fail(Reason("'ms' goes with 'delay' only"));
    const bool takesActor = found == "call" || found == "destroy" || found == "signal";
    if (node.has("actor") && !takesActor)
        node.at("actor").fail(Reason("'%1' takes no 'actor'", found));

    const JsonNode value = node.at(found);
    if (found == "call")
        return callAction(node);
    if (const auto kind = trace::judgementNamed(found)) {
        JudgeAction judge{selector(value), {*kind}};
        if (*kind == trace::Judgement::Kind::Delay)
            judge.judgement.ms = static_cast<std::uint32_t>(node.at("ms").integer(1, 60000));
        return judge;
    }
    if (found == "destroy")
        return DestroyAction{actor(node), readState(value)};
    if (found == "signal")
        return SignalAction{actor(node), value.choice(keys::kSignals, reasonFormat("unknown signal '%1'"))};
    if (found == "gate")
        return gateAction(value);
    if (found == "start") {
        knowActor(value.text(), value);
        if (m_absent.erase(value.text()) == 0)
            value.fail(Reason("'%1' has been started before", value.text()));
        return StartAction{value.text()};
    }
    if (!value.boolean())
        value.fail(Reason("'wait' is written: \"wait\": true"));
    return WaitAction{};
}

Expectation StepParser::expectation(const JsonNode& node) const {
    const auto number = [&](std::string_view key) { return node.at(key).count(0xffffffff); };
    if (!node.isObject())
        node.fail(Reason("an expectation is an object, such as {\"actor\": \"client\", \"state\": \"SYN-SENT\"}"));
    if (node.has("state")) {
        node.requireObject(keys::kState);
        StateExpectation state{actor(node), readState(node.at("state"))};
        if (node.has("connection"))
            state.connection = number("connection");
        if (node.has("count"))
            state.count = number("count");
        return state;
    }
    if (node.has("held")) {
        node.requireObject(keys::kHeld);
        return HeldExpectation{selector(node.at("held"))};
    }
    if (node.has("returned")) {
        node.requireObject(keys::kReturned);
        ReturnExpectation returned{actor(node), readCallName(node.at("returned")), {}, {}, {}};
        if (node.has("result"))
            returned.result = node.at("result").integer(-1, 1LL << 40);
        if (node.has("error"))
            returned.error = node.at("error").choice(errnoNames(), reasonFormat("unknown error '%1'"));
        if (node.has("data"))
            returned.data = node.at("data").text();
        return returned;
    }
    if (node.has("blocked")) {
        node.requireObject(keys::kBlocked);
        return BlockedExpectation{actor(node), readCallName(node.at("blocked"))};
    }
    if (node.has("timer")) {
        node.requireObject(keys::kTimer);
        return TimerExpectation{actor(node), readTimer(node.at("timer")),
                                node.has("restarted") && node.at("restarted").boolean()};
    }
    if (node.has("queue")) {
        node.requireObject(keys::kQueue);
        const JsonNode queue = node.at("queue");
        queue.requireObject(keys::kQueues);
        if (queue.size() == 0)
            queue.fail(Reason("'queue' needs recv, send, accept or syn"));
        const auto length = [&](std::string_view key) {
            return queue.has(key) ? std::optional(queue.at(key).count(0xffffffff)) : std::nullopt;
        };
        return QueueExpectation{actor(node),      length("recv"), length("send"),
                                length("accept"), length("syn"),  node.has("connection") ? number("connection") : 0};
    }
    if (node.has("gone")) {
        node.requireObject(keys::kGone);
        const JsonNode gone = node.at("gone");
        knowActor(gone.text(), gone);
        return GoneExpectation{gone.text()};
    }
    if (node.has("segment")) {
        node.requireObject(keys::kSegment);
        SegmentExpectation segment;
        segment.packet = selector(node.at("segment"));
        if (node.has("atMost")) {
            segment.atMost = number("atMost");
            segment.atLeast = 0;
        }
        if (node.has("atLeast"))
            segment.atLeast = number("atLeast");
        if (segment.atMost && *segment.atMost < segment.atLeast)
            node.at("atMost").fail(Reason("'atMost' is less than 'atLeast'"));
        segment.thisStep =
            node.has("during") && node.at("during").choice(keys::kDuring, reasonFormat("unknown time '%1'")) == "step";
        return segment;
    }
    const Reason unknown = Reason("unknown expectation");
    for (const auto& [key, value] : node.members()) {
        const auto meant = closest(key, keys::kExpectations);
        if (meant && key != "actor")
            node.fail(Reason("%1; did you mean '%2' for '%3'?", unknown, *meant, key));
    }
    node.fail(Reason("%1; it is one of: %2", unknown, joined(keys::kExpectations)));
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
            step.expect.push_back(expectation(entry));
    }
    if (step.expect.empty() && std::holds_alternative<WaitAction>(step.action))
        node.fail(Reason("a step that waits needs 'expect': what it waits for"));
    if (node.has("panel"))
        step.panel = node.at("panel").choice(keys::kPanels, reasonFormat("unknown panel '%1'"));
    if (node.has("timeout"))
        step.timeoutMs = static_cast<std::uint32_t>(node.at("timeout").integer(1, 3600000));
    return step;
}

}  // namespace model::scenario
