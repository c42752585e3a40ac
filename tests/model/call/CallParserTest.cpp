#include <gtest/gtest.h>

#include "model/call/CallParser.h"
#include "model/call/CallTable.h"

namespace {

using namespace model;
using namespace model::call;

Call parsed(std::string_view text) {
    auto call = parseCall(text);
    EXPECT_TRUE(call.ok()) << text << ": " << (call.ok() ? "" : call.error().reason.english());
    return call.ok() ? call.take() : Call{};
}

std::string bytes(const Call& call) {
    const auto* bytes = call.argument<Bytes>(call.name == Name::Setsockopt ? 2 : 1);
    return bytes ? bytes->all() : "no bytes";
}

TEST(CallParser, SocketWithATarget) {
    const Call call = parsed("  fd = socket(AF_INET, SOCK_STREAM) ;");
    EXPECT_EQ(call.text, "fd = socket(AF_INET, SOCK_STREAM)");
    EXPECT_EQ(call.target, "fd");
    EXPECT_EQ(call.name, Name::Socket);
    ASSERT_EQ(call.arguments.size(), 2u);
    EXPECT_EQ(std::get<Symbol>(call.arguments[0]).name, "AF_INET");
    EXPECT_EQ(std::get<Symbol>(call.arguments[1]).name, "SOCK_STREAM");
}

TEST(CallParser, Addresses) {
    EXPECT_EQ(std::get<Address>(parsed("bind(fd, 127.0.0.1:9000)").arguments[1]).text(), "127.0.0.1:9000");
    EXPECT_EQ(std::get<Address>(parsed("bind(fd, [::1]:9000)").arguments[1]).text(), "[::1]:9000");
    EXPECT_EQ(std::get<Address>(parsed("sendto(fd, \"x\", 10.0.0.1:53)").arguments[2]).port, 53);
}

TEST(CallParser, BytesWithEscapesAndRepetition) {
    EXPECT_EQ(bytes(parsed(R"x(write(fd, "a\n\r\t\\\"\x41\0,)"))x")), std::string("a\n\r\t\\\"A\0,)", 10));
    EXPECT_EQ(bytes(parsed(R"(write(fd, "ab" * 3))")), "ababab");
    EXPECT_EQ(bytes(parsed(R"(write(fd, "x" * 100000))")).size(), 100000u);
    EXPECT_EQ(bytes(parsed("write(fd, \"你好\")")), "你好");
}

TEST(CallParser, NumbersAndSymbols) {
    EXPECT_EQ(std::get<std::int64_t>(parsed("poll(fd, POLLIN | POLLOUT, -1)").arguments[2]), -1);
    EXPECT_EQ(std::get<Symbol>(parsed("poll(fd, POLLIN | POLLOUT, -1)").arguments[1]).name, "POLLIN|POLLOUT");
    EXPECT_EQ(std::get<std::int64_t>(parsed("read(3, 0x10)").arguments[1]), 16);
    EXPECT_EQ(std::get<std::int64_t>(parsed("read(3, 0x10)").arguments[0]), 3);
    EXPECT_EQ(parsed("setsockopt(fd, SO_LINGER, 1, 0)").arguments.size(), 4u);
    EXPECT_EQ(bytes(parsed("setsockopt(fd, TCP_CONGESTION, \"reno\")")), "reno");
    EXPECT_EQ(parsed("child = fork()").target, "child");
    EXPECT_EQ(parsed("n = read(fd, 5)").target, "n");
}

struct Wrong {
    const char* name;
    const char* text;
    std::uint64_t offset;
    const char* reason;  // part of it
};

class CallParserErrors : public testing::TestWithParam<Wrong> {};

TEST_P(CallParserErrors, NameTheFaultAndItsPlace) {
    const auto call = parseCall(GetParam().text);
    ASSERT_FALSE(call.ok());
    const std::string reason = call.error().reason.english();
    EXPECT_NE(reason.find(GetParam().reason), std::string::npos) << reason;
    EXPECT_EQ(call.error().offset, GetParam().offset) << reason;
}

INSTANTIATE_TEST_SUITE_P(
    , CallParserErrors,
    testing::Values(
        Wrong{"empty", "   ", 3, "a call is expected"}, Wrong{"number", "5", 0, "begins with a name"},
        Wrong{"misspelt", "conect(fd, 127.0.0.1:9000)", 0, "did you mean 'connect'?"},
        Wrong{"misspeltAfterTarget", "fd = soket(AF_INET, SOCK_STREAM)", 5, "did you mean 'socket'?"},
        Wrong{"nothingLike", "gethostbyname(fd)", 0, "unknown call 'gethostbyname'"},
        Wrong{"noParenthesis", "close fd", 6, "'(' is expected"}, Wrong{"unclosed", "close(fd", 8, "')' is missing"},
        Wrong{"noComma", "listen(fd 5)", 10, "',' or ')'"}, Wrong{"trailing", "close(fd) x", 10, "nothing may follow"},
        Wrong{"emptyArgument", "listen(fd, )", 11, "an argument is expected"},
        Wrong{"tooFew", "listen(fd)", 9, "needs the backlog"}, Wrong{"tooMany", "close(fd, 1)", 10, "takes 1 argument"},
        Wrong{"noneTaken", "child = fork(1)", 13, "takes 0 arguments"},
        Wrong{"badConstant", "fd = socket(AF_INTE, SOCK_STREAM)", 12, "did you mean 'AF_INET'?"},
        Wrong{"badOption", "setsockopt(fd, SO_REUSADDR, 1)", 15, "did you mean 'SO_REUSEADDR'?"},
        Wrong{"readOnlyOption", "setsockopt(fd, SO_ERROR, 1)", 15, "only be read"},
        Wrong{"lingerTakesTwo", "setsockopt(fd, SO_LINGER, 1)", 27, "seconds to linger"},
        Wrong{"congestionIsText", "setsockopt(fd, TCP_CONGESTION, 1)", 31, "in quotes"},
        Wrong{"twoConstants", "shutdown(fd, SHUT_RD|SHUT_WR)", 13, "one constant"},
        Wrong{"constantAsFd", "close(AF_INET)", 6, "a descriptor"},
        Wrong{"textAsFd", "close(\"fd\")", 6, "a descriptor"},
        Wrong{"addressAsText", "write(fd, 127.0.0.1:9000)", 10, "bytes in quotes"},
        Wrong{"noPort", "connect(fd, 127.0.0.1)", 12, "is no address"},
        Wrong{"portTooLarge", "connect(fd, 127.0.0.1:99999)", 12, "is no address"},
        Wrong{"unquoted", "write(fd, hello)", 10, "bytes in quotes"},
        Wrong{"openQuote", "write(fd, \"hello)", 10, "closing quote"},
        Wrong{"badEscape", "write(fd, \"a\\q\")", 12, "unknown escape"},
        Wrong{"badHex", "write(fd, \"\\x4\")", 11, "two hexadecimal"},
        Wrong{"repeatWhat", "write(fd, \"a\" * b)", 16, "a number is expected"},
        Wrong{"repeatTooMuch", "write(fd, \"a\" * 99999999999)", 16, "at most"},
        Wrong{"hugeNumber", "read(fd, 99999999999999999999)", 9, "too large"},
        Wrong{"outOfRange", "read(fd, 4294967296)", 9, "out of range"},
        Wrong{"digitsThenLetters", "read(fd, 12ab)", 11, "ends with a digit"},
        Wrong{"noTarget", "socket(AF_INET, SOCK_STREAM)", 0, "needs a name"},
        Wrong{"forkNoName", "fork()", 0, "needs a name"},
        Wrong{"capitalTarget", "FD = socket(AF_INET, SOCK_STREAM)", 0, "small letter"},
        Wrong{"exitReturns", "x = exit(0)", 0, "returns nothing"},
        Wrong{"sleeps", "sleep(1)", 0, "unknown call 'sleep': a step with \"wait\": true"},
        Wrong{"prints", "printf(\"x\")", 0, "unknown call 'printf': the stage shows"},
        Wrong{"looksUp", "a = inet_addr(\"x\")", 4, "unknown call 'inet_addr': an address is written in the call"},
        Wrong{"typed", "int fd = socket(AF_INET, SOCK_STREAM)", 0, "has no type here: leave out 'int'"},
        Wrong{"typedPointer", "char *p = read(0, 5)", 0, "has no type here: leave out 'char'"},
        Wrong{"condition", "if (fd < 0)", 0, "there is no 'if' here: each step is one call"},
        Wrong{"localhost", "connect(fd, localhost:9000)", 12, "'localhost' is written 127.0.0.1"},
        Wrong{"anyAddress", "bind(fd, INADDR_ANY)", 9, "written as an address and its port"},
        Wrong{"pointer", "bind(fd, &addr, sizeof(addr))", 9, "no '&' is needed"},
        Wrong{"length", "x = accept(fd, sizeof(a))", 15, "no 'sizeof' is needed"},
        Wrong{"null", "x = accept(fd, NULL, NULL)", 15, "no 'NULL' is needed"},
        Wrong{"optionOfNone", "setsockopt(fd, SO_QWXYZQWXYZ, 1)", 15, "possible: SO_REUSEADDR SO_REUSEPORT SO_LINGER"},
        Wrong{"targetOnly", "fd =", 4, "expected after '='"}),
    [](const auto& row) { return row.param.name; });

// Any cut of a good line is an error or a good line, never a crash.
TEST(CallParser, EveryPrefixIsAnsweredInBounds) {
    const std::string_view text = R"(fd = poll(fd, POLLIN|POLLOUT, -1) ; write(fd, "a\x41\"" * 3))";
    for (std::size_t n = 0; n <= text.size(); ++n) {
        const auto call = parseCall(text.substr(0, n));
        if (!call.ok()) {
            EXPECT_LE(call.error().offset, n);
        }
    }
}

}  // namespace
