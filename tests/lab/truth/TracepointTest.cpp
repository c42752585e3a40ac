// The judge itself: lines of the tracepoint as two processors wrote them.
#include <gtest/gtest.h>

#include <sstream>

#include "Tracepoint.h"

namespace truth {
namespace {

using model::State;

constexpr const char* kListen = "TCP_LISTEN";
constexpr const char* kSynReceived = "TCP_SYN_RECV";
constexpr const char* kEstablished = "TCP_ESTABLISHED";
constexpr const char* kCloseWait = "TCP_CLOSE_WAIT";
constexpr const char* kClosed = "TCP_CLOSE";
using Changes = std::vector<std::pair<const char*, const char*>>;

std::vector<Path> pathsOf(const Changes& changes) {
    std::string text;
    for (const auto& [from, to] : changes)
        text += std::string(
                    "  nc-1 [001] ..s2. 1.5: inet_sock_set_state: family=AF_INET protocol=IPPROTO_TCP sport=80 "
                    "dport=40000 saddr=127.0.0.1 daddr=127.0.0.1 oldstate=") +
                from + " newstate=" + to + "\n";
    std::istringstream trace(text);
    const auto all = Tracepoint::read(trace);
    const auto found = all.find({80, 40000});
    return found == all.end() ? std::vector<Path>{} : found->second;
}

const Path kUsed{State::Listen, State::SynReceived, State::Established, State::CloseWait, State::Closed};

class TwoChildren : public testing::TestWithParam<std::pair<const char*, Changes>> {};

TEST_P(TwoChildren, OfOneRequestAreOneConnection) {
    EXPECT_EQ(pathsOf(GetParam().second), std::vector<Path>{kUsed});
}

INSTANTIATE_TEST_SUITE_P(Orders, TwoChildren,
                         testing::Values(std::pair{"UnusedOneEndsFirst", Changes{{kListen, kSynReceived},
                                                                                 {kListen, kSynReceived},
                                                                                 {kSynReceived, kClosed},
                                                                                 {kSynReceived, kEstablished},
                                                                                 {kEstablished, kCloseWait},
                                                                                 {kCloseWait, kClosed}}},
                                         std::pair{"UnusedOneEndsInBetween", Changes{{kListen, kSynReceived},
                                                                                     {kListen, kSynReceived},
                                                                                     {kSynReceived, kEstablished},
                                                                                     {kSynReceived, kClosed},
                                                                                     {kEstablished, kCloseWait},
                                                                                     {kCloseWait, kClosed}}},
                                         std::pair{"UnusedOneComesLate", Changes{{kListen, kSynReceived},
                                                                                 {kSynReceived, kEstablished},
                                                                                 {kListen, kSynReceived},
                                                                                 {kEstablished, kCloseWait},
                                                                                 {kSynReceived, kClosed},
                                                                                 {kCloseWait, kClosed}}},
                                         std::pair{"UnusedOneEndsLast", Changes{{kListen, kSynReceived},
                                                                                {kListen, kSynReceived},
                                                                                {kSynReceived, kEstablished},
                                                                                {kEstablished, kCloseWait},
                                                                                {kCloseWait, kClosed},
                                                                                {kSynReceived, kClosed}}}),
                         [](const auto& row) { return row.param.first; });

TEST(Children, OfTwoRequestsAreTwoConnections) {
    const Changes reset{{kListen, kSynReceived}, {kSynReceived, kClosed}};
    const Path refused{State::Listen, State::SynReceived, State::Closed};
    EXPECT_EQ(pathsOf(reset), std::vector<Path>{refused});
    Changes both = reset;
    both.insert(
        both.end(),
        {{kListen, kSynReceived}, {kSynReceived, kEstablished}, {kEstablished, kCloseWait}, {kCloseWait, kClosed}});
    EXPECT_EQ(pathsOf(both), (std::vector<Path>{refused, kUsed}));
}

}  // namespace
}  // namespace truth
