#include <gtest/gtest.h>

#include <limits>

#include "netio/capture/PcapngParser.h"
#include "tests/netio/capture/CaptureBuilder.h"
#include "tests/netio/capture/Reading.h"

namespace netio::capture {
namespace {

using tests::support::ByteList;
using tests::support::bytesOf;
using tests::support::CaptureBuilder;
using tests::support::readInPieces;

constexpr std::uint64_t kSecond = 1700000000;
const ByteList kFrame = bytesOf("odd length: 17 by");

class BothOrders : public testing::TestWithParam<std::endian> {
protected:
    CaptureBuilder m_file{GetParam()};
};

TEST_P(BothOrders, ReadsEveryPacketBlockInAnyPieces) {
    const auto options =
        m_file.body().option(1, bytesOf("first")).option(2, bytesOf("\1\0\0\0")).option(1, bytesOf("第二"));
    m_file.section().interface(1, 8).interface(113);
    m_file.enhanced(1, kSecond * 1'000'000 + 7, kFrame, 90, options);
    m_file.block(0x0bad, m_file.body().append(ByteList(1000, 7)));                     // custom: passed over
    m_file.block(0x80001234, m_file.body().append(ByteList(33, 7)));                   // another program's own
    m_file.block(0x80005347, m_file.body().append(bytesOf("another program's too")));  // without our magic
    m_file.obsolete(0, kSecond * 1'000'000 + 8, kFrame);
    m_file.simple(bytesOf("simple"), 6);
    m_file.simple(bytesOf("cut by s"), 100);

    const auto whole = readInPieces(m_file.bytes);
    EXPECT_EQ(whole.reason(), "");
    const auto packets = whole.packets();
    ASSERT_EQ(packets.size(), 4u);
    EXPECT_EQ(whole.frames[0], kFrame);
    EXPECT_EQ(packets[0].capturedLength, kFrame.size());
    EXPECT_EQ(packets[0].originalLength, 90u);
    EXPECT_EQ(packets[0].linkType, 113);
    EXPECT_EQ(packets[0].comment.value_or({}), "first\n第二");
    EXPECT_EQ(whole.events[0].time.ns, static_cast<std::int64_t>(kSecond * 1'000'000'000 + 7000));
    EXPECT_EQ(whole.frames[1], kFrame);
    EXPECT_EQ(packets[1].linkType, 1);
    EXPECT_EQ(packets[1].comment.value_or({}), "");
    EXPECT_EQ(whole.frames[2], bytesOf("simple"));
    EXPECT_EQ(whole.events[2].time, whole.events[1].time);  // it has none of its own
    EXPECT_EQ(whole.frames[3], bytesOf("cut by s"));
    EXPECT_EQ(packets[3].originalLength, 100u);
    for (std::size_t i = 0; i < packets.size(); ++i) {
        EXPECT_EQ(packets[i].packet.value, i + 1);
        const auto at = m_file.bytes.begin() + static_cast<std::ptrdiff_t>(packets[i].fileOffset);
        EXPECT_EQ(ByteList(at, at + packets[i].capturedLength), whole.frames[i]);
    }
    for (const std::size_t piece : {1, 2, 3, 5, 12, 13, 64, 1000})
        EXPECT_EQ(readInPieces(m_file.bytes, piece), whole) << "in pieces of " << piece;
}

TEST_P(BothOrders, SectionsMayDifferInByteOrderAndStartInterfacesAnew) {
    m_file.section().interface(1).enhanced(0, 1, kFrame);
    CaptureBuilder other(GetParam() == std::endian::little ? std::endian::big : std::endian::little);
    m_file.append(other.section().interface(101).enhanced(0, 2, kFrame).bytes);
    const auto reading = readInPieces(m_file.bytes);
    EXPECT_EQ(reading.reason(), "");
    ASSERT_EQ(reading.packets().size(), 2u);
    EXPECT_EQ(reading.packets()[1].linkType, 101);
    EXPECT_EQ(reading.packets()[1].packet.value, 2u);

    other.enhanced(1, 2, kFrame);
    EXPECT_EQ(readInPieces(other.bytes).reason(), "a packet of interface 1, which was not described");
}

TEST_P(BothOrders, TellsDamageAndKeepsWhatWasBefore) {
    m_file.section().interface(1).enhanced(0, 1, kFrame);
    const std::size_t good = m_file.bytes.size();
    struct Damage {
        const char* name;
        ByteList bytes;
        std::string reason;
    };
    const auto raw = [&](std::uint32_t type, std::uint32_t length) {
        return m_file.body().put32(type).put32(length).append(ByteList(40)).bytes;
    };
    auto longPacket = m_file.body();
    longPacket.block(6, m_file.body().put32(0).put64(0).put32(17).put32(17).append(ByteList(16)));
    auto lengthsDiffer = m_file.body();
    lengthsDiffer.enhanced(0, 1, kFrame);
    lengthsDiffer.bytes.back() ^= 0xff;
    const Damage damages[] = {
        {"length 0", raw(6, 0), "a block length of 0"},
        {"length 8", raw(5, 8), "a block length of 8"},
        {"odd length", raw(6, 33), "a block length of 33"},
        {"too short for its fields", raw(6, 28), "a block of type 6 with a length of 28"},
        {"4 GiB", raw(6, 0xfffffffc), "a block of type 6 with a length of 4294967292"},
        {"4 GiB of something unknown", raw(77, 0xfffffffc), "cut off in a block"},
        {"packet longer than block", longPacket.bytes, "a packet of 17 bytes in a block too short for it"},
        {"two lengths", lengthsDiffer.bytes, "a block whose two lengths differ"},
        {"two lengths of an unknown block", raw(77, 16), "a block whose two lengths differ"},
        {"future version", m_file.body().section("", 2).bytes, "version 2 of pcapng, which is not known"},
        {"no byte-order magic", raw(0x0a0d0d0a, 28), "a section header without the byte-order magic"},
    };
    for (const Damage& damage : damages) {
        ByteList bytes = m_file.bytes;
        bytes.insert(bytes.end(), damage.bytes.begin(), damage.bytes.end());
        const auto reading = readInPieces(bytes);
        EXPECT_EQ(reading.packets().size(), 1u) << damage.name;
        ASSERT_TRUE(reading.problem) << damage.name;
        EXPECT_EQ(reading.problem->reason.english(), damage.reason) << damage.name;
        EXPECT_EQ(reading.problem->offset, good) << damage.name;
        EXPECT_EQ(readInPieces(bytes, 1), reading) << damage.name;
    }
}

TEST_P(BothOrders, IgnoresDamagedOptions) {
    auto options = m_file.body().option(1, bytesOf("kept"));
    options.put16(1).put16(60000);  // claims more than there is
    m_file.section().interface(1, 0, m_file.body().put16(9).put16(9)).enhanced(0, 1, kFrame, 0, options);
    const auto reading = readInPieces(m_file.bytes);
    EXPECT_EQ(reading.reason(), "");
    ASSERT_EQ(reading.packets().size(), 1u);
    EXPECT_EQ(reading.packets()[0].comment.value_or({}), "kept");
}

INSTANTIATE_TEST_SUITE_P(Orders, BothOrders, testing::Values(std::endian::little, std::endian::big),
                         [](const auto& row) { return row.param == std::endian::little ? "Little" : "Big"; });

struct Clock {
    std::string name;
    std::uint8_t resolution;
    std::int64_t offset;
    std::uint64_t ticks;
    std::int64_t ns;
    friend void PrintTo(const Clock& row, std::ostream* out) { *out << row.name; }
};

class Resolution : public testing::TestWithParam<Clock> {};

TEST_P(Resolution, BecomesNanoseconds) {
    const Clock& clock = GetParam();
    CaptureBuilder file;
    auto options = file.body()
                       .option(9, {clock.resolution})
                       .option(14, file.body().put64(static_cast<std::uint64_t>(clock.offset)).bytes);
    file.section().interface(1, 0, options).enhanced(0, clock.ticks, kFrame);
    const auto reading = readInPieces(file.bytes);
    ASSERT_EQ(reading.events.size(), 1u) << reading.reason();
    EXPECT_EQ(reading.events[0].time.ns, clock.ns);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Resolution,
    testing::Values(Clock{"Seconds", 0, 0, 5, 5'000'000'000}, Clock{"Micro", 6, 0, 5, 5000}, Clock{"Nano", 9, 0, 5, 5},
                    Clock{"Pico", 12, 0, 5999, 5}, Clock{"Atto", 18, 0, 5'000'000'000'000'000'000u, 5'000'000'000},
                    Clock{"Finest", 127, 0, ~0ull, 0}, Clock{"Halves", 0x81, 0, 3, 1'500'000'000},
                    Clock{"Binary20", 0x94, 0, 1 << 20, 1'000'000'000}, Clock{"Binary127", 0xff, 0, ~0ull, 0},
                    Clock{"Offset", 9, 1'700'000'000, 1, 1'700'000'000'000'000'001},
                    Clock{"NegativeOffset", 9, -3, 1, -2'999'999'999}, Clock{"TooLate", 0, 0, ~0ull, (15ll << 58) - 1},
                    Clock{"TooLateByOffset", 9, std::numeric_limits<std::int64_t>::max(), 1, (15ll << 58) - 1},
                    Clock{"TooEarly", 9, std::numeric_limits<std::int64_t>::min(), 1, -(1ll << 58)}),
    [](const auto& row) { return row.param.name; });

TEST(PcapngParser, PassesOverALargeBlockWithoutStoringIt) {
    CaptureBuilder file;
    file.section().interface(1);
    InputBuffer in;
    in.append(file.bytes);
    PcapngParser parser;
    CaptureRecord record;
    ASSERT_EQ(parser.next(in, record), ParseStep::NeedMore);
    constexpr std::uint32_t kLength = 1u << 30;
    in.append(file.body().put32(77).put32(kLength).bytes);
    const ByteList piece(1 << 20);
    for (std::uint32_t fed = 12; fed < kLength; fed += static_cast<std::uint32_t>(piece.size())) {
        in.append(std::span(piece).first(std::min<std::size_t>(piece.size(), kLength - fed)));
        ASSERT_EQ(parser.next(in, record), ParseStep::NeedMore);
        ASSERT_LE(in.unread().size(), 16u);
    }
    in.append(file.body().put32(kLength).enhanced(0, 1, kFrame).bytes);
    EXPECT_EQ(parser.next(in, record), ParseStep::Record) << parser.error().reason.english();
}

}  // namespace
}  // namespace netio::capture
