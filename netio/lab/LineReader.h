// Lines from a descriptor that may be a pipe, a socket, a terminal or a file.
#pragma once

#include <optional>
#include <string>

namespace netio::lab {

class LineReader {
public:
    // fd stays the caller's.
    explicit LineReader(int fd) : m_fd(fd) {}

    [[nodiscard]] int fd() const { return m_fd; }
    // One read(2), which blocks when nothing waits.
    void read();
    // The next complete line without its end; at the end of the input also an unfinished one.
    [[nodiscard]] std::optional<std::string> next();
    [[nodiscard]] bool ended() const { return m_ended; }

private:
    int m_fd;
    std::string m_text;
    bool m_ended = false;
};

}  // namespace netio::lab
