#include "netio/posix/AtomicFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

namespace netio::posix {

using model::Done;
using model::Result;

namespace {

constexpr mode_t kMode = 0666;  // less the umask
constexpr int kAttempts = 100;

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// Another name in the same folder, so that rename() stays within one file system.
std::string temporaryName(const std::string& target, int attempt) {
    return target + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".part";
}

std::string linksResolved(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
    return resolved ? resolved.get() : path;
}

}  // namespace

Result<AtomicFile, SystemError> AtomicFile::open(const std::string& path) {
    AtomicFile file;
    file.m_path = path;
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return file.error("write");
    }
    if (exists && !S_ISREG(status.st_mode)) {
        file.m_file.reset(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        return file.m_file.valid() ? Result<AtomicFile, SystemError>(std::move(file)) : file.error("open");
    }
    // rename() would replace what the user may not write.
    if (exists && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
        return file.error("write");
    file.m_target = linksResolved(path);
    file.m_file.reset(::open(folderOf(file.m_target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode));
    for (int attempt = 0; !file.m_file.valid() && attempt < kAttempts; ++attempt) {
        const std::string name = temporaryName(file.m_target, attempt);
        file.m_file.reset(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
        if (file.m_file.valid())
            file.m_temporary = name;
        else if (errno != EEXIST)
            break;
    }
    return file.m_file.valid() ? Result<AtomicFile, SystemError>(std::move(file)) : file.error("create");
}

AtomicFile::~AtomicFile() {
    if (m_file.valid() && !m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<Done, SystemError> AtomicFile::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t size = ::write(m_file.get(), bytes.data(), bytes.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return error("write");
        bytes = bytes.subspan(static_cast<std::size_t>(size));
    }
    return Done{};
}

Result<Done, SystemError> AtomicFile::commit() {
    if (m_target.empty()) {
        m_file.reset();
        return Done{};
    }
    for (int attempt = 0; m_temporary.empty() && attempt < kAttempts; ++attempt) {
        const std::string nameless = "/proc/self/fd/" + std::to_string(m_file.get());
        const std::string name = temporaryName(m_target, attempt);
        if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0)
            m_temporary = name;
        else if (errno != EEXIST)
            return error("create");
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return error("replace");
    m_temporary.clear();
    m_file.reset();
    return Done{};
}

SystemError AtomicFile::error(const char* operation) const {
    return {std::string(operation) + " " + m_path, errno};
}

}  // namespace netio::posix
