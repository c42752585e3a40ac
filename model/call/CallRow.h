// What there is to know of a kind of call: how it is written, what it waits for, which segments it makes its kernel
// send, what it brings. The rows are in CallTable.h.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace model::call {

enum class Name : std::uint8_t;

enum class Kind : std::uint8_t {
    None,
    Descriptor,
    Number,
    Bytes,
    Address,
    Constant,
    Constants,    // joined by |
    Actor,        // a process by its name
    Option,       // of a socket: SocketOption.h
    OptionValue,  // one argument or more, by the option's kind
};

struct Parameter {
    Kind kind = Kind::None;
    const char* what = "";     // a sentence's part: how an error names it
    std::string_view names{};  // Constant, Constants: those allowed, with blanks between them
    bool optional = false;
};

// What may keep a call from returning at once.
enum class Wait : std::uint8_t {
    Nothing,
    SynAck,
    Connection,  // in the accept queue: the end of a handshake
    Bytes,       // or the peer's FIN
    Datagram,
    Room,          // in the send buffer
    Event,         // on one descriptor or several
    Acknowledged,  // with SO_LINGER: until all that was written is acknowledged
};

// Which segments a call makes the kernel send at once.
enum class Sends : std::uint8_t { Nothing, Syn, Data, End };  // End: FIN, or RST instead

enum class Brings : std::uint8_t {
    Nothing,  // it does not return
    Status,   // 0, or how much was done
    Socket,
    Connection,  // a connected socket, and who is at its other end
    Descriptor,  // one that is no socket
    Bytes,
    Events,
    Value,    // of a socket option
    Address,  // of the socket
    Process,
};

enum class Closes : std::uint8_t { Nothing, Descriptor, All };

struct Row {
    Name name{};
    std::string_view form;  // an example: with a target where the result would be lost without one
    std::array<Parameter, 4> takes{};
    Wait waits = Wait::Nothing;
    Sends sends = Sends::Nothing;
    Brings brings = Brings::Status;
    Closes closes = Closes::Nothing;

    [[nodiscard]] constexpr bool needsTarget() const { return form.find('=') < form.find('('); }
    // "connect"
    [[nodiscard]] constexpr std::string_view spelled() const {
        const auto begin = needsTarget() ? form.find('=') + 2 : 0;
        return form.substr(begin, form.find('(') - begin);
    }
    [[nodiscard]] constexpr std::span<const Parameter> parameters() const {
        std::size_t count = 0;
        while (count < takes.size() && takes[count].kind != Kind::None)
            ++count;
        return std::span(takes).first(count);
    }
    [[nodiscard]] constexpr Kind kind(std::size_t argument) const {
        return argument < takes.size() ? takes[argument].kind : Kind::None;
    }
    [[nodiscard]] constexpr bool takesKind(Kind wanted) const {
        for (const Parameter& parameter : takes)
            if (parameter.kind == wanted)
                return true;
        return false;
    }
    [[nodiscard]] constexpr bool makesSocket() const {
        return brings == Brings::Socket || brings == Brings::Connection;
    }
};

}  // namespace model::call
