// TCP sockets for the drivers of the truth tests: as thin as possible, so that the order of calls is plain to see.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <initializer_list>
#include <string>

#include "netio/posix/UniqueFd.h"

namespace truth {

class Socket {
public:
    explicit Socket(bool v6 = false);
    explicit Socket(int fd) : m_fd(fd) {}

    [[nodiscard]] int fd() const { return m_fd.get(); }
    [[nodiscard]] std::uint16_t localPort() const;
    Socket& option(int level, int name, int value);
    Socket& bindTo(std::uint16_t port);
    Socket& listen(std::uint16_t port, int backlog = 16);
    bool connect(std::uint16_t port);       // blocks
    void startConnect(std::uint16_t port);  // does not
    bool finishConnect();                   // waits for the result of startConnect
    [[nodiscard]] Socket accept();          // waits; without a descriptor if nobody comes
    bool send(const std::string& text);
    std::string receive();  // "" at the end or on an error
    void shutdownWrite();
    void close() { m_fd.reset(); }
    void reset();  // close() with SO_LINGER 0: an abort
    // Segments that match none of the programs' accepts are lost between the tap and TCP.
    void filter(std::initializer_list<sock_filter> program);
    void loseAll();
    void loseFlags(std::uint8_t mask, std::uint8_t value);  // those with (flags & mask) == value
    void loseNone();

private:
    netio::posix::UniqueFd m_fd;
    bool m_v6 = false;
};

}  // namespace truth
