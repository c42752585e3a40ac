// The call language: one system call as a line of text. The text in a scenario, in the code pane and the one an actor
// runs are the same:  fd = socket(AF_INET, SOCK_STREAM)   connect(fd, 127.0.0.1:9000)   write(fd, "hello")
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Result.h"

namespace model::scenario {

struct Symbol {
    std::string name;
    auto operator<=>(const Symbol&) const = default;
};  // a variable or a constant: fd, AF_INET, POLLIN|POLLOUT
// Address, number, quoted bytes or symbol.
using Argument = std::variant<Symbol, std::int64_t, std::string, Address>;

struct Call {
    std::string text;    // as written, trimmed
    std::string target;  // variable that takes the result; "" for none
    std::string name;    // "connect"
    std::vector<Argument> arguments;
};

// For completion and help in free play: "connect(fd, ADDRESS)".
struct CallSignature {
    std::string_view name;
    std::string_view form;  // how it is written
    bool needsTarget;       // socket, accept, fork: without a name their result is lost
    bool mayBlock;
};
[[nodiscard]] std::span<const CallSignature> knownCalls();

// Longest run of bytes that  "x" * N  may make.
inline constexpr std::int64_t kLongestBytes = 16 << 20;

// Syntax, known call names, count and kind of arguments; the reason names what is wrong and what is possible, the
// offset is the byte in text.
[[nodiscard]] Result<Call, ParseError> parseCall(std::string_view text);

}  // namespace model::scenario
