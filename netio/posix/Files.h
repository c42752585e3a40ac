// Small files of /proc and /sys, and pipes, read and written whole.
#pragma once

#include <string>
#include <string_view>

#include "netio/posix/SystemError.h"

namespace netio::posix {

[[nodiscard]] SystemResult<std::string> readFile(const std::string& path);
// In one write(2): /proc/sys and uid_map take no second one.
[[nodiscard]] SystemResult<Done> writeFile(const std::string& path, std::string_view text);

// Everything up to size bytes, however many write(2) it takes; blocks.
[[nodiscard]] SystemResult<Done> writeAll(int fd, std::string_view bytes);

// Everything until the end. Waits so long for it at most (-1: for ever), else ETIMEDOUT.
[[nodiscard]] SystemResult<std::string> readToEnd(int fd, int milliseconds = -1);

[[nodiscard]] SystemResult<Done> setNonBlocking(int fd);

}  // namespace netio::posix
