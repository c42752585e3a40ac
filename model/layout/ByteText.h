// Bytes of a frame as a dump writes them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/packet/Packet.h"

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

// The first bytes of a range, so many to a line; where there are more, the last line ends in "…".
[[nodiscard]] inline std::vector<std::string> dumpLines(packet::Bytes bytes, const packet::Range& range,
                                                        std::size_t inLine, std::size_t lines) {
    std::vector<std::string> out;
    const std::size_t end = std::min<std::size_t>(range.offset + range.length, bytes.size());
    for (std::size_t line = 0; line < lines; ++line) {
        const std::size_t first = range.offset + line * inLine, last = first + inLine;
        std::string& text = out.emplace_back();
        for (std::size_t byte = first; byte < std::min(last, end); ++byte) {
            const bool cut = line + 1 == lines && byte + 1 == last && last < end;
            text += (text.empty() ? "" : " ") + (cut ? std::string("…") : hexByte(bytes[byte]));
        }
    }
    return out;
}

}  // namespace model::layout
