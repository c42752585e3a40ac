#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "model/scenario/Coming.h"

namespace {

using namespace model::scenario;

Scenario demo(const char* name) {
    std::ifstream file(std::string(SOCKSTAGE_SCENARIOS) + "/" + name + ".json");
    std::ostringstream text;
    text << file.rdbuf();
    auto scenario = parseScenario(text.str());
    EXPECT_TRUE(scenario) << name;
    return scenario ? scenario.take() : Scenario{};
}

std::vector<std::string> textsOf(const std::vector<ComingSegment>& segments) {
    std::vector<std::string> texts;
    for (const ComingSegment& segment : segments)
        texts.push_back(segment.packet->said().english() + " to " + segment.to);
    return texts;
}

TEST(Coming, TheHandshakeComesInItsOrder) {
    const Scenario scenario = demo("three-way-handshake");
    const std::vector<std::string> all{"SYN from client to server", "SYN,ACK from server to client",
                                       "ACK from client to server"};
    EXPECT_EQ(textsOf(comingSegments(scenario, std::nullopt, 9)), all);
    EXPECT_EQ(textsOf(comingSegments(scenario, std::nullopt, 2)), std::vector(all.begin(), all.begin() + 2))
        << "no more than asked for";
    EXPECT_EQ(textsOf(comingSegments(scenario, 5, 9)), std::vector(all.begin() + 1, all.end()))
        << "the SYN has left in step 5";
    EXPECT_TRUE(comingSegments(scenario, 8, 9).empty());
}

TEST(Coming, WhatPassesAnOpenGateIsNotSkipped) {
    const Scenario scenario = demo("four-way-close");
    EXPECT_TRUE(comingSegments(scenario, 13, 9).empty()) << "a handshake passes before the next FIN is held";
    EXPECT_FALSE(comingSegments(scenario, 3, 9).empty());
}

TEST(Coming, WhereSeveralMayTakeItNothingIsSaid) {
    EXPECT_TRUE(comingSegments(demo("demultiplexing"), std::nullopt, 9).empty());
}

}  // namespace
