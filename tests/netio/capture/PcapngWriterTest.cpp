#include <gtest/gtest.h>

#include <fstream>

#include "model/call/CallParser.h"
#include "netio/capture/PcapngWriter.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/Programs.h"

namespace netio::capture {
namespace {

using namespace model;

using namespace model::trace;
using tests::support::runProgram;

constexpr std::int64_t kSecond = 1700000000;

std::vector<std::uint8_t> frame(std::uint32_t seq, std::uint16_t flags) {
    tests::support::TcpSegment segment;
    segment.from = tests::support::v4(40000);
    segment.to = tests::support::v4(9000);
    segment.seq = seq;
    segment.flags = flags;
    return tests::support::tcpFrame(segment);
}

// Three packets with every kind of option between events of ours.
std::vector<std::uint8_t> session() {
    std::vector<std::uint8_t> out;
    PcapngWriter writer(out);
    writer.section();
    writer.interface();
    const auto time = [](std::int64_t ns) { return Timestamp{kSecond * 1'000'000'000 + ns}; };
    writer.event({time(1), SessionStarted{"{}", "full", "6.18"}});
    writer.event(
        {time(2), CallEntered{CallId{1}, "client", 4121, model::call::recordedCall("connect(fd, 127.0.0.1:9000)"), 3}});
    const auto syn = frame(100, 2), data = frame(101, 16), fin = frame(102, 17);
    writer.packet({0,
                   time(123456789),
                   syn,
                   0,
                   PacketId{1},
                   {"sent by client (pid 4121) in connect(3)", "被丢弃 held 2.3 s, then dropped"}});
    writer.event({time(123456790), PacketVerdict{PacketId{1}, Verdict::Held, {}}});
    writer.packet({0, time(999999999), data, 4000, PacketId{2}, {}});
    writer.packet({0, time(1000000001), fin, 0, {}, {"odd"}});
    writer.event({time(1000000002), Synced{1}});
    return out;
}

class Witness : public testing::Test {
protected:
    tests::support::TemporaryDirectory m_directory;
    std::string m_file = m_directory.file("session.pcapng");

    void SetUp() override {
        const auto bytes = session();
        std::ofstream(m_file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }

    static std::string complaints(const std::string& err) {
        std::string kept;
        std::istringstream in(err);
        for (std::string line; std::getline(in, line);) {
            if (line.find("Running as user") == std::string::npos &&
                line.find("reading from file") == std::string::npos)
                kept += line + "\n";
        }
        return kept;
    }
};

TEST_F(Witness, TsharkShowsExactlyThePackets) {
    SOCKSTAGE_NEEDS_PROGRAM("tshark");
    const auto run = runProgram({"tshark", "-n",
                                 "-r",     m_file,
                                 "-T",     "fields",
                                 "-E",     "separator=|",
                                 "-e",     "frame.time_epoch",
                                 "-e",     "frame.cap_len",
                                 "-e",     "frame.len",
                                 "-e",     "frame.packet_id",
                                 "-e",     "frame.interface_name",
                                 "-e",     "frame.comment",
                                 "-e",     "tcp.seq_raw"});
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_EQ(complaints(run.err), "");
    ASSERT_EQ(run.lines().size(), 3u) << run.out;
    EXPECT_EQ(run.lines()[0],
              "1700000000.123456789|54|54|1|lo|sent by client (pid 4121) in connect(3),被丢弃 held 2.3 s, then dropped"
              "|100");
    EXPECT_EQ(run.lines()[1], "1700000000.999999999|54|4000|2|lo||101");
    EXPECT_EQ(run.lines()[2], "1700000001.000000001|54|54||lo|odd|102");
}

TEST_F(Witness, CapinfosCountsThePackets) {
    SOCKSTAGE_NEEDS_PROGRAM("capinfos");
    const auto run = runProgram({"capinfos", "-M", "-c", "-I", "-F", m_file});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(complaints(run.err), "");
    EXPECT_NE(run.out.find("Number of packets:   3"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("Capture application: Sockstage"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("Time precision = nanoseconds (9)"), std::string::npos) << run.out;
}

TEST_F(Witness, TcpdumpReadsThePackets) {
    SOCKSTAGE_NEEDS_PROGRAM("tcpdump");
    const auto run = runProgram({"tcpdump", "-n", "-r", m_file});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(complaints(run.err), "");
    EXPECT_EQ(run.lines().size(), 3u) << run.out;
}

TEST(PcapngWriter, KeepsBlocksAlignedWhenDrainedInBetween) {
    std::vector<std::uint8_t> whole = session(), out, drained;
    PcapngWriter writer(out);
    writer.section();
    writer.interface();
    drained.swap(out);
    drained.pop_back();  // what is left in a buffer is rarely a multiple of 4
    out.push_back(0);
    writer.event({Timestamp{1}, Synced{12345}});
    EXPECT_EQ((out.size() - 1) % 4, 0u);
    EXPECT_EQ(whole.size() % 4, 0u);
}

TEST(PcapngWriter, CutsACommentThatNoOptionCanHold) {
    std::vector<std::uint8_t> out;
    PcapngWriter writer(out);
    writer.section();
    writer.interface();
    const std::size_t before = out.size();
    std::string comment;
    while (comment.size() < 70000)
        comment += "中";
    writer.packet({0, Timestamp{1}, frame(1, 2), 0, {}, {comment}});
    EXPECT_LT(out.size() - before, 0xffffu + 128);
}

}  // namespace
}  // namespace netio::capture
