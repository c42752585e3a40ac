// A system call that failed: which one, and errno. Sentences for people are made in app.
#pragma once

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include "model/base/Result.h"

namespace netio::posix {

struct SystemError {
    std::string operation;  // "unshare(CLONE_NEWUSER)"
    int error = 0;          // errno; 0 where the call succeeded but what it gave was not usable
    model::Reason detail;   // what else is known: a path, a value
};

template <class T>
using SystemResult = model::Result<T, SystemError>;
using model::Done;

// The error of the call that just failed.
[[nodiscard]] inline SystemError systemError(std::string operation, std::string_view detail = {}) {
    const int error = errno;
    return SystemError{std::move(operation), error, model::Reason::text(detail)};
}

}  // namespace netio::posix
