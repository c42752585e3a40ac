#include <gtest/gtest.h>

#include "model/layout/SequenceSymbols.h"
#include "tests/support/SampleTrace.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace model::layout;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

std::vector<std::string> labels(const model::trace::Trace& trace, Numbers numbers) {
    SequenceSymbols symbols;
    symbols.update(trace);
    std::vector<std::string> out;
    for (const auto& packet : trace.packets())
        out.push_back(symbols.label(packet, numbers));
    return out;
}

TEST(SequenceSymbols, AreTheArticles) {
    const tests::support::SampleTrace sample;
    EXPECT_EQ(labels(sample.trace(), Numbers::Symbols),
              (std::vector<std::string>{"seq = x", "seq = x", "seq = y, ack = x+1", "seq = x+1, ack = y+1",
                                        "seq = x+1, ack = y+1", "seq = y+1, ack = x+6", "seq = u, ack = v",
                                        "seq = v, ack = u+1", "seq = w, ack = u+1", "seq = u+1, ack = w+1"}));
}

TEST(SequenceSymbols, RelativeCountsFromTheInitialNumber) {
    const tests::support::SampleTrace sample;
    const auto text = labels(sample.trace(), Numbers::Relative);
    EXPECT_EQ(text[0], "seq = 0");
    EXPECT_EQ(text[3], "seq = 1, ack = 1");
    EXPECT_EQ(text[9], "seq = 7, ack = 2");
}

TEST(SequenceSymbols, AbsoluteIsWhatTheKernelChose) {
    const tests::support::SampleTrace sample;
    EXPECT_EQ(labels(sample.trace(), Numbers::Absolute)[0], "seq = 2\u2009914\u2009053\u2009377");
}

TEST(SequenceSymbols, DataInTheHalfClosedTimeCountsFromV) {
    TraceScript script(false);
    script.tcp(5000, 9000, 100, 0, flag::Syn);
    script.tcp(9000, 5000, 700, 101, flag::Syn | flag::Ack);
    script.tcp(5000, 9000, 101, 701, flag::Ack);
    script.tcp(5000, 9000, 101, 701, flag::Fin | flag::Ack);
    script.tcp(9000, 5000, 701, 102, flag::Ack);
    script.tcp(9000, 5000, 701, 102, flag::Psh | flag::Ack, "late");
    script.tcp(5000, 9000, 102, 705, flag::Ack);
    script.tcp(9000, 5000, 705, 102, flag::Fin | flag::Ack);
    script.tcp(5000, 9000, 102, 706, flag::Ack);
    const auto text = labels(script.trace(), Numbers::Symbols);
    EXPECT_EQ(text[5], "seq = v, ack = u+1");
    EXPECT_EQ(text[6], "seq = u+1, ack = v+4");
    EXPECT_EQ(text[7], "seq = w, ack = u+1");
    EXPECT_EQ(text[8], "seq = u+1, ack = w+1");
}

TEST(SequenceSymbols, NumbersWrap) {
    TraceScript script(false);
    script.tcp(5000, 9000, 0xffffffffu, 0, flag::Syn);
    script.tcp(9000, 5000, 0xfffffffeu, 0, flag::Syn | flag::Ack);
    script.tcp(5000, 9000, 0, 0xffffffffu, flag::Ack);
    EXPECT_EQ(labels(script.trace(), Numbers::Symbols)[2], "seq = x+1, ack = y+1");
}

TEST(SequenceSymbols, ACaptureFromTheMiddleHasNoSymbols) {
    TraceScript script(false);
    script.tcp(5000, 9000, 1000, 2000, flag::Ack, "abc");
    script.tcp(9000, 5000, 2000, 1003, flag::Ack);
    EXPECT_EQ(labels(script.trace(), Numbers::Symbols),
              (std::vector<std::string>{"seq = 0, ack = 0", "seq = 0, ack = 3"}));
}

TEST(SequenceSymbols, TellWhatTheyStandFor) {
    const tests::support::SampleTrace sample;
    SequenceSymbols symbols;
    symbols.update(sample.trace());
    std::string text;
    for (const auto& meaning : symbols.meanings(model::ConnectionId{1}))
        text += std::string(1, meaning.symbol) + "=" + std::to_string(meaning.value) + " ";
    EXPECT_EQ(text, "x=2914053377 y=1087654321 u=2914053383 v=1087654322 w=1087654322 ");
}

TEST(Grouped, ByThinSpaces) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1\u2009000");
    EXPECT_EQ(grouped(65535), "65\u2009535");
}

}  // namespace
