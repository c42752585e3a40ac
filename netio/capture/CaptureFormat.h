// Which capture format a file begins like, and, where it is none of ours, what it is instead.
#pragma once

#include <cstdint>
#include <span>

#include "model/base/Reason.h"

namespace netio::capture {

enum class CaptureFormat : std::uint8_t { Pcap, Pcapng, Other, NeedMore };
inline constexpr std::size_t kFormatBytes = 16;  // enough for every signature

// NeedMore only for less than kFormatBytes.
[[nodiscard]] CaptureFormat detectFormat(std::span<const std::uint8_t> start);
// "compressed with gzip: gunzip it first"; for what begins with `start` and is no capture, or is empty.
[[nodiscard]] model::Reason whyNoCapture(std::span<const std::uint8_t> start);

}  // namespace netio::capture
