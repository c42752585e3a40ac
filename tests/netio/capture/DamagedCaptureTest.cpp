// Captures cut at every byte and damaged at random: whatever comes, reading ends, and tells the same however the bytes
// arrive. Run under the asan preset for what it may not touch.
#include <gtest/gtest.h>

#include <random>

#include "model/call/CallParser.h"
#include "model/trace/Trace.h"
#include "netio/capture/PcapngWriter.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/netio/capture/Reading.h"
#include "tests/support/FrameBuilder.h"

namespace netio::capture {
namespace {

using namespace model;

using namespace model::trace;
using tests::support::ByteList;
using tests::support::bytesOf;
using tests::support::CaptureBuilder;
using tests::support::readInPieces;

ByteList tcp(std::uint32_t seq, std::uint16_t flags) {
    tests::support::TcpSegment segment;
    segment.from = tests::support::v4(40000);
    segment.to = tests::support::v4(9000);
    segment.seq = seq;
    segment.flags = flags;
    segment.payload = "payload";
    return tests::support::tcpFrame(segment);
}

ByteList ownSession() {
    ByteList bytes;
    PcapngWriter writer(bytes);
    writer.section();
    writer.interface();
    writer.event({Timestamp{1}, SessionStarted{"{\"steps\": []}", "full", "6.18"}});
    writer.event({Timestamp{2}, GateModeChanged{GateMode::Hold, 0}});
    writer.event({Timestamp{3},
                  CallEntered{CallId{1}, "client", 7, model::call::recordedCall("connect(fd, 127.0.0.1:9000)"), 3}});
    for (std::uint64_t id = 1; id < 5; ++id) {
        const auto time = static_cast<std::int64_t>(id * 10);
        writer.packet({0, Timestamp{time}, tcp(static_cast<std::uint32_t>(id), 2), 0, PacketId{id}, {"comment", "两"}});
        writer.event({Timestamp{time + 1}, PacketVerdict{PacketId{id}, Verdict::Delivered, {}}});
    }
    return bytes;
}

ByteList foreignPcapng(std::endian order) {
    CaptureBuilder file(order);
    file.section("Dumpcap")
        .interface(1, 0, file.body().option(9, {9}).option(14, file.body().put64(1).bytes))
        .interface(0, 40);
    file.enhanced(0, 1000, tcp(1, 2), 0, file.body().option(1, bytesOf("note")).option(0, {}));
    file.obsolete(1, 2'000'000, tcp(2, 18)).simple(tcp(3, 16), 90).block(5, file.body().append(ByteList(40)));
    return file.section().interface(113).enhanced(0, 3'000'000, tcp(4, 17)).bytes;
}

ByteList classicPcap(std::endian order, std::uint32_t magic, std::size_t extraHeader) {
    CaptureBuilder file(order);
    file.pcapHeader(magic);
    for (std::uint32_t i = 0; i < 4; ++i)
        file.pcapRecord(i, i, tcp(i, 16), 0, extraHeader);
    return file.bytes;
}

struct Sample {
    std::string name;
    ByteList bytes;
    friend void PrintTo(const Sample& row, std::ostream* out) { *out << row.name; }
};

std::vector<Sample> samples() {
    return {{"OwnSession", ownSession()},
            {"LittlePcapng", foreignPcapng(std::endian::little)},
            {"BigPcapng", foreignPcapng(std::endian::big)},
            {"LittlePcap", classicPcap(std::endian::little, 0xa1b2c3d4, 0)},
            {"BigNanoPcap", classicPcap(std::endian::big, 0xa1b23c4d, 0)},
            {"ModifiedPcap", classicPcap(std::endian::little, 0xa1b2cd34, 8)}};
}

class Damaged : public testing::TestWithParam<Sample> {};

TEST_P(Damaged, CutAtAnyByteKeepsAPrefixOfTheEvents) {
    const ByteList& bytes = GetParam().bytes;
    const auto whole = readInPieces(bytes);
    ASSERT_EQ(whole.reason(), "");
    std::size_t before = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        // A vector of its own, so that reading one byte too far is seen.
        const ByteList cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        const auto reading = readInPieces(cut);
        ASSERT_LE(before, reading.events.size()) << "cut at " << size;
        ASSERT_TRUE(std::equal(reading.events.begin(), reading.events.end(), whole.events.begin()))
            << "cut at " << size;
        ASSERT_TRUE(!reading.problem || reading.truncated || reading.events.empty()) << "cut at " << size;
        before = reading.events.size();
    }
    EXPECT_EQ(before + 1, whole.events.size());
}

TEST_P(Damaged, MutatedAtRandomIsReadTheSameInAnyPieces) {
    const ByteList& original = GetParam().bytes;
    std::mt19937 random(static_cast<std::uint32_t>(original.size()));
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    constexpr std::uint32_t kInteresting[] = {0,    1,      3,      4,          11,         12,         13,        0x7f,
                                              0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff};
    std::size_t failed = 0;
    for (int round = 0; round < 3000; ++round) {
        ByteList bytes = original;
        for (std::size_t change = 0; change <= below(4); ++change) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
                case 0:
                    bytes[at] = static_cast<std::uint8_t>(below(256));
                    break;
                case 1:
                    bytes[at] ^= static_cast<std::uint8_t>(1u << below(8));
                    break;
                case 2:
                    bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at));
                    break;
                case 3:
                    const std::uint32_t value = kInteresting[below(std::size(kInteresting))];
                    for (std::size_t i = 0; i < 4 && at / 4 * 4 + i < bytes.size(); ++i)
                        bytes[at / 4 * 4 + i] = static_cast<std::uint8_t>(value >> 8 * i);
                    break;
            }
        }
        const auto whole = readInPieces(bytes);
        const auto pieces = readInPieces(bytes, 1 + below(50));
        ASSERT_EQ(pieces, whole) << "round " << round;
        failed += whole.problem ? 1 : 0;
        for (const auto& frame : whole.frames)
            ASSERT_LE(frame.size(), bytes.size());
    }
    EXPECT_GT(failed, 100u);  // the damage is real
}

INSTANTIATE_TEST_SUITE_P(Rows, Damaged, testing::ValuesIn(samples()), [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace netio::capture
