// Saves a session: the stream that came from the lab, with comments added to its packets, as a pcapng that other
// programs read. The file appears whole or not at all. Copies that the gate absorbed are left out as packets, since
// they are no segments of the story; their verdicts stay, so that "resent" counts survive. Calls block: not on the GUI
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/base/Result.h"
#include "netio/posix/SystemError.h"

namespace netio::capture {

struct SaveReport {
    std::uint64_t packets = 0, events = 0;  // written
    // Why the source could not be read to its end. What was read is saved; if that is nothing, no file is made.
    std::optional<model::ParseError> problem;
};

// source: the path of a raw stream, a saved session or a foreign capture; a foreign pcapng is copied as it is.
[[nodiscard]] model::Result<SaveReport, posix::SystemError> saveSession(const std::string& source,
                                                                        const std::string& target);
// stream: what the lab has sent so far.
[[nodiscard]] model::Result<SaveReport, posix::SystemError> saveSession(std::span<const std::uint8_t> stream,
                                                                        const std::string& target);

}  // namespace netio::capture
