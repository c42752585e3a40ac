#include "model/call/CallHabits.h"

#include <algorithm>
#include <cctype>

#include "model/call/CallTable.h"

namespace model::call {
namespace {

struct Habit {
    std::string_view words;  // with blanks around each
    const char* sentence;
};

constexpr std::string_view kTypes =
    " int char void const unsigned signed long short size_t ssize_t socklen_t pid_t bool auto static struct "
    "sockaddr_in sockaddr ";

// The names of no call.
constexpr Habit kNames[] = {
    {" sleep usleep nanosleep ",
     reasonFormat("unknown call '%1': a step with \"wait\": true lasts until what it expects has come")},
    {" printf fprintf puts perror ",
     reasonFormat("unknown call '%1': the stage shows what each call brings and why it fails")},
    {" htons htonl inet_addr inet_aton inet_pton getaddrinfo gethostbyname memset bzero memcpy ",
     reasonFormat("unknown call '%1': an address is written in the call itself, bind(fd, 127.0.0.1:9000)")},
    {" if else while for do switch return goto break ",
     reasonFormat("there is no '%1' here: each step is one call, and \"then\" lists those that follow it")},
};

constexpr Habit kArguments[] = {
    {" localhost ", reasonFormat("names are not looked up: 'localhost' is written 127.0.0.1 or [::1], and its port")},
    {" INADDR_ANY INADDR_LOOPBACK in6addr_any ",
     reasonFormat("'%1' is written as an address and its port: 0.0.0.0:9000 or 127.0.0.1:9000")},
    {" & * ( struct htons htonl ",
     reasonFormat("no '%1' is needed: an address is written 127.0.0.1:9000, a result is shown by itself")},
    {" sizeof strlen ", reasonFormat("no '%1' is needed: every length is known, and left out")},
    {" NULL nullptr ", reasonFormat("no '%1' is needed: what a call only fills in is left out")},
};

bool among(std::string_view words, std::string_view word) {
    const std::size_t at = words.find(word);
    return !word.empty() && at != words.npos && at > 0 && words[at - 1] == ' ' && words[at + word.size()] == ' ';
}

Reason told(std::span<const Habit> habits, std::string_view word) {
    const auto found = std::ranges::find_if(habits, [&](const Habit& habit) { return among(habit.words, word); });
    return found == habits.end() ? Reason() : Reason(found->sentence, word);
}

}  // namespace

Reason habitOfName(std::string_view word, char next) {
    const bool isCall = std::ranges::any_of(knownCalls(), [&](const Row& row) { return row.spelled() == word; });
    if (isCall)
        return {};
    const bool another = std::isalpha(static_cast<unsigned char>(next)) || next == '_' || next == '*';
    if (another && among(kTypes, word))
        return Reason("a variable has no type here: leave out '%1'", word);
    return told(kNames, word);
}

Reason habitOfArgument(std::string_view word) {
    return told(kArguments, word);
}

}  // namespace model::call
