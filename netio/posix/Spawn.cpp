#include "netio/posix/Spawn.h"

#include <fcntl.h>
#include <unistd.h>

#include <climits>
#include <csignal>

#include "netio/posix/UniqueFd.h"

namespace netio::posix {
namespace {

[[noreturn]] void giveUp(int report) {
    const int error = errno;
    (void)!::write(report, &error, sizeof error);
    ::_exit(127);
}

// Between fork and exec in a process that may have threads: system calls only.
[[noreturn]] void become(const char* program, char* const* arguments, const int (&standard)[3], int report) {
    // Above 2 first, so that no dup2 overwrites what another one needs.
    int above[3];
    for (int i = 0; i < 3; ++i) {
        if ((above[i] = ::fcntl(standard[i], F_DUPFD, 3)) < 0)
            giveUp(report);
    }
    const int high = ::fcntl(report, F_DUPFD_CLOEXEC, 3);
    if (high < 0)
        giveUp(report);
    report = high;
    for (int i = 0; i < 3; ++i)
        ::dup2(above[i], i);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGPIPE, SIGXFSZ})
        ::signal(number, SIG_DFL);
    if (report > 3)
        (void)::close_range(3, static_cast<unsigned>(report) - 1, 0);
    (void)::close_range(static_cast<unsigned>(report) + 1, ~0U, 0);
    ::execv(program, arguments);
    giveUp(report);
}

}  // namespace

SystemResult<ChildProcess> spawn(const std::string& program, const std::vector<std::string>& arguments, int input,
                                 int output, int errors) {
    int pipe[2] = {-1, -1};
    if (::pipe2(pipe, O_CLOEXEC) < 0)
        return systemError("pipe");
    UniqueFd reader(pipe[0]), writer(pipe[1]);
    std::vector<char*> pointers{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    const int standard[3] = {input, output, errors};
    const pid_t pid = ::fork();
    if (pid < 0)
        return systemError("fork");
    if (pid == 0)
        become(program.c_str(), pointers.data(), standard, writer.get());
    ChildProcess child(pid);
    writer.reset();
    int error = 0;
    ssize_t got = 0;
    do
        got = ::read(reader.get(), &error, sizeof error);
    while (got < 0 && errno == EINTR);
    if (got == sizeof error)  // nothing arrives when the program runs
        return SystemError{"execve", error, model::Reason::text(program)};
    return child;
}

std::string programFolder() {
    char path[PATH_MAX];
    const ssize_t length = ::readlink("/proc/self/exe", path, sizeof path);
    const std::string program(path, length > 0 ? static_cast<std::size_t>(length) : 0);
    return program.substr(0, program.rfind('/'));
}

}  // namespace netio::posix
