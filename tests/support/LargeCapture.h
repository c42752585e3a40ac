// A capture of any length, as tcpdump would write it (pcap, nanoseconds, Ethernet): connections one after the other
// that open, exchange data and close.
#pragma once

#include <cstdint>
#include <string>

namespace tests::support {

inline constexpr std::uint64_t kPacketsOfAConnection = 1000;

// Whole connections, at least one. Returns how many packets were written.
std::uint64_t writeLargeCapture(const std::string& path, std::uint64_t packets);

}  // namespace tests::support
