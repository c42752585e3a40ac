#include "netio/capture/SessionFile.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "netio/posix/UniqueFd.h"

namespace netio::capture {

using posix::SystemError;
using posix::UniqueFd;

namespace {

// Large pieces: measured twice as fast as mmap on a cached file.
constexpr std::size_t kPiece = 1 << 20;
constexpr int kAskMs = 50;  // how long a pipe may be silent before the reader is asked whether to go on

void tell(const SessionReader& reader, SessionReport& report) {
    report.format = reader.format();
    report.ours = reader.isSession();
    report.packets = reader.packets();
    report.events = reader.events();
    report.moved = reader.moved();
    report.outOfOrder = reader.outOfOrder();
    report.problem = reader.problem();
    report.truncated = reader.truncated();
}

// Until there is something to read: a pipe may be silent for ever. No: it is no longer wanted.
Continue waitForBytes(const UniqueFd& file, const std::function<Continue()>& goOn) {
    pollfd silent{file.get(), POLLIN, 0};
    while (::poll(&silent, 1, kAskMs) == 0)
        if (goOn() == Continue::No)
            return Continue::No;
    return Continue::Yes;
}

}  // namespace

model::Result<SessionReport, SystemError> readSession(const std::string& path, SessionReader::Sink sink,
                                                      const ReadProgress& progress) {
    // Not blocking: a pipe that nobody writes to yet would keep the caller in open().
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.valid())
        return SystemError{"open " + path, errno};
    struct stat status {};
    const std::uint64_t total =
        ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);

    SessionReport report;
    SessionReader reader(std::move(sink));
    const auto goOn = [&] { return progress ? progress(report.bytes, total) : Continue::Yes; };
    while (!reader.problem()) {
        if (waitForBytes(file, goOn) == Continue::No) {
            report.cancelled = true;
            break;
        }
        const auto room = reader.room(kPiece);
        const ssize_t size = ::read(file.get(), room.data(), room.size());
        if (size < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (size < 0)
            return SystemError{"read " + path, errno};
        if (size == 0) {
            reader.finish();
            break;
        }
        report.bytes += static_cast<std::uint64_t>(size);
        reader.arrived(static_cast<std::size_t>(size));
        if (goOn() == Continue::No) {
            report.cancelled = true;
            break;
        }
    }
    tell(reader, report);
    return report;
}

SessionReport readSession(std::span<const std::uint8_t> bytes, SessionReader::Sink sink) {
    SessionReport report;
    SessionReader reader(std::move(sink));
    for (; report.bytes < bytes.size() && !reader.problem();
         report.bytes += std::min(kPiece, bytes.size() - report.bytes))
        reader.feed(bytes.subspan(report.bytes, std::min(kPiece, bytes.size() - report.bytes)));
    reader.finish();
    tell(reader, report);
    return report;
}

model::trace::PacketBytes packetBytesOf(const std::string& path) {
    const auto file = std::make_shared<UniqueFd>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return [file](std::uint64_t offset, std::uint32_t length) {
        std::vector<std::uint8_t> bytes(length);
        const ssize_t size = ::pread(file->get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        bytes.resize(size == static_cast<ssize_t>(length) ? length : 0);
        return bytes;
    };
}

}  // namespace netio::capture
