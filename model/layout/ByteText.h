// Bytes of a frame as a dump writes them.
#pragma once

#include <cstdint>
#include <string>

namespace model::layout {

// "0f"
[[nodiscard]] inline std::string hexByte(std::uint8_t byte) {
    constexpr char kDigits[] = "0123456789abcdef";
    return {kDigits[byte >> 4], kDigits[byte & 15]};
}

// The character, or a dot for what is none of ASCII's printable ones.
[[nodiscard]] inline char dumpCharacter(std::uint8_t byte) {
    return byte >= 32 && byte < 127 ? static_cast<char>(byte) : '.';
}

}  // namespace model::layout
