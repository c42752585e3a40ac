// The JSON schema and FORMAT.md say what the parser says: the same keys, object by object, and the same names.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <sstream>
#include <string>

#include "model/base/State.h"
#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "model/call/SocketOption.h"
#include "model/scenario/ScenarioKeys.h"

namespace {

using nlohmann::json;
namespace keys = model::scenario::keys;
using Names = std::set<std::string>;

std::string contentOf(const std::string& name) {
    std::ifstream file(std::string(SOCKSTAGE_SCENARIOS) + "/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

const json& schema() {
    static const json read = json::parse(contentOf("scenario.schema.json"));
    return read;
}

Names names(std::span<const std::string_view> all) {
    return {all.begin(), all.end()};
}

Names properties(const json& object) {
    EXPECT_EQ(object.at("additionalProperties"), false);
    Names found;
    for (const auto& [key, value] : object.at("properties").items())
        found.insert(key);
    return found;
}

Names choices(const json& object) {
    Names found;
    for (const json& name : object.at("enum"))
        found.insert(name.get<std::string>());
    return found;
}

const json& part(const char* name) {
    return schema().at("$defs").at(name);
}

TEST(Schema, HasTheParsersKeys) {
    EXPECT_EQ(properties(schema()), names(keys::kScenario));
    EXPECT_EQ(properties(part("text").at("oneOf")[1]), names(keys::kText));
    EXPECT_EQ(properties(part("actor")), names(keys::kActor));
    EXPECT_EQ(properties(part("step")), names(keys::kStep));
    EXPECT_EQ(properties(part("slowGate")), names(keys::kSlowGate));
    EXPECT_EQ(properties(part("question")), names(keys::kQuestion));
    EXPECT_EQ(properties(part("expect-state")), names(keys::kState));
    EXPECT_EQ(properties(part("expect-held")), names(keys::kHeld));
    EXPECT_EQ(properties(part("expect-returned")), names(keys::kReturned));
    EXPECT_EQ(properties(part("expect-blocked")), names(keys::kBlocked));
    EXPECT_EQ(properties(part("expect-timer")), names(keys::kTimer));
    EXPECT_EQ(properties(part("expect-queue")), names(keys::kQueue));
    EXPECT_EQ(properties(part("expect-queue").at("properties").at("queue")), names(keys::kQueues));
    EXPECT_EQ(properties(part("expect-gone")), names(keys::kGone));
    EXPECT_EQ(properties(part("expect-segment")), names(keys::kSegment));
    EXPECT_EQ(properties(part("expect-kernel")), names(keys::kKernel));
    EXPECT_EQ(properties(part("expect-counter")), names(keys::kCounter));
    EXPECT_EQ(properties(part("expect-tcp")), names(keys::kTcp));
    EXPECT_EQ(properties(part("expect-tcp").at("properties").at("tcp")), names(keys::kTcpFields));
    EXPECT_EQ(properties(part("range").at("oneOf")[1]), names(keys::kRange));
}

TEST(Schema, HasTheParsersNames) {
    Names calls;
    for (const auto& known : model::call::knownCalls())
        calls.insert(std::string(known.spelled()));
    EXPECT_EQ(choices(part("callName")), calls);
    EXPECT_EQ(choices(part("state")), names(model::names<model::State>()));
    EXPECT_EQ(choices(part("panel")), names(keys::kPanels));
    EXPECT_EQ(choices(part("actor").at("properties").at("role")), names(keys::kRoles));
    EXPECT_EQ(choices(part("step").at("properties").at("signal")), names(keys::kSignals));
    EXPECT_EQ(choices(part("expect-timer").at("properties").at("timer")), names(keys::kTimers));
    EXPECT_EQ(choices(part("expect-segment").at("properties").at("during")), names(keys::kDuring));
    EXPECT_EQ(choices(part("expect-segment").at("properties").at("options").at("items")), names(keys::kTcpOptionNames));
    Names actions;
    for (const json& one : part("step").at("oneOf"))
        actions.insert(one.at("required")[0].get<std::string>());
    EXPECT_EQ(actions, names(keys::kActions));
    EXPECT_EQ(part("expectation").at("oneOf").size(), keys::kExpectations.size());
}

TEST(Format, NamesEveryKey) {
    const std::string text = contentOf("FORMAT.md");
    for (const auto& group : {std::span<const std::string_view>(keys::kScenario),
                              {keys::kActor},
                              {keys::kStep},
                              {keys::kQuestion},
                              {keys::kState},
                              {keys::kReturned},
                              {keys::kTimer},
                              {keys::kQueues},
                              {keys::kSegment},
                              {keys::kKernel},
                              {keys::kCounter},
                              {keys::kTcpFields},
                              {keys::kTcpOptionNames},
                              {keys::kExpectations},
                              {keys::kPanels},
                              {model::names<model::State>()},
                              {keys::kTimers}}) {
        for (std::string_view key : group)
            EXPECT_NE(text.find(key), std::string::npos) << key << " is not documented";
    }
    for (const auto& known : model::call::knownCalls())
        EXPECT_NE(text.find(std::string(known.spelled()) + "("), std::string::npos)
            << known.spelled() << "() is not documented";
    for (const auto& option : model::call::kSocketOptions) {
        const std::string row = "| `" + std::string(option.name) + "` | " + option.what + " |";
        EXPECT_NE(text.find(row), std::string::npos) << row << " is not documented";
    }
}

}  // namespace
