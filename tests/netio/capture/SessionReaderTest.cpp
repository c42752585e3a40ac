#include <gtest/gtest.h>

#include "netio/capture/PcapngWriter.h"
#include "netio/capture/SessionReader.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/netio/capture/Reading.h"

namespace netio::capture {
namespace {

using namespace model;

using namespace model::trace;
using tests::support::ByteList;
using tests::support::bytesOf;
using tests::support::CaptureBuilder;
using tests::support::readInPieces;

class Stream {
public:
    Stream() {
        m_writer.section();
        m_writer.interface();
    }
    Stream& event(decltype(TraceEvent::what) what) {
        m_writer.event({Timestamp{++m_time}, std::move(what)});
        return *this;
    }
    Stream& packet(std::uint64_t id) {
        m_writer.packet({0, Timestamp{++m_time}, m_frame, 0, PacketId{id}, {}});
        return *this;
    }
    ByteList bytes;

private:
    PcapngWriter m_writer{bytes};
    ByteList m_frame = bytesOf("frame");
    std::int64_t m_time = 0;
};

TEST(SessionReader, YieldsEventsAndPacketsInOrder) {
    Stream stream;
    stream.event(SessionStarted{"", "full", "6.18"}).packet(1).event(PacketVerdict{PacketId{1}, Verdict::Held, {}});
    stream.packet(4).event(Synced{9});
    const auto reading = readInPieces(stream.bytes);
    EXPECT_EQ(reading.reason(), "");
    ASSERT_EQ(reading.events.size(), 5u);
    for (std::size_t i = 0; i < reading.events.size(); ++i)
        EXPECT_EQ(reading.events[i].time.ns, static_cast<std::int64_t>(i + 1));
    EXPECT_EQ(std::get<SessionStarted>(reading.events[0].what).kernel, "6.18");
    EXPECT_EQ(std::get<PacketSeen>(reading.events[1].what).packet.value, 1u);
    EXPECT_EQ(std::get<PacketVerdict>(reading.events[2].what).verdict, Verdict::Held);
    EXPECT_EQ(std::get<PacketSeen>(reading.events[3].what).packet.value, 4u);
    EXPECT_EQ(std::get<Synced>(reading.events[4].what).token, 9u);
    for (std::size_t piece = 1; piece < 40; ++piece)
        EXPECT_EQ(readInPieces(stream.bytes, piece), reading);
}

TEST(SessionReader, PacketsAreGatedWhileTheGateHoldsOrSlows) {
    Stream stream;
    stream.packet(1).event(GateModeChanged{GateMode::Hold, 0}).packet(2);
    stream.event(GateModeChanged{GateMode::Slow, 900}).packet(3).event(GateModeChanged{GateMode::Pass, 0}).packet(4);
    const auto packets = readInPieces(stream.bytes).packets();
    ASSERT_EQ(packets.size(), 4u);
    EXPECT_FALSE(packets[0].gated);
    EXPECT_TRUE(packets[1].gated);
    EXPECT_TRUE(packets[2].gated);
    EXPECT_FALSE(packets[3].gated);
}

TEST(SessionReader, AForeignCaptureIsNumberedByFrame) {
    CaptureBuilder file;
    file.section("Dumpcap").interface(1);
    for (const std::uint64_t id : {900, 7, 7})
        file.enhanced(0, 1, bytesOf("x"), 0, file.body().option(5, file.body().put64(id).bytes));
    const auto packets = readInPieces(file.bytes).packets();
    ASSERT_EQ(packets.size(), 3u);
    for (std::size_t i = 0; i < packets.size(); ++i) {
        EXPECT_EQ(packets[i].packet.value, i + 1);
        EXPECT_FALSE(packets[i].gated);
    }
}

TEST(SessionReader, ASecondSessionInTheFileCountsOn) {
    Stream stream;
    stream.event(GateModeChanged{GateMode::Hold, 0}).packet(1).packet(2);
    stream.event(PacketVerdict{PacketId{3}, Verdict::Absorbed, PacketId{2}});
    Stream second;
    second.packet(1).event(PacketVerdict{PacketId{2}, Verdict::Absorbed, PacketId{1}});
    stream.bytes.insert(stream.bytes.end(), second.bytes.begin(), second.bytes.end());
    const auto reading = readInPieces(stream.bytes);
    ASSERT_EQ(reading.packets().size(), 3u) << reading.reason();
    EXPECT_EQ(reading.packets()[2].packet.value, 4u);
    EXPECT_FALSE(reading.packets()[2].gated);
    EXPECT_EQ(std::get<PacketVerdict>(reading.events.back().what),
              (PacketVerdict{PacketId{5}, Verdict::Absorbed, PacketId{4}}));
}

TEST(SessionReader, RefusesIdsThatNoSessionHas) {
    for (const std::uint64_t id : {1ull << 40, ~0ull}) {
        Stream stream;
        stream.packet(1).packet(id).packet(2);
        const auto reading = readInPieces(stream.bytes);
        EXPECT_EQ(reading.packets().size(), 1u);
        EXPECT_EQ(reading.reason(), "a packet with the id " + std::to_string(id));
    }
}

TEST(SessionReader, ADamagedEventIsLostAndTold) {
    CaptureBuilder file;
    file.section("Sockstage").interface(1).event(R"({"event":"synced","time":5})");
    file.event("{\"event\":").event(R"({"event":"of a newer program"})").event(R"({"event":"synced","time":6})");
    const auto reading = readInPieces(file.bytes);
    EXPECT_EQ(reading.reason(), "");
    ASSERT_EQ(reading.events.size(), 3u);
    EXPECT_EQ(reading.events[1], (TraceEvent{Timestamp{5}, EventsLost{1, "session"}}));
    EXPECT_EQ(reading.events[2], (TraceEvent{Timestamp{6}, Synced{}}));
}

struct Stranger {
    std::string name;
    std::string start;
    std::string reason;
    friend void PrintTo(const Stranger& row, std::ostream* out) { *out << row.name; }
};

class NoCapture : public testing::TestWithParam<Stranger> {};

TEST_P(NoCapture, IsToldWhatItIs) {
    const Stranger& stranger = GetParam();
    for (const std::size_t length : {stranger.start.size(), stranger.start.size() + 500}) {
        auto bytes = bytesOf(stranger.start);
        bytes.resize(length, ' ');
        for (const std::size_t piece : {1, 5, 1000}) {
            const auto reading = readInPieces(bytes, piece);
            ASSERT_TRUE(reading.problem);
            EXPECT_EQ(reading.problem->reason.english(), stranger.reason);
            EXPECT_EQ(reading.problem->offset, 0u);
            EXPECT_FALSE(reading.truncated);
            EXPECT_TRUE(reading.events.empty());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Rows, NoCapture,
                         testing::Values(Stranger{"Gzip", {"\x1f\x8b\x08", 3}, "compressed with gzip: gunzip it first"},
                                         Stranger{"Zstd", "\x28\xb5\x2f\xfd", "compressed with zstd: unzstd it first"},
                                         Stranger{"Xz", {"\xfd\x37zXZ\0", 6}, "compressed with xz: unxz it first"},
                                         Stranger{"Bzip2", "BZh9", "compressed with bzip2: bunzip2 it first"},
                                         Stranger{"Lz4", "\x04\x22\x4d\x18", "compressed with lz4: unlz4 it first"},
                                         Stranger{"Zip", "PK\x03\x04", "a zip archive: unzip it first"},
                                         Stranger{
                                             "Snoop",
                                             {"snoop\0\0\0\0\0\0\2", 12},
                                             "not a pcap or pcapng but a snoop capture: editcap -F pcapng converts it"},
                                         Stranger{"Ixia", "\xa1\xe2\xcb\x12", "a pcap of a variant that is not known"},
                                         Stranger{"AsciiTransfer", "\r\r\n\r",
                                                  "a pcapng damaged by a transfer as text: transfer it as binary"},
                                         Stranger{"Text", "#!/bin/sh\n", "not a capture (neither pcap nor pcapng)"},
                                         Stranger{"Elf",
                                                  "\x7f"
                                                  "ELF",
                                                  "not a capture (neither pcap nor pcapng)"},
                                         Stranger{"OneByte", "\x0a", "not a capture (neither pcap nor pcapng)"}),
                         [](const auto& row) { return row.param.name; });

TEST(SessionReader, AnEmptyInputIsToldAsEmpty) {
    const auto reading = readInPieces({});
    ASSERT_TRUE(reading.problem);
    EXPECT_EQ(reading.problem->reason.english(), "empty");
}

TEST(SessionReader, AStreamCutInABlockKeepsWhatCameBefore) {
    Stream stream;
    stream.packet(1);
    const std::size_t good = stream.bytes.size();
    stream.packet(2);
    for (std::size_t size = good + 1; size < stream.bytes.size(); ++size) {
        const auto reading =
            readInPieces({stream.bytes.begin(), stream.bytes.begin() + static_cast<std::ptrdiff_t>(size)});
        EXPECT_TRUE(reading.truncated);
        EXPECT_EQ(reading.packets().size(), 1u);
        EXPECT_EQ(reading.reason(), "cut off in a block");
        EXPECT_EQ(reading.problem->offset, good);
    }
}

}  // namespace
}  // namespace netio::capture
