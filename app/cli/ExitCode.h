// What the program's exit status tells scripts.
#pragma once

#include "app/session/Opening.h"

namespace app::cli {

enum ExitCode : int {
    kDone = 0,
    kExpectationsNotMet = 1,  // or the demo could not go on to its end
    kUsage = 2,
    kBadFile = 3,     // a file that cannot be read, is not what it should be, or cannot be written
    kNotAllowed = 4,  // this system does not allow it
};

[[nodiscard]] constexpr int exitCode(session::Opened::Fault fault) {
    using Fault = session::Opened::Fault;
    switch (fault) {
        case Fault::None:
        case Fault::Cancelled:
            return kDone;
        case Fault::UnknownDemo:
            return kUsage;
        case Fault::BadFile:
            return kBadFile;
        case Fault::NotAllowed:
            return kNotAllowed;
    }
    return kDone;
}

}  // namespace app::cli
