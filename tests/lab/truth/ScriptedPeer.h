// The other end of the kernel's connection, played by the test: a TUN device carries the kernel's segments to it and
// its own, right or wrong ones, back. Sequence numbers are relative to both initial ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "TruthTest.h"
#include "netio/posix/UniqueFd.h"

namespace truth {

struct Said {
    std::string_view flags;
    std::uint32_t seq = 0, ack = 0;
    std::uint32_t length = 0;
    std::optional<std::uint32_t> tsVal = std::nullopt;
    std::optional<std::uint16_t> mss = std::nullopt;
};

class ScriptedPeer {
public:
    static constexpr const char* kKernel = "10.77.0.1";
    static constexpr const char* kPeer = "10.77.0.2";
    // "" and a reason where the system has no TUN.
    static std::string open(ScriptedPeer& peer);

    std::uint16_t kernelPort = 0, port = 40000;
    std::uint32_t iss = 0xfffffff0;  // of the peer: it wraps at once
    std::uint32_t kernelIss = 0;     // learned from the kernel's SYN

    void say(const Said& segment);
    // An ICMP error message about the segment of the kernel with this number.
    void sayError(std::uint8_t type, std::uint8_t code, std::uint32_t seq = 0);
    [[nodiscard]] const char* device() const { return "truth0"; }

private:
    netio::posix::UniqueFd m_tun;

    // protocol: IP's number of what is carried; its checksum is its own affair.
    void send(std::uint8_t protocol, const std::vector<std::uint8_t>& carried) const;
};

}  // namespace truth
