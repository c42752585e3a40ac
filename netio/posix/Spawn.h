// Starts a program with given descriptors as its standard ones, and nothing else of ours.
#pragma once

#include <string>
#include <vector>

#include "netio/posix/ChildProcess.h"
#include "netio/posix/SystemError.h"

namespace netio::posix {

// arguments: without the program's own name. Error: fork or execve failed. Safe in a process with threads.
[[nodiscard]] SystemResult<ChildProcess> spawn(const std::string& program, const std::vector<std::string>& arguments,
                                               int input, int output, int errors);

// Folder of the running program, "/usr/bin".
[[nodiscard]] std::string programFolder();

}  // namespace netio::posix
