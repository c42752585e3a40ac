// Parser, text and rows say the same of each call.
#include <gtest/gtest.h>

#include <set>

#include "model/call/CallParser.h"
#include "model/call/CallTable.h"
#include "model/call/CallText.h"
#include "model/call/SocketOption.h"

namespace {

using namespace model::call;

class EachCall : public testing::TestWithParam<Row> {};

INSTANTIATE_TEST_SUITE_P(, EachCall, testing::ValuesIn(knownCalls().begin(), knownCalls().end()),
                         [](const auto& each) { return std::string(each.param.spelled()); });

Call formOf(const Row& row) {
    auto call = parseCall(row.form);
    EXPECT_TRUE(call.ok()) << row.form << ": " << (call.ok() ? "" : call.error().reason.english());
    return call.ok() ? call.take() : Call{};
}

TEST_P(EachCall, HasAFormThatIsReadAsThisCall) {
    const Call call = formOf(GetParam());
    EXPECT_EQ(call.name, GetParam().name);
    EXPECT_EQ(call.text, GetParam().form);
    EXPECT_EQ(call.spelled(), GetParam().spelled());
    EXPECT_EQ(!call.target.empty(), GetParam().needsTarget());
}

TEST_P(EachCall, IsWrittenAsItWasRead) {
    const Call call = formOf(GetParam());
    EXPECT_EQ(normalForm(call), GetParam().form);
    EXPECT_EQ(seenCall(call.name, call.arguments, call.target), call);
}

TEST_P(EachCall, ShowsAllItsRequiredParametersInItsForm) {
    const Call call = formOf(GetParam());
    const auto parameters = GetParam().parameters();
    EXPECT_GE(call.arguments.size(),
              static_cast<std::size_t>(std::ranges::count(parameters, false, &Parameter::optional)));
    for (const Parameter& parameter : parameters)
        EXPECT_STRNE(parameter.what, "");
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        EXPECT_NE(GetParam().kind(i), Kind::None) << argumentText(call.arguments[i]);
}

// Whoever needs the descriptor that a call makes must be able to name it.
TEST_P(EachCall, ThatMakesADescriptorOrAProcessNeedsATarget) {
    const bool makes =
        GetParam().makesSocket() || GetParam().brings == Brings::Descriptor || GetParam().brings == Brings::Process;
    EXPECT_EQ(GetParam().needsTarget(), makes);
}

TEST_P(EachCall, RefusesAnArgumentTooMany) {
    std::string text(GetParam().form);
    text.insert(text.size() - 1, text.ends_with("()") ? "1" : ", 1, 1, 1");
    EXPECT_FALSE(parseCall(text).ok()) << text;
}

TEST_P(EachCall, IsKnownAgainFromASession) {
    const Call call = formOf(GetParam());
    EXPECT_EQ(recordedCall(GetParam().form, GetParam().spelled()), call);
    EXPECT_EQ(recordedCall("in words of another time", GetParam().spelled()).name, GetParam().name);
}

TEST(CallTable, NamesEachCallOnce) {
    std::set<std::string_view> names;
    for (const Row& row : knownCalls())
        names.insert(row.spelled());
    EXPECT_EQ(names.size(), knownCalls().size());
    EXPECT_GE(names.size(), 20u);
}

TEST(CallTable, EachOptionCanBeReadAndAllButTheErrorSet) {
    for (const SocketOption& option : kSocketOptions) {
        const std::string name(option.name);
        EXPECT_TRUE(parseCall("getsockopt(fd, " + name + ")").ok()) << name;
        const std::string value = option.value == OptionValue::Linger ? "1, 0"
                                  : option.value == OptionValue::Text ? "\"reno\""
                                                                      : "1";
        EXPECT_STRNE(option.what, "") << name;
        const auto set = parseCall("setsockopt(fd, " + name + ", " + value + ")");
        EXPECT_EQ(set.ok(), option.value != OptionValue::Error) << name;
        if (set.ok()) {
            EXPECT_EQ(socketOption(set.value()), &option);
        }
    }
}

TEST(CallText, KeepsWhatWasWritten) {
    EXPECT_EQ(parseCall(" n = poll( fd, POLLIN | POLLOUT, 0x10 ) ; ").value().text,
              "n = poll( fd, POLLIN | POLLOUT, 0x10 )");
}

TEST(CallText, HasOneNormalForm) {
    EXPECT_EQ(normalForm(parseCall("n=poll( fd,POLLIN | POLLOUT, 0x10 )").value()), "n = poll(fd, POLLIN|POLLOUT, 16)");
    EXPECT_EQ(normalForm(parseCall(R"(write(fd, "a\n\r\t\\\"\x41\0" * 3))").value()),
              R"(write(fd, "a\n\r\t\\\"A\x00" * 3))");
    EXPECT_EQ(normalForm(parseCall("write(fd, \"你好\")").value()), "write(fd, \"你好\")");
    EXPECT_EQ(normalForm(parseCall(R"(write(fd, "\xff"))").value()), R"(write(fd, "\xff"))");
    EXPECT_EQ(normalForm(parseCall("connect(3, [::1]:9000)").value()), "connect(3, [::1]:9000)");
}

TEST(CallText, ShortensByWholeArguments) {
    EXPECT_EQ(shorterForms(parseCall(R"(n = sendto(fd, "a, b", 10.0.0.1:53))").value()),
              (std::vector<std::string>{R"(n = sendto(fd, "a, b", 10.0.0.1:53))", R"(sendto(fd, "a, b", 10.0.0.1:53))",
                                        R"(sendto(fd, "a, b", …))", "sendto(fd, …)", "sendto(…)", "sendto"}));
    EXPECT_EQ(shorterForms(parseCall("close(fd)").value()),
              (std::vector<std::string>{"close(fd)", "close(…)", "close"}));
}

TEST(Call, OfAnotherProgramIsShownByItsText) {
    const Call call = recordedCall("fd = openat(AT_FDCWD, \"x\")", "openat");
    EXPECT_EQ(call.name, Name::Other);
    EXPECT_EQ(call.text, "fd = openat(AT_FDCWD, \"x\")");
    EXPECT_EQ(call.spelled(), "openat");
    EXPECT_EQ(recordedCall("", "openat").spelled(), "openat");
}

TEST(Call, AnswersWhatItNames) {
    const Call call = parseCall("poll(fd, POLLIN|POLLOUT, 1)").value();
    EXPECT_TRUE(call.says("POLLOUT"));
    EXPECT_FALSE(call.says("POLL"));
    EXPECT_TRUE(parseCall("bind(fd, 10.0.0.1:53)").value().names(*model::Address::parse("10.0.0.1:53")));
    EXPECT_FALSE(parseCall("bind(fd, 10.0.0.1:53)").value().names(*model::Address::parse("10.0.0.1:54")));
}

}  // namespace
