#include "netio/lab/LineReader.h"

#include <unistd.h>

#include <cerrno>

namespace netio::lab {
namespace {

constexpr std::size_t kLongestLine = 32 << 20;  // a scenario's text with room to spare

}  // namespace

void LineReader::read() {
    char buffer[1 << 16];
    const ssize_t got = ::read(m_fd, buffer, sizeof buffer);
    if (got > 0)
        m_text.append(buffer, static_cast<std::size_t>(got));
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
        m_ended = true;
    if (m_text.size() > kLongestLine)
        m_ended = true;
}

std::optional<std::string> LineReader::next() {
    const auto end = m_text.find('\n');
    if (end == std::string::npos && (!m_ended || m_text.empty()))
        return std::nullopt;
    std::string line = m_text.substr(0, end);
    m_text.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

}  // namespace netio::lab
