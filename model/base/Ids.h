// Identities of a trace: types of their own, so that one cannot be taken for another.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace model {

template <class Tag>
struct Id {
    std::uint64_t value = 0;  // 0: none
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

using PacketId = Id<struct PacketTag>;  // epb_packetid of a session; the frame number, from 1, of a foreign capture
using CallId = Id<struct CallTag>;      // one system call of one actor
using SocketId = Id<struct SocketTag>;  // one endpoint for its whole life, CLOSED to CLOSED
using ConnectionId = Id<struct ConnectionTag>;  // from 1, in order of first segment

}  // namespace model

template <class Tag>
struct std::hash<model::Id<Tag>> {
    std::size_t operator()(const model::Id<Tag>& id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
