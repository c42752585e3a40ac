#include "model/scenario/ExpectationParser.h"

#include <algorithm>

#include "model/base/ErrnoName.h"
#include "model/call/CallTable.h"
#include "model/scenario/ScenarioKeys.h"

namespace model::scenario {
namespace {

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

std::optional<std::uint32_t> number(const JsonNode& node, std::string_view key) {
    return node.has(key) ? std::optional(node.at(key).count(0xffffffff)) : std::nullopt;
}

Expectation readStateOf(const JsonNode& node, const ActorNames& actors) {
    return StateExpectation{actors.of(node), readState(node.at("state")), number(node, "connection").value_or(0),
                            number(node, "count").value_or(0)};
}

Expectation readHeld(const JsonNode& node, const ActorNames& actors) {
    return HeldExpectation{actors.selector(node.at("held"))};
}

Expectation readReturned(const JsonNode& node, const ActorNames& actors) {
    ReturnExpectation returned{actors.of(node), readCallName(node.at("returned")), {}, {}, {}};
    if (node.has("result"))
        returned.result = node.at("result").integer(-1, 1LL << 40);
    if (node.has("error"))
        returned.error = node.at("error").choice(errnoNames(), reasonFormat("unknown error '%1'"));
    if (node.has("data"))
        returned.data = node.at("data").text();
    return returned;
}

Expectation readBlocked(const JsonNode& node, const ActorNames& actors) {
    return BlockedExpectation{actors.of(node), readCallName(node.at("blocked"))};
}

Expectation readTimerOf(const JsonNode& node, const ActorNames& actors) {
    return TimerExpectation{actors.of(node), readTimer(node.at("timer")),
                            node.has("restarted") && node.at("restarted").boolean()};
}

Expectation readQueue(const JsonNode& node, const ActorNames& actors) {
    const JsonNode queue = node.at("queue");
    queue.requireObject(keys::kQueues);
    if (queue.size() == 0)
        queue.fail(Reason("'queue' needs recv, send, accept or syn"));
    return QueueExpectation{actors.of(node),         number(queue, "recv"), number(queue, "send"),
                            number(queue, "accept"), number(queue, "syn"),  number(node, "connection").value_or(0)};
}

Expectation readGone(const JsonNode& node, const ActorNames& actors) {
    const JsonNode gone = node.at("gone");
    actors.require(gone.text(), gone);
    return GoneExpectation{gone.text()};
}

Expectation readSegment(const JsonNode& node, const ActorNames& actors) {
    SegmentExpectation segment;
    segment.packet = actors.selector(node.at("segment"));
    segment.atMost = number(node, "atMost");
    segment.atLeast = number(node, "atLeast").value_or(segment.atMost ? 0 : 1);
    if (segment.atMost && *segment.atMost < segment.atLeast)
        node.at("atMost").fail(Reason("'atMost' is less than 'atLeast'"));
    segment.thisStep =
        node.has("during") && node.at("during").choice(keys::kDuring, reasonFormat("unknown time '%1'")) == "step";
    return segment;
}

// The first key of a form tells an object of that form.
struct Form {
    std::span<const std::string_view> keys;
    Expectation (*read)(const JsonNode& node, const ActorNames& actors);
};
constexpr Form kForms[] = {{keys::kState, readStateOf},   {keys::kHeld, readHeld},      {keys::kReturned, readReturned},
                           {keys::kBlocked, readBlocked}, {keys::kTimer, readTimerOf},  {keys::kQueue, readQueue},
                           {keys::kGone, readGone},       {keys::kSegment, readSegment}};

}  // namespace

State readState(const JsonNode& node) {
    return *fromName<State>(node.choice(names<State>(), reasonFormat("unknown state '%1'")));
}

Expectation readExpectation(const JsonNode& node, const ActorNames& actors) {
    if (!node.isObject())
        node.fail(Reason("an expectation is an object, such as {\"actor\": \"client\", \"state\": \"SYN-SENT\"}"));
    for (const Form& form : kForms) {
        if (!node.has(form.keys.front()))
            continue;
        node.requireObject(form.keys);
        return form.read(node, actors);
    }
    const Reason unknown = Reason("unknown expectation");
    for (const auto& [key, value] : node.members()) {
        const auto meant = closest(key, keys::kExpectations);
        if (meant && key != "actor")
            node.fail(Reason("%1; did you mean '%2' for '%3'?", unknown, *meant, key));
    }
    node.fail(Reason("%1; it is one of: %2", unknown, joined(keys::kExpectations)));
}

}  // namespace model::scenario
