// A test in a network namespace of its own, with the capture and the kernel's tracepoint side by side. At its end every
// connection end of the capture is compared with the kernel, transition for transition.
// By nature the tracepoint shows no TIME-WAIT (a FIN_WAIT2 or CLOSING socket goes to CLOSE there: it is handed to a
// mini-socket), and of a listener's child nothing before it leaves SYN_RECV. And a FIN that waits behind unsent data
// and never leaves is on no wire: till then FIN-WAIT-1 looks like ESTABLISHED, CLOSING and LAST-ACK like CLOSE-WAIT.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "Capture.h"
#include "Tracepoint.h"

namespace truth {

inline constexpr std::uint8_t kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16;

class TruthTest : public testing::Test {
protected:
    std::uint16_t port = 0;  // of the server, or of the kernel's end; unlike any other test's
    std::optional<Tracepoint> tracepoint;
    std::unique_ptr<Capture> capture;
    bool silentEnd = false;    // a socket may end without a segment: time-out, SYN-SENT closed
    bool mayBeUnsure = false;  // loss hides much: only what the model calls certain must be right

    void SetUp() override;
    void TearDown() override;
    // SkipReason in a developer's run; a failure in CI.
    void cannot(const std::string& why);
    // Every socket that left CLOSED or SYN_RECV has come back to CLOSED, as the tracepoint tells.
    [[nodiscard]] bool allClosed() const;
    // Compares; call when all is over. ends: how many ends must have been compared.
    void compare(int ends);
    // Only ends at `port`, against the kernel.
    void compareKernelEnd();

private:
    bool m_compared = false;
    // "" or how they differ.
    [[nodiscard]] std::string mismatch(const model::tcp::Endpoint& end, const model::tcp::Endpoint& peer,
                                       const Path& kernel) const;
};

// SetUp said why there is nothing to test with.
#define READY()   \
    if (!capture) \
    return

}  // namespace truth
