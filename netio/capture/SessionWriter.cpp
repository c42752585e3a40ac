#include "netio/capture/SessionWriter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include "netio/capture/PacketComments.h"
#include "netio/capture/PcapngWriter.h"
#include "netio/capture/SessionFile.h"
#include "netio/posix/AtomicFile.h"

namespace netio::capture {

using namespace model;

using namespace model::trace;
using model::Done;
using model::Result;
using posix::AtomicFile;
using posix::SystemError;

namespace {

constexpr std::size_t kFlushAt = 1 << 20;

// Reads the source once, from its start.
using Replay = std::function<Result<SessionReport, SystemError>(SessionReader::Sink)>;
using CopyTo = std::function<Result<Done, SystemError>(AtomicFile&)>;

Result<Done, SystemError> copyFile(const std::string& path, AtomicFile& target) {
    const posix::UniqueFd source(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!source.valid())
        return SystemError{"open " + path, errno};
    std::vector<std::uint8_t> piece(kFlushAt);
    for (;;) {
        const ssize_t size = ::read(source.get(), piece.data(), piece.size());
        if (size == 0)
            return Done{};
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return SystemError{"read " + path, errno};
        if (auto written = target.write(std::span(piece).first(static_cast<std::size_t>(size))); !written)
            return written;
    }
}

class Rewriter {
public:
    Rewriter(AtomicFile& file, const Trace& trace, std::string interfaceName)
        : m_file(file), m_end(trace, trace.size()), m_interfaceName(std::move(interfaceName)) {
        m_writer.section();
    }

    void write(const TraceEvent& event, model::packet::Bytes frame) {
        if (const auto* seen = std::get_if<PacketSeen>(&event.what)) {
            if (m_end.fate(seen->packet).verdict == Verdict::Absorbed)
                return;  // counted on its original, no segment of its own
            m_writer.packet({interfaceFor(seen->linkType), event.time, frame, seen->originalLength, seen->packet,
                             commentsOf(*seen)});
            ++m_packets;
        } else {
            m_writer.event(event);
            ++m_events;
        }
        if (m_out.size() >= kFlushAt)
            flush();
    }

    void flush() {
        if (!m_error) {
            if (const auto written = m_file.write(m_out); !written)
                m_error = written.error();
        }
        m_out.clear();
    }

    [[nodiscard]] const std::optional<SystemError>& error() const { return m_error; }
    [[nodiscard]] std::uint64_t packets() const { return m_packets; }
    [[nodiscard]] std::uint64_t events() const { return m_events; }

private:
    AtomicFile& m_file;
    Moment m_end;
    std::string m_interfaceName;
    std::vector<std::uint8_t> m_out;
    PcapngWriter m_writer{m_out};
    std::map<std::uint16_t, std::uint32_t> m_interfaces;  // by link type
    std::optional<SystemError> m_error;
    std::uint64_t m_packets = 0, m_events = 0;

    std::uint32_t interfaceFor(std::uint16_t linkType) {
        const auto [entry, isNew] = m_interfaces.try_emplace(linkType, static_cast<std::uint32_t>(m_interfaces.size()));
        if (isNew)
            m_writer.interface(linkType, m_interfaceName);
        return entry->second;
    }

    // Those it has, then ours; a session saved twice says nothing twice.
    std::vector<std::string> commentsOf(const PacketSeen& seen) const {
        std::vector<std::string> all;
        std::istringstream lines(seen.comment.value_or({}));
        for (std::string line; std::getline(lines, line);)
            all.push_back(line);
        for (std::string& comment : packetComments(m_end, seen.packet)) {
            if (std::ranges::find(all, comment) == all.end())
                all.push_back(std::move(comment));
        }
        return all;
    }
};

Result<SaveReport, SystemError> save(const Replay& replay, const CopyTo& copy, const std::string& target) {
    Trace trace;  // a foreign capture has nothing to tell of its packets: keep nothing of it
    std::uint64_t heard = 0;
    const auto first = replay([&](TraceEvent&& event, model::packet::Bytes frame) {
        if (trace.size() > 0 || !std::holds_alternative<PacketSeen>(event.what))
            trace.append(std::move(event), frame);
        ++heard;
    });
    if (!first)
        return first.error();
    const SessionReport& source = first.value();
    SaveReport report{0, 0, source.problem};
    if (source.problem && heard == 0)
        return report;

    auto file = AtomicFile::open(target);
    if (!file)
        return file.error();
    if (!source.ours && source.format == CaptureFormat::Pcapng && !source.problem) {
        if (const auto copied = copy(file.value()); !copied)
            return copied.error();
        report.packets = source.packets;
    } else {
        Rewriter rewriter(file.value(), trace, source.ours ? "lo" : "");
        // A live stream may have grown since: its newest packets have no comments yet.
        const auto second = replay([&](TraceEvent&& event, model::packet::Bytes frame) {
            if (heard > 0 && !rewriter.error()) {
                rewriter.write(event, frame);
                --heard;
            }
        });
        if (!second)
            return second.error();
        rewriter.flush();
        if (rewriter.error())
            return *rewriter.error();
        report.packets = rewriter.packets();
        report.events = rewriter.events();
    }
    if (const auto committed = file.value().commit(); !committed)
        return committed.error();
    return report;
}

}  // namespace

Result<SaveReport, SystemError> saveSession(const std::string& source, const std::string& target) {
    return save([&](SessionReader::Sink sink) { return readSession(source, std::move(sink)); },
                [&](AtomicFile& file) { return copyFile(source, file); }, target);
}

Result<SaveReport, SystemError> saveSession(std::span<const std::uint8_t> stream, const std::string& target) {
    const auto replay = [&](SessionReader::Sink sink) -> Result<SessionReport, SystemError> {
        return readSession(stream, std::move(sink));
    };
    return save(
        replay, [&](AtomicFile& file) { return file.write(stream); }, target);
}

}  // namespace netio::capture
