// Writes the lab's events as a pcapng stream to a descriptor. What the reader has not taken yet is kept, up to a limit;
// beyond it writing waits, and what the tap then has no room for is counted as lost.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/trace/TraceEvent.h"
#include "netio/capture/PcapngWriter.h"
#include "netio/posix/SystemError.h"

namespace netio::lab {

class StreamWriter {
public:
    // fd stays the caller's and must stay open. A pipe or a socket is made non-blocking.
    explicit StreamWriter(int fd);

    void write(const model::trace::TraceEvent& event, std::span<const std::uint8_t> frame);
    // Error EPIPE: the reader has gone.
    [[nodiscard]] posix::SystemResult<model::Done> flush();
    // Waits until all is written.
    [[nodiscard]] posix::SystemResult<model::Done> finish();
    [[nodiscard]] bool pending() const { return !m_buffer.empty(); }
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
    std::vector<std::uint8_t> m_buffer;
    std::size_t m_written = 0;  // of m_buffer
    capture::PcapngWriter m_writer;

    [[nodiscard]] posix::SystemResult<model::Done> flush(std::size_t atMost);
};

}  // namespace netio::lab
