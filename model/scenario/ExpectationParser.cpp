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

// Counted from 1; 0: none is named.
std::uint32_t connection(const JsonNode& node) {
    return node.has("connection") ? static_cast<std::uint32_t>(node.at("connection").integer(1, 0xffffffff)) : 0;
}

std::optional<std::int64_t> limit(const JsonNode& node, std::string_view key) {
    return node.has(key) ? std::optional(node.at(key).integer(0, 1LL << 40)) : std::nullopt;
}

// The limits that stand in the node itself.
Range readLimits(const JsonNode& node) {
    const Range range{limit(node, "atLeast"), limit(node, "atMost")};
    if (range.atLeast && range.atMost && *range.atMost < *range.atLeast)
        node.at("atMost").fail(Reason("'atMost' is less than 'atLeast'"));
    return range;
}

// A number, or {"atLeast": 1, "atMost": 5}.
Range readRange(const JsonNode& node) {
    if (!node.isObject())
        return Range::exactly(node.integer(-1, 1LL << 40));
    node.requireObject(keys::kRange);
    if (node.size() == 0)
        node.fail(Reason("a range needs 'atLeast', 'atMost' or both"));
    return readLimits(node);
}

std::optional<Range> range(const JsonNode& node, std::string_view key) {
    return node.has(key) ? std::optional(readRange(node.at(key))) : std::nullopt;
}

bool duringStep(const JsonNode& node) {
    return node.has("during") && node.at("during").choice(keys::kDuring, reasonFormat("unknown time '%1'")) == "step";
}

Expectation readStateOf(const JsonNode& node, const ActorNames& actors) {
    return StateExpectation{actors.of(node), readState(node.at("state")), connection(node), range(node, "count"),
                            false};
}

Expectation readKernel(const JsonNode& node, const ActorNames& actors) {
    return StateExpectation{actors.of(node), readState(node.at("kernel")), connection(node), {}, true};
}

Expectation readHeld(const JsonNode& node, const ActorNames& actors) {
    return HeldExpectation{actors.selector(node.at("held"))};
}

Expectation readReturned(const JsonNode& node, const ActorNames& actors) {
    ReturnExpectation returned{actors.of(node), readCallName(node.at("returned")), {}, {}, {}};
    returned.result = range(node, "result");
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
    return QueueExpectation{actors.of(node),        range(queue, "recv"), range(queue, "send"),
                            range(queue, "accept"), range(queue, "syn"),  connection(node)};
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
    segment.thisStep = duringStep(node);
    segment.length = range(node, "length");
    segment.window = range(node, "window");
    segment.apartMs = range(node, "apart");
    if (node.has("options")) {
        for (const JsonNode& option : node.at("options").elements()) {
            const std::string& name = option.choice(keys::kTcpOptionNames, reasonFormat("unknown TCP option '%1'"));
            segment.options.push_back(std::ranges::find(keys::kTcpOptions, name, &keys::OptionName::name)->kind);
        }
    }
    return segment;
}

Expectation readCounter(const JsonNode& node, const ActorNames&) {
    CounterExpectation counter{node.at("counter").text(), readLimits(node), duringStep(node)};
    if (!counter.rose.atLeast && !counter.rose.atMost)
        counter.rose.atLeast = 1;
    return counter;
}

Expectation readTcp(const JsonNode& node, const ActorNames& actors) {
    const JsonNode tcp = node.at("tcp");
    tcp.requireObject(keys::kTcpFields);
    TcpExpectation expectation{actors.of(node), {}, connection(node)};
    for (const auto& [key, value] : tcp.members())
        expectation.fields.emplace_back(key, readRange(value));
    if (expectation.fields.empty())
        tcp.fail(Reason("'tcp' needs one of: %1", listed(keys::kTcpFields)));
    return expectation;
}

// The first key of a form tells an object of that form.
struct Form {
    std::span<const std::string_view> keys;
    Expectation (*read)(const JsonNode& node, const ActorNames& actors);
};
constexpr Form kForms[] = {
    {keys::kState, readStateOf},     {keys::kKernel, readKernel},   {keys::kHeld, readHeld},
    {keys::kReturned, readReturned}, {keys::kBlocked, readBlocked}, {keys::kTimer, readTimerOf},
    {keys::kQueue, readQueue},       {keys::kGone, readGone},       {keys::kSegment, readSegment},
    {keys::kCounter, readCounter},   {keys::kTcp, readTcp}};

}  // namespace

Reason Range::said() const {
    if (atLeast && atMost && *atLeast == *atMost)
        return Reason::text(std::to_string(*atLeast));
    if (atLeast && atMost)
        return Reason::text(std::to_string(*atLeast) + "–" + std::to_string(*atMost));
    return atLeast ? Reason("at least %1", *atLeast) : Reason("at most %1", atMost.value_or(0));
}

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
