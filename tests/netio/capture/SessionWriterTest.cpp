#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>

#include "model/call/CallParser.h"
#include "netio/capture/PcapngWriter.h"
#include "netio/capture/SessionFile.h"
#include "netio/capture/SessionWriter.h"
#include "netio/posix/UniqueFd.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/netio/capture/Reading.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/Programs.h"

namespace netio::capture {
namespace {

using namespace model;
using namespace model::trace;
using tests::support::ByteList;
using tests::support::bytesOf;
using tests::support::CaptureBuilder;
using tests::support::readInPieces;
using tests::support::runProgram;
using tests::support::v4;

constexpr int kServer = 4120, kClient = 4121;
constexpr std::int64_t kMs = 1'000'000;

// A handshake at the gate whose SYN the kernel resends, a write, and a close whose FIN is dropped.
class LiveStream {
public:
    LiveStream() {
        m_writer.section();
        m_writer.interface();
        event(0, SessionStarted{"{}", "full", "6.18"});
        event(1, ActorStarted{"server", kServer, 0});
        event(1, ActorStarted{"client", kClient, 0});
        event(2, GateModeChanged{GateMode::Hold, 0});
        event(3, socket(1, v4(9000), {}, State::Listen, {{kServer, 3}}));
        event(4,
              CallEntered{CallId{1}, "client", kClient, model::call::recordedCall("connect(fd, 127.0.0.1:9000)"), 3});
        packet(5, 1, true, 2, "");
        event(6, socket(2, v4(40000), v4(9000), State::SynSent, {{kClient, 3}}));
        packet(1005, 2, true, 2, "");
        event(1006, PacketVerdict{PacketId{2}, Verdict::Absorbed, PacketId{1}});
        packet(3005, 3, true, 2, "");
        event(3006, PacketVerdict{PacketId{3}, Verdict::Absorbed, PacketId{1}});
        settle(3505, 1, Verdict::Delivered);
        packet(3506, 4, false, 18, "");
        settle(3606, 4, Verdict::Delivered);
        event(3607, CallReturned{CallId{1}, "client", kClient, 0, 0, "", {}});
        packet(3608, 5, true, 16, "");
        settle(3609, 5, Verdict::Delivered);
        event(3700, CallEntered{CallId{2}, "client", kClient, model::call::recordedCall("write(fd, \"hello\")"), 3});
        packet(3701, 6, true, 24, "hello");
        event(3702, CallReturned{CallId{2}, "client", kClient, 5, 0, "", {}});
        settle(3703, 6, Verdict::Delivered);
        event(3800, CallEntered{CallId{3}, "client", kClient, model::call::recordedCall("close(fd)"), 3});
        packet(3801, 7, true, 17, "");
        event(3801, socket(2, v4(40000), v4(9000), State::FinWait1, {}));
        event(3802, CallReturned{CallId{3}, "client", kClient, 0, 0, "", {}});
        settle(6101, 7, Verdict::Dropped);
        packet(6200, 8, true, 17, "");
        event(6201, Synced{1});
    }

    ByteList bytes;

private:
    PcapngWriter m_writer{bytes};

    static Timestamp at(std::int64_t ms) { return {1'700'000'000'000'000'000 + ms * kMs}; }
    void event(std::int64_t ms, decltype(TraceEvent::what) what) { m_writer.event({at(ms), std::move(what)}); }
    void packet(std::int64_t ms, std::uint64_t id, bool fromClient, std::uint16_t flags, std::string_view payload) {
        tests::support::TcpSegment segment;
        segment.from = fromClient ? v4(40000) : v4(9000);
        segment.to = fromClient ? v4(9000) : v4(40000);
        segment.flags = flags;
        segment.payload = payload;
        m_writer.packet({0, at(ms), tests::support::tcpFrame(segment), 0, PacketId{id}, {}});
        event(ms, PacketVerdict{PacketId{id}, Verdict::Held, {}});
    }
    void settle(std::int64_t ms, std::uint64_t id, Verdict verdict) {
        event(ms, PacketVerdict{PacketId{id}, verdict, {}});
    }
    static SocketChanged socket(std::uint64_t id, Address local, Address remote, State state,
                                std::vector<FdOwner> owners) {
        SocketChanged changed;
        changed.socket = SocketId{id};
        changed.local = local;
        changed.remote = remote;
        changed.state = state;
        changed.owners = std::move(owners);
        return changed;
    }
};

class Saving : public testing::Test {
protected:
    tests::support::TemporaryDirectory m_directory;
    std::string m_target = m_directory.file("saved.pcapng");
    const ByteList m_live = LiveStream().bytes;

    static ByteList contents(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const std::string& path, const ByteList& bytes) {
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_directory.path()))
            names.push_back(entry.path().filename());
        return names;
    }
};

bool isPacket(const TraceEvent& event, std::uint64_t id) {
    const auto* seen = std::get_if<PacketSeen>(&event.what);
    return seen != nullptr && seen->packet.value == id;
}

TEST_F(Saving, KeepsEveryEventButAbsorbedPackets) {
    const auto report = saveSession(m_live, m_target);
    ASSERT_TRUE(report) << report.error().operation;
    EXPECT_EQ(report.value().packets, 6u);
    const auto saved = readInPieces(contents(m_target));
    EXPECT_EQ(saved.reason(), "");

    auto expected = readInPieces(m_live).events;
    std::erase_if(expected, [](const auto& event) { return isPacket(event, 2) || isPacket(event, 3); });
    auto events = saved.events;
    ASSERT_EQ(events.size(), expected.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (auto* seen = std::get_if<PacketSeen>(&events[i].what)) {
            auto& live = std::get<PacketSeen>(expected[i].what);
            seen->comment = live.comment;
            seen->fileOffset = live.fileOffset;
        }
        EXPECT_EQ(events[i], expected[i]) << "event " << i;
    }
    EXPECT_EQ(report.value().events, expected.size() - 6);

    const auto bytesOfFile = packetBytesOf(m_target);
    for (std::size_t i = 0; i < saved.frames.size(); ++i)
        EXPECT_EQ(bytesOfFile(saved.packets()[i].fileOffset, saved.packets()[i].capturedLength), saved.frames[i]);
}

TEST_F(Saving, SaysOfEachPacketWhoSentItAndWhatBecameOfIt) {
    ASSERT_TRUE(saveSession(m_live, m_target));
    const auto packets = readInPieces(contents(m_target)).packets();
    ASSERT_EQ(packets.size(), 6u);
    EXPECT_EQ(packets[0].comment.value_or({}),
              "sent by client (pid 4121) in connect(3)\ndelivered after 3.5 s\n"
              "resent by the kernel 2 times meanwhile: absorbed");
    EXPECT_EQ(packets[1].comment.value_or({}), "sent by the kernel for server (pid 4120)\ndelivered after 100 ms");
    EXPECT_EQ(packets[2].comment.value_or({}), "sent by the kernel for client (pid 4121)\ndelivered after 1 ms");
    EXPECT_EQ(packets[3].comment.value_or({}), "sent by client (pid 4121) in write(3)\ndelivered after 2 ms");
    EXPECT_EQ(packets[4].comment.value_or({}), "sent by client (pid 4121) in close(3)\nheld 2.3 s, then dropped");
    EXPECT_EQ(packets[5].comment.value_or({}), "sent by the kernel for client (pid 4121)\nstill held at the end");
}

TEST_F(Saving, ASavedSessionSavedAgainIsTheSameFile) {
    ASSERT_TRUE(saveSession(m_live, m_target));
    const std::string again = m_directory.file("again.pcapng");
    ASSERT_TRUE(saveSession(m_target, again));
    const auto first = readInPieces(contents(m_target)), second = readInPieces(contents(again));
    EXPECT_EQ(first.events.size(), second.events.size());
    EXPECT_EQ(contents(m_target), contents(again));
}

TEST_F(Saving, TsharkShowsExactlyTheSegmentsAndTheirComments) {
    SOCKSTAGE_NEEDS_PROGRAM("tshark");
    ASSERT_TRUE(saveSession(m_live, m_target));
    const auto run =
        runProgram({"tshark", "-n", "-r", m_target, "-T", "fields", "-e", "frame.packet_id", "-e", "frame.comment"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    ASSERT_EQ(run.lines().size(), 6u) << run.out;
    EXPECT_EQ(run.lines()[4], "7\tsent by client (pid 4121) in close(3),held 2.3 s, then dropped");
}

TEST_F(Saving, AStreamThatIsCutOffIsSavedAsFarAsItCame) {
    const ByteList cut(m_live.begin(), m_live.end() - 10);
    const auto report = saveSession(cut, m_target);
    ASSERT_TRUE(report);
    ASSERT_TRUE(report.value().problem);
    EXPECT_EQ(report.value().problem->reason.english(), "cut off in a block");
    EXPECT_EQ(report.value().packets, 6u);
    EXPECT_EQ(readInPieces(contents(m_target)).reason(), "");
}

TEST_F(Saving, WhatIsNoCaptureMakesNoFile) {
    const std::string source = m_directory.file("text");
    write(source, bytesOf("hello, this is no capture at all"));
    const auto report = saveSession(source, m_target);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report.value().problem);
    EXPECT_EQ(files(), std::vector<std::string>{"text"});
}

TEST_F(Saving, AForeignPcapngIsCopiedAsItIs) {
    CaptureBuilder foreign(std::endian::big);
    foreign.section("Dumpcap").interface(1).enhanced(0, 5, bytesOf("frame")).block(4, foreign.body().put64(0));
    const std::string source = m_directory.file("foreign.pcapng");
    write(source, foreign.bytes);
    ASSERT_TRUE(saveSession(source, m_target));
    EXPECT_EQ(contents(m_target), foreign.bytes);
    ASSERT_TRUE(saveSession(foreign.bytes, m_target));
    EXPECT_EQ(contents(m_target), foreign.bytes);
}

TEST_F(Saving, AClassicPcapBecomesASession) {
    CaptureBuilder foreign;
    foreign.pcapHeader(0xa1b23c4d, 101).pcapRecord(5, 6, bytesOf("frame"), 1500);
    ASSERT_TRUE(saveSession(foreign.bytes, m_target));
    const auto reading = readInPieces(contents(m_target));
    ASSERT_EQ(reading.events.size(), 1u) << reading.reason();
    EXPECT_EQ(reading.events[0].time.ns, 5'000'000'006);
    EXPECT_EQ(reading.frames[0], bytesOf("frame"));
    EXPECT_EQ(reading.packets()[0].originalLength, 1500u);
    EXPECT_EQ(reading.packets()[0].linkType, 101);
}

TEST_F(Saving, WhatCannotBeWrittenIsToldAndLeavesNothingBehind) {
    const auto missing = saveSession(m_live, m_directory.file("no/such/folder.pcapng"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().error, ENOENT);
    EXPECT_EQ(missing.error().operation, "create " + m_directory.file("no/such/folder.pcapng"));
    const auto folder = saveSession(m_live, m_directory.path().string());
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().error, EISDIR);
    const auto noSource = saveSession(m_directory.file("absent"), m_target);
    ASSERT_FALSE(noSource);
    EXPECT_EQ(noSource.error().error, ENOENT);
    EXPECT_TRUE(files().empty());
}

TEST_F(Saving, AFullDiskIsToldAndLeavesNothingBehind) {
    const auto onFull = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{1000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto report = saveSession(m_live, m_target);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, onFull);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().error, EFBIG);
    EXPECT_EQ(report.error().operation, "write " + m_target);
    EXPECT_TRUE(files().empty());
}

TEST_F(Saving, APipeIsWrittenAndNotReplaced) {
    ASSERT_EQ(mkfifo(m_target.c_str(), 0600), 0);
    const posix::UniqueFd reader(open(m_target.c_str(), O_RDWR | O_NONBLOCK));
    ASSERT_TRUE(saveSession(m_live, m_target));
    ASSERT_TRUE(std::filesystem::is_fifo(m_target));
    ByteList received(1 << 16);
    const ssize_t size = ::read(reader.get(), received.data(), received.size());
    ASSERT_GT(size, 0);
    received.resize(static_cast<std::size_t>(size));
    EXPECT_EQ(readInPieces(received).packets().size(), 6u);
}

TEST_F(Saving, AFileThatMayNotBeWrittenStaysAsItIs) {
    write(m_target, bytesOf("precious"));
    ASSERT_EQ(chmod(m_target.c_str(), 0444), 0);
    constexpr uid_t kNobody = 65534;
    const bool asRoot = geteuid() == 0;  // root may write everything
    if (asRoot) {
        ASSERT_EQ(chown(m_directory.path().c_str(), kNobody, kNobody), 0);
        ASSERT_EQ(seteuid(kNobody), 0);
    }
    const auto report = saveSession(m_live, m_target);
    if (asRoot) {
        ASSERT_EQ(seteuid(0), 0);
    }
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().error, EACCES);
    EXPECT_EQ(contents(m_target), bytesOf("precious"));
    EXPECT_EQ(files().size(), 1u);
}

TEST_F(Saving, ReplacesAnOlderFileAndFollowsALink) {
    const std::string old = m_directory.file("old.pcapng");
    write(old, bytesOf("old"));
    std::filesystem::create_symlink(old, m_target);
    ASSERT_TRUE(saveSession(m_live, m_target));
    EXPECT_TRUE(std::filesystem::is_symlink(m_target));
    EXPECT_EQ(readInPieces(contents(old)).reason(), "");
    EXPECT_EQ(files().size(), 2u);
}

TEST_F(Saving, ASourceMayBeSavedOverItself) {
    write(m_target, m_live);
    ASSERT_TRUE(saveSession(m_target, m_target));
    EXPECT_EQ(readInPieces(contents(m_target)).packets().size(), 6u);
}

}  // namespace
}  // namespace netio::capture
