// A system call that failed.
#pragma once

#include <string>

namespace netio::posix {

struct SystemError {
    std::string operation;  // "open /tmp/session.pcapng"
    int error = 0;          // errno
};

}  // namespace netio::posix
