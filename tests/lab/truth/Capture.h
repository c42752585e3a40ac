// Copies what passes an interface of this network namespace into a ConnectionTracker: a packet socket with a large
// buffer, one copy of each packet, the kernel's time stamps.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/tcp/ConnectionTracker.h"
#include "netio/posix/UniqueFd.h"

namespace truth {

struct Frame {
    std::int64_t ns = 0;
    std::vector<std::uint8_t> bytes;
};

class Capture {
public:
    enum class Copies : std::uint8_t { Incoming, Both };  // of a loopback device, one is enough
    Capture(const char* interface, std::uint16_t linkType, Copies copies);

    // Waits until `done` says so after a packet or a short while; false: it did not within `seconds`.
    bool until(const std::function<bool()>& done, double seconds = 8);
    void drain();
    // Waits until what is sent next cannot have crossed what was captured last on the way: for longer than the
    // handshake's segments and their answers took. Without it, an abort behind an acknowledgment is open to doubt.
    void waitUntilNothingCrosses();
    // The tracker does not get the next segment with these flags from a port.
    void miss(std::uint16_t flags, std::uint16_t fromPort) { m_missed = {flags, fromPort}; }

    [[nodiscard]] const model::tcp::ConnectionTracker& tracker() const { return m_tracker; }
    [[nodiscard]] const std::vector<Frame>& frames() const { return m_frames; }
    [[nodiscard]] std::uint16_t linkType() const { return m_linkType; }
    // Segments with these flags (all of them, others not) seen from a port; 0: any.
    [[nodiscard]] int seen(std::uint16_t flags, std::uint16_t fromPort = 0) const;
    [[nodiscard]] bool sawFin(std::uint16_t fromPort, std::uint16_t toPort) const;
    // One line for each segment (of one port; 0: all), for a failure's message.
    [[nodiscard]] std::string text(std::uint16_t port = 0) const;
    void save(const std::string& path) const;  // as pcap

private:
    std::uint16_t m_linkType;
    std::pair<std::uint16_t, std::uint16_t> m_missed{};
    netio::posix::UniqueFd m_socket;
    model::tcp::ConnectionTracker m_tracker;
    std::vector<Frame> m_frames;
};

}  // namespace truth
