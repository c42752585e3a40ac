#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <limits>
#include <optional>

#include "model/base/Suggestion.h"
#include "model/scenario/Call.h"
#include "model/scenario/CallTokens.h"

namespace model::scenario {
namespace {
using Names = std::span<const std::string_view>;

enum class Kind : std::uint8_t { Descriptor, Number, Bytes, Address, Constant, Constants, Actor };

struct Parameter {
    Kind kind = Kind::Number;
    const char* what = "";  // a sentence's part: how an error names it
    Names names{};          // Constant, Constants: those allowed; empty: any
    bool optional = false;
};

constexpr std::array<std::string_view, 2> kFamilies{"AF_INET", "AF_INET6"};
constexpr std::array<std::string_view, 2> kTypes{"SOCK_STREAM", "SOCK_DGRAM"};
constexpr std::array<std::string_view, 3> kHow{"SHUT_RD", "SHUT_WR", "SHUT_RDWR"};
constexpr std::array<std::string_view, 5> kPoll{"POLLIN", "POLLOUT", "POLLHUP", "POLLERR", "POLLRDHUP"};
constexpr std::array<std::string_view, 1> kFileFlags{"O_NONBLOCK"};
constexpr std::array<std::string_view, 5> kMessageFlags{"MSG_DONTWAIT", "MSG_PEEK", "MSG_NOSIGNAL", "MSG_OOB",
                                                        "MSG_MORE"};
constexpr std::array<std::string_view, 6> kSignals{"SIGTERM", "SIGKILL", "SIGINT", "SIGSTOP", "SIGCONT", "SIGUSR1"};
constexpr std::array<std::string_view, 19> kOptions{
    "SO_REUSEADDR",   "SO_REUSEPORT", "SO_LINGER",        "SO_RCVBUF",        "SO_SNDBUF",
    "SO_KEEPALIVE",   "TCP_KEEPIDLE", "TCP_KEEPINTVL",    "TCP_KEEPCNT",      "TCP_NODELAY",
    "TCP_CONGESTION", "TCP_QUICKACK", "TCP_DEFER_ACCEPT", "TCP_USER_TIMEOUT", "TCP_MAXSEG",
    "TCP_LINGER2",    "TCP_SYNCNT",   "IPV6_V6ONLY",      "SO_ERROR"};

constexpr Parameter kFd{Kind::Descriptor, reasonFormat("a descriptor: a variable such as fd")};
constexpr Parameter kTo{Kind::Address, reasonFormat("an address: 127.0.0.1:9000 or [::1]:9000")};
constexpr Parameter kText{Kind::Bytes, reasonFormat("bytes in quotes: \"hello\"")};
constexpr Parameter kCount{Kind::Number, reasonFormat("a number of bytes")};
constexpr Parameter kFlags{Kind::Constants, reasonFormat("flags such as MSG_DONTWAIT"), kMessageFlags, true};

constexpr std::array kSocket{Parameter{Kind::Constant, reasonFormat("AF_INET or AF_INET6"), kFamilies},
                             Parameter{Kind::Constant, reasonFormat("SOCK_STREAM or SOCK_DGRAM"), kTypes}};
constexpr std::array kGetOption{kFd, Parameter{Kind::Constant, reasonFormat("an option such as SO_ERROR"), kOptions}};
constexpr std::array kFcntl{kFd, Parameter{Kind::Constant, reasonFormat("O_NONBLOCK"), kFileFlags}};
constexpr std::array kFdAddress{kFd, kTo};
constexpr std::array kListen{kFd, Parameter{Kind::Number, reasonFormat("the backlog, a number")}};
constexpr std::array kFdOnly{kFd};
constexpr std::array kRead{kFd, kCount};
constexpr std::array kReceive{kFd, kCount, kFlags};
constexpr std::array kWrite{kFd, kText};
constexpr std::array kSend{kFd, kText, kFlags};
constexpr std::array kSendTo{kFd, kText, kTo};
constexpr std::array kShutdown{kFd, Parameter{Kind::Constant, reasonFormat("SHUT_RD, SHUT_WR or SHUT_RDWR"), kHow}};
constexpr std::array kPollCall{kFd, Parameter{Kind::Constants, reasonFormat("events such as POLLIN"), kPoll},
                               Parameter{Kind::Number, reasonFormat("a time-out in milliseconds (-1: none)")}};
constexpr std::array kExit{Parameter{Kind::Number, reasonFormat("the exit code")}};
constexpr std::array kKill{Parameter{Kind::Actor, reasonFormat("the name of a process")},
                           Parameter{Kind::Constant, reasonFormat("a signal such as SIGTERM"), kSignals}};

struct Definition {
    CallSignature signature;
    std::span<const Parameter> parameters;
};

// setsockopt is checked by itself: its arguments depend on the option.
constexpr std::array kDefinitions{
    Definition{{"socket", "fd = socket(AF_INET, SOCK_STREAM)", true, false}, kSocket},
    Definition{{"setsockopt", "setsockopt(fd, SO_REUSEADDR, 1)", false, false}, {}},
    Definition{{"getsockopt", "getsockopt(fd, SO_ERROR)", false, false}, kGetOption},
    Definition{{"fcntl", "fcntl(fd, O_NONBLOCK)", false, false}, kFcntl},
    Definition{{"bind", "bind(fd, 127.0.0.1:9000)", false, false}, kFdAddress},
    Definition{{"listen", "listen(fd, 5)", false, false}, kListen},
    Definition{{"connect", "connect(fd, 127.0.0.1:9000)", false, true}, kFdAddress},
    Definition{{"accept", "conn = accept(fd)", true, true}, kFdOnly},
    Definition{{"read", "read(fd, 100)", false, true}, kRead},
    Definition{{"recv", "recv(fd, 100)", false, true}, kReceive},
    Definition{{"write", "write(fd, \"hello\")", false, true}, kWrite},
    Definition{{"send", "send(fd, \"hello\")", false, true}, kSend},
    Definition{{"sendto", "sendto(fd, \"hello\", 127.0.0.1:9000)", false, true}, kSendTo},
    Definition{{"recvfrom", "recvfrom(fd, 100)", false, true}, kReceive},
    Definition{{"shutdown", "shutdown(fd, SHUT_WR)", false, false}, kShutdown},
    Definition{{"close", "close(fd)", false, true}, kFdOnly},
    Definition{{"poll", "poll(fd, POLLIN, 1000)", false, true}, kPollCall},
    Definition{{"fork", "child = fork()", true, false}, {}},
    Definition{{"exit", "exit(0)", false, false}, kExit},
    Definition{{"kill", "kill(server, SIGTERM)", false, false}, kKill},
};

constexpr auto kSignatures = [] {
    std::array<CallSignature, kDefinitions.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = kDefinitions[i].signature;
    return all;
}();

constexpr auto kNames = [] {
    std::array<std::string_view, kDefinitions.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = kDefinitions[i].signature.name;
    return all;
}();

using Problem = std::optional<ParseError>;

// A variable begins with a small letter, a constant with a capital one.
bool isVariable(const Argument& argument) {
    const auto* symbol = std::get_if<Symbol>(&argument);
    return symbol && symbol->name.find('|') == std::string::npos &&
           (std::islower(static_cast<unsigned char>(symbol->name[0])) || symbol->name[0] == '_');
}

Problem checkConstant(const Symbol& symbol, const Parameter& parameter, std::uint64_t offset) {
    std::string_view rest = symbol.name;
    if (parameter.kind == Kind::Constant && rest.find('|') != rest.npos)
        return ParseError{Reason("one constant is expected here: %1", Reason(parameter.what)), offset};
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (std::find(parameter.names.begin(), parameter.names.end(), word) == parameter.names.end()) {
            const Reason unknown = Reason("unknown constant '%1'", word);
            return ParseError{
                didYouMean(unknown, word, parameter.names, Reason("%1; expected %2", unknown, Reason(parameter.what))),
                offset};
        }
    }
    return std::nullopt;
}

Problem checkArgument(const LocatedArgument& argument, const Parameter& parameter) {
    const auto wrong = [&] { return ParseError{Reason("expected %1", Reason(parameter.what)), argument.offset}; };
    switch (parameter.kind) {
        case Kind::Descriptor:
            if (const auto* number = std::get_if<std::int64_t>(&argument.value))
                return *number < 0 || *number > 65535
                           ? Problem(ParseError{Reason("a descriptor is 0 to 65535"), argument.offset})
                           : std::nullopt;
            return isVariable(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Actor:
            return std::holds_alternative<Symbol>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Number: {
            const auto* number = std::get_if<std::int64_t>(&argument.value);
            if (!number)
                return wrong();
            if (*number < -1 || *number > std::numeric_limits<std::int32_t>::max())
                return ParseError{Reason("the number is out of range (-1 to 2147483647)"), argument.offset};
            return std::nullopt;
        }
        case Kind::Bytes:
            return std::holds_alternative<std::string>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Address:
            return std::holds_alternative<Address>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Constant:
        case Kind::Constants:
            if (const auto* symbol = std::get_if<Symbol>(&argument.value))
                return checkConstant(*symbol, parameter, argument.offset);
            return wrong();
    }
    return wrong();
}

Problem checkArguments(const Definition& definition, const CallTokens& tokens, std::span<const Parameter> parameters) {
    const auto& arguments = tokens.arguments;
    const auto required = static_cast<std::size_t>(
        std::count_if(parameters.begin(), parameters.end(), [](const Parameter& p) { return !p.optional; }));
    if (arguments.size() < required) {
        return ParseError{Reason("%1() needs %2: %3", definition.signature.name,
                                 Reason(parameters[arguments.size()].what), definition.signature.form),
                          tokens.closing};
    }
    if (arguments.size() > parameters.size()) {
        const char* takes = parameters.size() == 1 ? reasonFormat("%1() takes %2 argument: %3")
                                                   : reasonFormat("%1() takes %2 arguments: %3");
        return ParseError{Reason(takes, definition.signature.name, parameters.size(), definition.signature.form),
                          arguments[parameters.size()].offset};
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (auto problem = checkArgument(arguments[i], parameters[i]))
            return problem;
    }
    return std::nullopt;
}

Problem checkSetOption(const Definition& definition, const CallTokens& tokens) {
    static constexpr Parameter kOption{Kind::Constant, reasonFormat("an option such as SO_REUSEADDR"), kOptions};
    static constexpr std::array kFront{kFd, kOption, Parameter{Kind::Number, reasonFormat("a value, a number")}};
    static constexpr std::array kLinger{kFd, kOption, Parameter{Kind::Number, reasonFormat("on (1) or off (0)")},
                                        Parameter{Kind::Number, reasonFormat("the seconds to linger")}};
    static constexpr std::array kCongestion{kFd, kOption,
                                            Parameter{Kind::Bytes, reasonFormat("an algorithm in quotes: \"reno\"")}};
    const auto* option = tokens.arguments.size() > 1 ? std::get_if<Symbol>(&tokens.arguments[1].value) : nullptr;
    if (option && option->name == "SO_ERROR")
        return ParseError{Reason("SO_ERROR can only be read: getsockopt(fd, SO_ERROR)"), tokens.arguments[1].offset};
    if (option && option->name == "SO_LINGER")
        return checkArguments(definition, tokens, kLinger);
    if (option && option->name == "TCP_CONGESTION")
        return checkArguments(definition, tokens, kCongestion);
    return checkArguments(definition, tokens, kFront);
}

Problem checkTarget(const Definition& definition, const CallTokens& tokens) {
    if (tokens.target.empty()) {
        if (!definition.signature.needsTarget)
            return std::nullopt;
        return ParseError{
            Reason("the result of %1() needs a name: %2", definition.signature.name, definition.signature.form),
            tokens.nameOffset};
    }
    if (tokens.name == "exit")
        return ParseError{Reason("exit() returns nothing"), tokens.targetOffset};
    if (!isVariable(Symbol{tokens.target}))
        return ParseError{Reason("a variable's name begins with a small letter"), tokens.targetOffset};
    return std::nullopt;
}

}  // namespace

std::span<const CallSignature> knownCalls() {
    return kSignatures;
}

Result<Call, ParseError> parseCall(std::string_view text) {
    auto read = readCallTokens(text);
    if (!read)
        return read.error();
    CallTokens tokens = read.take();

    const auto definition = std::find_if(kDefinitions.begin(), kDefinitions.end(),
                                         [&](const Definition& d) { return d.signature.name == tokens.name; });
    if (definition == kDefinitions.end()) {
        return ParseError{didYouMean(Reason("unknown call '%1'", tokens.name), tokens.name, kNames), tokens.nameOffset};
    }
    if (auto problem = tokens.name == "setsockopt" ? checkSetOption(*definition, tokens)
                                                   : checkArguments(*definition, tokens, definition->parameters))
        return *problem;
    if (auto problem = checkTarget(*definition, tokens))
        return *problem;

    Call call;
    call.text = std::move(tokens.text);
    call.target = std::move(tokens.target);
    call.name = std::move(tokens.name);
    for (LocatedArgument& argument : tokens.arguments)
        call.arguments.push_back(std::move(argument.value));
    return call;
}

}  // namespace model::scenario
