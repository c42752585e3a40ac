// What the program's exit status tells scripts.
#pragma once

namespace app::cli {

enum ExitCode : int {
    kDone = 0,
    kExpectationsNotMet = 1,  // or the demo could not go on to its end
    kUsage = 2,
    kBadFile = 3,      // a file that cannot be read, is not what it should be, or cannot be written
    kNotAllowed = 4,   // this system does not allow it
};

}  // namespace app::cli
