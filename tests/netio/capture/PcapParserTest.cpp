#include <gtest/gtest.h>

#include "netio/capture/PcapParser.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/netio/capture/Reading.h"

namespace netio::capture {
namespace {

using tests::support::ByteList;
using tests::support::bytesOf;
using tests::support::CaptureBuilder;
using tests::support::readInPieces;

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4, kNanoseconds = 0xa1b23c4d, kModified = 0xa1b2cd34;

struct Variant {
    std::string name;
    std::endian order;
    std::uint32_t magic;
    std::int64_t unit;
    std::size_t extraHeader;
    friend void PrintTo(const Variant& row, std::ostream* out) { *out << row.name; }
};

class PcapVariant : public testing::TestWithParam<Variant> {};

TEST_P(PcapVariant, IsReadInAnyPieces) {
    const Variant& variant = GetParam();
    CaptureBuilder file(variant.order);
    file.pcapHeader(variant.magic, 0x14000000 | 276);  // with a frame checksum length above the link type
    file.pcapRecord(1700000000, 5, bytesOf("first"), 1500, variant.extraHeader);
    file.pcapRecord(4000000000, 999999, bytesOf("after 2038"), 0, variant.extraHeader);
    const auto whole = readInPieces(file.bytes);
    EXPECT_EQ(whole.reason(), "");
    const auto packets = whole.packets();
    ASSERT_EQ(packets.size(), 2u);
    EXPECT_EQ(packets[0].packet.value, 1u);
    EXPECT_EQ(packets[0].linkType, 276);
    EXPECT_EQ(packets[0].originalLength, 1500u);
    EXPECT_EQ(packets[0].fileOffset, 24 + 16 + variant.extraHeader);
    EXPECT_EQ(whole.frames[0], bytesOf("first"));
    EXPECT_EQ(whole.events[0].time.ns, 1'700'000'000'000'000'000 + 5 * variant.unit);
    EXPECT_EQ(whole.frames[1], bytesOf("after 2038"));
    EXPECT_EQ(whole.events[1].time.ns, 4'000'000'000'000'000'000 + 999999 * variant.unit);
    for (const std::size_t piece : {1, 2, 3, 7, 40})
        EXPECT_EQ(readInPieces(file.bytes, piece), whole) << "in pieces of " << piece;
}

INSTANTIATE_TEST_SUITE_P(Rows, PcapVariant,
                         testing::Values(Variant{"LittleMicro", std::endian::little, kMicroseconds, 1000, 0},
                                         Variant{"BigMicro", std::endian::big, kMicroseconds, 1000, 0},
                                         Variant{"LittleNano", std::endian::little, kNanoseconds, 1, 0},
                                         Variant{"BigNano", std::endian::big, kNanoseconds, 1, 0},
                                         Variant{"LittleModified", std::endian::little, kModified, 1000, 8},
                                         Variant{"BigModified", std::endian::big, kModified, 1000, 8}),
                         [](const auto& row) { return row.param.name; });

TEST(PcapParser, OldFilesHaveTheirLengthsTheOtherWayRound) {
    for (const std::uint16_t minor : {2, 3}) {
        CaptureBuilder file;
        file.pcapHeader(kMicroseconds, 1, minor);
        file.put32(1).put32(0).put32(100).put32(3).append(bytesOf("abc"));
        const auto reading = readInPieces(file.bytes);
        ASSERT_EQ(reading.frames.size(), 1u) << reading.reason();
        EXPECT_EQ(reading.frames[0], bytesOf("abc"));
        EXPECT_EQ(reading.packets()[0].originalLength, 100u);
    }
}

TEST(PcapParser, TellsWhereItIsCutOffOrDamaged) {
    CaptureBuilder file;
    file.pcapHeader(kMicroseconds);
    const auto header = file.bytes;
    file.pcapRecord(1, 0, bytesOf("whole"));
    const std::size_t second = file.bytes.size();
    file.pcapRecord(2, 0, bytesOf("cut"));

    auto cut = readInPieces({header.begin(), header.end() - 1});
    EXPECT_EQ(cut.reason(), "cut off in the file header");
    EXPECT_TRUE(cut.truncated);
    EXPECT_EQ(readInPieces(header).reason(), "");
    for (std::size_t missing = 1; missing < 3 + 16; ++missing) {
        cut = readInPieces({file.bytes.begin(), file.bytes.end() - static_cast<std::ptrdiff_t>(missing)});
        EXPECT_EQ(cut.reason(), "cut off in a record");
        EXPECT_TRUE(cut.truncated);
        EXPECT_EQ(cut.problem->offset, second);
        EXPECT_EQ(cut.packets().size(), 1u);
    }

    file.put64(0).put32(0xffffffff).put32(0xffffffff);
    const auto huge = readInPieces(file.bytes);
    EXPECT_EQ(huge.reason(), "a packet of 4294967295 bytes");
    EXPECT_EQ(huge.problem->offset, file.bytes.size() - 16);
    EXPECT_FALSE(huge.truncated);
    EXPECT_EQ(huge.packets().size(), 2u);

    CaptureBuilder future;
    future.put32(kMicroseconds).put16(3).append(ByteList(18));
    EXPECT_EQ(readInPieces(future.bytes).reason(), "version 3 of pcap, which is not known");
}

}  // namespace
}  // namespace netio::capture
