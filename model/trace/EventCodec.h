// Non-packet trace events to and from the JSON bodies of a session's local-use pcapng blocks. Both directions are
// exact: decode(encode(e)) == e. An unknown event of a newer program is skipped, never an error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/base/Result.h"
#include "model/trace/TraceEvent.h"

namespace model::trace {

// Block type of our events: most significant bit set, reserved for local use; "SSTG" is the body's first 4 bytes.
inline constexpr std::uint32_t kEventBlockType = 0x80005347;

// One JSON object, no line breaks: {"event":"call","time":1700000000123456789,...}. PacketSeen is never encoded: a
// packet is an Enhanced Packet Block.
[[nodiscard]] std::string encodeEvent(const TraceEvent& event);
// nullopt in the value: an event this version does not know.
[[nodiscard]] Result<std::optional<TraceEvent>, ParseError> decodeEvent(std::string_view json);

}  // namespace model::trace
