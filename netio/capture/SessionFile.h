// Sessions and captures as files: reads one whole, in large pieces and constant memory, and reads single packets
// again. Calls block: not on the GUI thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "model/base/Result.h"
#include "model/trace/Trace.h"
#include "netio/capture/SessionReader.h"
#include "netio/posix/SystemError.h"

namespace netio::capture {

struct SessionReport {
    CaptureFormat format = CaptureFormat::NeedMore;
    bool ours = false;  // a session of Sockstage's, not a foreign capture
    std::uint64_t bytes = 0, packets = 0, events = 0;
    std::uint64_t moved = 0,
                  outOfOrder = 0;  // packets of a foreign capture put in order by time, and that could not be
    // Why reading stopped before the end. With packets or events: what was read stands and is worth showing.
    std::optional<model::ParseError> problem;
    bool truncated = false;  // the problem is only that the end is missing
    bool cancelled = false;
};

enum class Continue : std::uint8_t { Yes, No };
// Called about every MiB, and while a pipe is silent; total 0: not known (a pipe).
using ReadProgress = std::function<Continue(std::uint64_t bytesRead, std::uint64_t bytesTotal)>;

// Errors of the system before the first byte and while reading are SystemError; damage is in the report.
[[nodiscard]] model::Result<SessionReport, posix::SystemError> readSession(const std::string& path,
                                                                           SessionReader::Sink sink,
                                                                           const ReadProgress& progress = {});

// The same from memory.
[[nodiscard]] SessionReport readSession(std::span<const std::uint8_t> bytes, SessionReader::Sink sink);

// Reads bytes of the file's packets again; keeps the file open. Empty where they can no longer be read.
[[nodiscard]] model::trace::PacketBytes packetBytesOf(const std::string& path);

}  // namespace netio::capture
