// What one recording of a demo has in common with every other: calls with their results, segments with relative
// numbers and their fate at the gate, the kernel's states at the end of each step. Nothing of process ids, instants,
// ephemeral ports, initial sequence numbers, and of what the kernel's timers decide: how often a held segment was
// resent, whether an ACK travelled alone. Two recordings of one demo on different days give the same lines.
#pragma once

#include <string>
#include <vector>

#include "model/base/Result.h"
#include "model/packet/Packet.h"
#include "model/trace/Trace.h"
#include "netio/posix/SystemError.h"

namespace tests::support {

class SessionDigest {
public:
    // frame: the packet's bytes when the event is PacketSeen.
    void hear(const model::trace::TraceEvent& event, model::packet::Bytes frame);
    // Of all up to the end of the last step; what comes later (a TIME-WAIT that runs out) is not the demo's.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    model::trace::Trace m_trace;
};

// Of a saved session.
[[nodiscard]] model::Result<std::vector<std::string>, netio::posix::SystemError> digestOf(const std::string& path);

}  // namespace tests::support
