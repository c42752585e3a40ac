#include "netio/posix/Files.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>

#include "netio/posix/UniqueFd.h"

namespace netio::posix {

SystemResult<std::string> readFile(const std::string& path) {
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid())
        return systemError("open", path);
    auto text = readToEnd(file.get());
    return text ? text : systemError("read", path);
}

SystemResult<std::string> readToEnd(int fd, int milliseconds) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + std::chrono::milliseconds(milliseconds);
    std::string text;
    char buffer[4096];
    for (;;) {
        pollfd wait{fd, POLLIN, 0};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
        if (milliseconds >= 0 && (left < 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0))
            return SystemError{"read", ETIMEDOUT, {}};
        const ssize_t got = ::read(fd, buffer, sizeof buffer);
        if (got == 0)
            return text;
        if (got > 0)
            text.append(buffer, static_cast<std::size_t>(got));
        else if (errno != EINTR)
            return systemError("read");
    }
}

SystemResult<Done> writeFile(const std::string& path, std::string_view text) {
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.valid())
        return systemError("open", path);
    if (::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        return systemError("write", path);
    return Done{};
}

SystemResult<Done> writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError("write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
}

SystemResult<Done> setNonBlocking(int fd) {
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
        return systemError("fcntl");
    return Done{};
}

}  // namespace netio::posix
