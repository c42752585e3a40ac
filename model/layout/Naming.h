// Names as diagrams draw them: states on two lines for narrow places, flags joined by a plus.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "model/base/State.h"
#include "model/trace/Trace.h"

namespace model::layout {

// {"SYN-", "RECEIVED"}, {"ESTAB-", "LISHED"}, {"LISTEN"}
[[nodiscard]] inline std::vector<std::string> nameLines(State state) {
    if (state == State::Established)
        return {"ESTAB-", "LISHED"};
    const std::string whole(name(state));
    const auto dash = whole.find('-');
    return dash == std::string::npos ? std::vector{whole}
                                     : std::vector{whole.substr(0, dash + 1), whole.substr(dash + 1)};
}

// In a sentence a comma joins the flags, as in RFC 9293: "SYN,ACK"; every diagram draws a plus.
[[nodiscard]] inline std::string flagsDrawn(std::uint16_t flags) {
    std::string text = packet::flagNames(flags);
    std::ranges::replace(text, ',', '+');
    return text;
}

// The flags of a TCP segment, "UDP", "ICMP".
[[nodiscard]] inline std::string nameDrawn(const trace::PacketRecord& packet) {
    if (packet.segment)
        return flagsDrawn(packet.segment->flags);
    return packet.protocol == trace::Protocol::Udp ? "UDP" : packet.protocol == trace::Protocol::Icmp ? "ICMP" : "IP";
}

}  // namespace model::layout
