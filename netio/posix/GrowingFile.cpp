#include "netio/posix/GrowingFile.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace netio::posix {
namespace {

UniqueFd namelessFile(const std::string& folder) {
    UniqueFd file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file.valid())
        return file;
    // A file system without O_TMPFILE.
    std::string name = folder + "/sockstage-XXXXXX";
    file.reset(::mkostemp(name.data(), O_CLOEXEC));
    if (file.valid())
        ::unlink(name.c_str());
    return file;
}

// errno, 0: all is written.
int writeAt(int file, std::span<const std::uint8_t> bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t size = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return size < 0 ? errno : ENOSPC;
        bytes = bytes.subspan(static_cast<std::size_t>(size));
        offset += static_cast<std::uint64_t>(size);
    }
    return 0;
}

int copy(int from, int to, std::uint64_t size) {
    std::vector<std::uint8_t> piece(1 << 20);
    for (std::uint64_t offset = 0; offset < size;) {
        const ssize_t got = ::pread(from, piece.data(), piece.size(), static_cast<off_t>(offset));
        if (got <= 0)
            return got < 0 ? errno : EIO;
        if (const int error = writeAt(to, std::span(piece).first(static_cast<std::size_t>(got)), offset))
            return error;
        offset += static_cast<std::uint64_t>(got);
    }
    return 0;
}

}  // namespace

SystemResult<GrowingFile> GrowingFile::create(std::vector<std::string> folders, std::uint64_t mostInMemory) {
    GrowingFile file;
    file.m_folders = std::move(folders);
    file.m_most = mostInMemory;
    file.m_file = std::make_shared<UniqueFd>(::memfd_create("sockstage-session", MFD_CLOEXEC));
    if (file.m_file->valid())
        return file;
    const int refused = errno;
    file.m_file = std::make_shared<UniqueFd>(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (const int error = file.moveOn(refused))
        return SystemError{"create the session's file", error};
    return file;
}

SystemResult<model::Done> GrowingFile::append(std::span<const std::uint8_t> bytes) {
    if (m_size + bytes.size() > kMost)
        return SystemError{"write the session", EFBIG};
    int error = write(bytes);
    while (error != 0) {
        if ((error = moveOn(error)) != 0)
            break;
        error = write(bytes);
    }
    if (error != 0) {
        (void)!::ftruncate(m_file->get(), static_cast<off_t>(m_size));
        return SystemError{"write the session", error};
    }
    m_size += bytes.size();
    return model::Done{};
}

std::string GrowingFile::path() const {
    return "/proc/self/fd/" + std::to_string(m_file->get());
}

int GrowingFile::write(std::span<const std::uint8_t> bytes) const {
    return m_size + bytes.size() > m_most ? ENOSPC : writeAt(m_file->get(), bytes, m_size);
}

int GrowingFile::moveOn(int refused) {
    while (!m_folders.empty()) {
        const UniqueFd next = namelessFile(m_folders.front());
        m_folders.erase(m_folders.begin());
        if (!next.valid())
            refused = errno;
        else if (const int error = copy(m_file->get(), next.get(), m_size))
            refused = error;
        else if (::dup3(next.get(), m_file->get(), O_CLOEXEC) < 0)
            refused = errno;
        else {
            m_most = kMost;
            return 0;
        }
    }
    return refused;
}

}  // namespace netio::posix
