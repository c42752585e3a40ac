// The two ends of a connection: who opened it, and who was listening.
#pragma once

#include <cstdint>

namespace model {

enum class Side : std::uint8_t { Client, Server };

[[nodiscard]] constexpr Side other(Side side) {
    return side == Side::Client ? Side::Server : Side::Client;
}

}  // namespace model
