// Captures made by other programs, and ours converted by them: what we read is what tshark reads.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "netio/capture/PcapngWriter.h"
#include "netio/capture/SessionFile.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/Programs.h"

namespace netio::capture {
namespace {

using namespace model;

using namespace model::trace;
using tests::support::ProgramRun;
using tests::support::runProgram;

struct ReadPacket {
    PacketSeen seen;
    Timestamp time;
    std::vector<std::uint8_t> bytes;
};

class OtherPrograms : public testing::Test {
protected:
    tests::support::TemporaryDirectory m_directory;
    std::string m_session = m_directory.file("session.pcapng");

    static std::vector<ReadPacket> read(const std::string& path) {
        std::vector<ReadPacket> packets;
        const auto report = readSession(path, [&](TraceEvent&& event, model::packet::Bytes frame) {
            if (const auto* seen = std::get_if<PacketSeen>(&event.what))
                packets.push_back({*seen, event.time, {frame.begin(), frame.end()}});
        });
        EXPECT_TRUE(report) << report.error().operation;
        if (report && report.value().problem)
            ADD_FAILURE() << path << ": " << report.value().problem->reason.english() << " at "
                          << report.value().problem->offset;
        return packets;
    }

    // The fields that both sides tell, a line for each packet.
    static std::string told(const std::vector<ReadPacket>& packets) {
        std::string text;
        for (const ReadPacket& packet : packets) {
            char line[128];
            std::snprintf(line, sizeof line, "%lld.%09lld %u %u\n",
                          static_cast<long long>(packet.time.ns / 1'000'000'000),
                          static_cast<long long>(packet.time.ns % 1'000'000'000), packet.seen.capturedLength,
                          packet.seen.originalLength);
            text += line;
        }
        return text;
    }
    static std::string toldByTshark(const std::string& path) {
        const auto run = runProgram({"tshark", "-n", "-r", path, "-T", "fields", "-E", "separator=/s", "-e",
                                     "frame.time_epoch", "-e", "frame.cap_len", "-e", "frame.len"});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return run.out;
    }

    void makeSession() const {
        std::vector<std::uint8_t> out;
        PcapngWriter writer(out);
        writer.section();
        writer.interface();
        writer.event({Timestamp{1}, SessionStarted{"{}", "full", "6.18"}});
        for (std::uint32_t i = 0; i < 50; ++i) {
            tests::support::TcpSegment segment;
            segment.from = tests::support::v4(40000);
            segment.to = tests::support::v4(9000);
            segment.seq = i;
            const std::string payload(i * 7, 'x');
            segment.payload = payload;
            const Timestamp time{1'700'000'000'000'000'000 + i * 1'000'000'007ll};
            writer.packet({0, time, tests::support::tcpFrame(segment), i * 100, PacketId{i + 1}, {"comment"}});
            writer.event({time, Synced{i}});
        }
        std::ofstream(m_session, std::ios::binary)
            .write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
    }
};

class Converted : public OtherPrograms, public testing::WithParamInterface<const char*> {};

TEST_P(Converted, IsReadAsTsharkReadsIt) {
    SOCKSTAGE_NEEDS_PROGRAM("tshark");
    SOCKSTAGE_NEEDS_PROGRAM("editcap");
    makeSession();
    const std::string file = m_directory.file("converted");
    const auto run = runProgram({"editcap", "-F", GetParam(), m_session, file});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto original = read(m_session), converted = read(file);
    ASSERT_EQ(original.size(), 50u);
    ASSERT_EQ(converted.size(), 50u);
    EXPECT_EQ(told(converted), toldByTshark(file));
    for (std::size_t i = 0; i < converted.size(); ++i) {
        EXPECT_EQ(converted[i].bytes, original[i].bytes) << "packet " << i + 1;
        EXPECT_EQ(converted[i].seen.packet.value, i + 1);
    }
    const auto bytesOfFile = packetBytesOf(file);
    EXPECT_EQ(bytesOfFile(converted[49].seen.fileOffset, converted[49].seen.capturedLength), original[49].bytes);
}

INSTANTIATE_TEST_SUITE_P(Formats, Converted, testing::Values("pcap", "nsecpcap", "pcapng", "modpcap"),
                         [](const auto& row) { return std::string(row.param); });

TEST_F(OtherPrograms, OursIsReadAsTsharkReadsIt) {
    SOCKSTAGE_NEEDS_PROGRAM("tshark");
    makeSession();
    EXPECT_EQ(told(read(m_session)), toldByTshark(m_session));
}

TEST_F(OtherPrograms, AnotherFormatIsCalledByItsName) {
    SOCKSTAGE_NEEDS_PROGRAM("editcap");
    makeSession();
    const std::string file = m_directory.file("snoop");
    const auto run = runProgram({"editcap", "-F", "snoop", m_session, file});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto report = readSession(file, [](TraceEvent&&, model::packet::Bytes) { FAIL() << "no event expected"; });
    ASSERT_TRUE(report && report.value().problem);
    const std::string reason = report.value().problem->reason.english();
    EXPECT_NE(reason.find("snoop"), std::string::npos) << reason;
}

struct Capturer {
    std::string name;
    std::string command;  // the file's name follows
    friend void PrintTo(const Capturer& row, std::ostream* out) { *out << row.name; }
};

class Captured : public OtherPrograms, public testing::WithParamInterface<Capturer> {
protected:
    // In a network namespace of its own: UDP to a closed port until the program has its 20 packets and ends.
    static constexpr const char* kScript = R"(
        ip link set lo up || exit 1
        $1 "$2" 2>"$3" >"$4" & capturer=$!
        while kill -0 $capturer 2>/dev/null; do echo hello >/dev/udp/127.0.0.1/9; done
        wait $capturer || { status=$?; cat "$3"; exit $status; })";

    static std::vector<std::string> inNamespace() {
        if (geteuid() == 0)
            return {"unshare", "--net"};
        return {"unshare", "--map-current-user", "--net", "--keep-caps"};
    }
};

TEST_P(Captured, LiveOnLoopbackIsReadAsTsharkReadsIt) {
    SOCKSTAGE_NEEDS_PROGRAM("tshark");
    SOCKSTAGE_NEEDS_PROGRAM("unshare");
    SOCKSTAGE_NEEDS_PROGRAM("ip");
    const std::string program = GetParam().command.substr(0, GetParam().command.find(' '));
    SOCKSTAGE_NEEDS_PROGRAM(program);
    auto probe = inNamespace();
    probe.insert(probe.end(), {"ip", "link", "set", "lo", "up"});
    if (const auto allowed = runProgram(probe); allowed.exitCode != 0) {
        ASSERT_FALSE(tests::support::skipsAreFailures()) << allowed.err;
        GTEST_SKIP() << "no network namespace: " << allowed.err;
    }
    const std::string file = m_directory.file("live");
    auto command = inNamespace();
    command.insert(command.end(), {"timeout", "30", "bash", "-c", kScript, "capture", GetParam().command, file,
                                   m_directory.file("err"), m_directory.file("out")});
    const ProgramRun run = runProgram(command);
    ASSERT_EQ(run.exitCode, 0) << run.err << run.out;
    const auto packets = read(file);
    EXPECT_EQ(packets.size(), 20u);
    EXPECT_EQ(told(packets), toldByTshark(file));
    for (const ReadPacket& packet : packets)
        EXPECT_TRUE(model::packet::decode(packet.seen.linkType, packet.bytes).ip);
}

INSTANTIATE_TEST_SUITE_P(Programs, Captured,
                         testing::Values(Capturer{"Tcpdump", "tcpdump -Z root -i lo -c 20 -w"},
                                         Capturer{"TcpdumpAnyNanoseconds",
                                                  "tcpdump -Z root -i any --time-stamp-precision=nano -c 20 -w"},
                                         Capturer{"TcpdumpSnapLength", "tcpdump -Z root -i lo -s 40 -c 20 -w"},
                                         Capturer{"Dumpcap", "dumpcap -i lo -c 20 -w"},
                                         Capturer{"DumpcapTwoInterfaces", "dumpcap -i lo -i any -c 20 -w"},
                                         Capturer{"Tshark", "tshark -i lo -c 20 -w"}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace netio::capture
