#include "netio/lab/StreamWriter.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "netio/posix/Files.h"

namespace netio::lab {
namespace {

constexpr std::size_t kMostPending = 64 << 20;

}  // namespace

StreamWriter::StreamWriter(int fd) : m_fd(fd), m_writer(m_buffer) {
    struct stat file {};
    // A terminal or a file is shared with the shell: its flags are not ours.
    if (::fstat(fd, &file) == 0 && (S_ISFIFO(file.st_mode) || S_ISSOCK(file.st_mode)))
        (void)posix::setNonBlocking(fd);
    m_writer.section();
    m_writer.interface();
}

void StreamWriter::write(const model::trace::TraceEvent& event, std::span<const std::uint8_t> frame) {
    if (const auto* seen = std::get_if<model::trace::PacketSeen>(&event.what)) {
        capture::PacketBlock block;
        block.time = event.time;
        block.bytes = frame;
        block.originalLength = seen->originalLength;
        block.packet = seen->packet;
        m_writer.packet(block);
    } else {
        m_writer.event(event);
    }
}

posix::SystemResult<model::Done> StreamWriter::flush() {
    return flush(kMostPending);
}

posix::SystemResult<model::Done> StreamWriter::finish() {
    return flush(0);
}

posix::SystemResult<model::Done> StreamWriter::flush(std::size_t atMost) {
    while (m_written < m_buffer.size()) {
        const ssize_t written = ::write(m_fd, m_buffer.data() + m_written, m_buffer.size() - m_written);
        if (written > 0) {
            m_written += static_cast<std::size_t>(written);
            continue;
        }
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno != EAGAIN)
            return posix::systemError("write to the stream");
        if (m_buffer.size() - m_written <= atMost)
            break;
        pollfd wait{m_fd, POLLOUT, 0};
        (void)::poll(&wait, 1, -1);
    }
    // Moving the rest to the front only when it is the smaller half keeps the cost linear.
    if (m_written > m_buffer.size() / 2) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_written));
        m_written = 0;
    }
    return model::Done{};
}

}  // namespace netio::lab
