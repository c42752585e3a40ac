// A system call as a value: what is asked of the kernel, written in the call language or read from a process. The text
// in a scenario, in the code pane and the one an actor runs are the same:  fd = socket(AF_INET, SOCK_STREAM)
// connect(fd, 127.0.0.1:9000)   write(fd, "hello").  What a call takes, waits for and sends is its row in CallTable.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/Address.h"

namespace model::call {

enum class Name : std::uint8_t;  // CallTable.h
struct Row;                      // CallRow.h

struct Symbol {
    std::string name;
    bool operator==(const Symbol&) const = default;
};  // a variable or a constant: fd, AF_INET, POLLIN|POLLOUT

struct Bytes {  // "x" * 100000
    std::string once;
    std::uint32_t times = 1;
    [[nodiscard]] std::string all() const;
    bool operator==(const Bytes&) const = default;
};

using Argument = std::variant<Symbol, std::int64_t, Bytes, Address>;

struct Call {
    std::string text;    // as written, trimmed; of a call that nobody wrote its normal form
    std::string target;  // variable that takes the result; "" for none
    Name name{};
    std::vector<Argument> arguments;

    bool operator==(const Call&) const = default;

    [[nodiscard]] const Row& row() const;
    // "connect"; of an unknown call what its text says.
    [[nodiscard]] std::string_view spelled() const;
    // nullptr: there is no such argument, or it is of another kind.
    template <class T>
    [[nodiscard]] const T* argument(std::size_t index) const {
        return index < arguments.size() ? std::get_if<T>(&arguments[index]) : nullptr;
    }
    // Whether a constant of that name is among its arguments.
    [[nodiscard]] bool says(std::string_view constant) const;
    // Of socket(): UDP, or another that keeps its messages apart.
    [[nodiscard]] bool asksForDatagrams() const { return says("SOCK_DGRAM"); }
    // Whether it names that address.
    [[nodiscard]] bool names(const Address& address) const {
        return std::ranges::find(arguments, Argument(address)) != arguments.end();
    }
};

// The names in "POLLIN|POLLOUT", or those with blanks between them.
[[nodiscard]] std::vector<std::string_view> split(std::string_view names, char between);

}  // namespace model::call
