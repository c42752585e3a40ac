// One packet under the glass: what its fields said before, and where they and the bytes stand.
#include <gtest/gtest.h>

#include "model/layout/SegmentContent.h"
#include "model/layout/SegmentLayout.h"
#include "tests/support/SampleTrace.h"

namespace {

using namespace model::layout;
using model::PacketId;

struct Glass : testing::Test {
    tests::support::SampleTrace sample;
    SequenceSymbols symbols;

    Glass() { symbols.update(sample.trace()); }
    SegmentContent content(std::uint64_t packet) const {
        return segmentContent(model::trace::Moment(sample.trace(), sample.trace().size()),
                              sample.trace().packet(PacketId{packet}), symbols, Numbers::Symbols);
    }
    static const HeaderField* field(const SegmentContent& content, std::string_view name, FieldHistory* history) {
        for (std::size_t b = 0; b < content.blocks.size(); ++b)
            for (std::size_t f = 0; f < content.blocks[b].fields.size(); ++f)
                if (content.blocks[b].fields[f].name == name) {
                    *history = content.history[b][f];
                    return &content.blocks[b].fields[f];
                }
        return nullptr;
    }
};

bool overlap(const Rect& a, const Rect& b) {
    constexpr double kLine = 0.01;
    return a.left < b.right() - kLine && b.left < a.right() - kLine && a.top < b.bottom() - kLine &&
           b.top < a.bottom() - kLine;
}

TEST_F(Glass, TellsWhatAFieldSaidBefore) {
    const SegmentContent ack = content(4);  // the client's ACK of the SYN,ACK; its SYN, sent twice, came before
    FieldHistory history;
    const HeaderField* sequence = field(ack, "Sequence Number", &history);
    ASSERT_TRUE(sequence);
    EXPECT_EQ(sequence->value.substr(0, 3), "x+1");
    EXPECT_TRUE(history.changed);
    EXPECT_EQ(history.before, grouped(2914053377u));
    ASSERT_TRUE(field(ack, "Source Port", &history));
    EXPECT_FALSE(history.changed);
}

TEST_F(Glass, TheFirstOfADirectionHasNothingToCompareWith) {
    const SegmentContent syn = content(1);
    for (const auto& block : syn.history)
        for (const FieldHistory& field : block)
            EXPECT_FALSE(field.changed);
}

TEST_F(Glass, TheNewestPacketIsNotOneThatComesLaterOrWasAbsorbed) {
    for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
        const model::trace::Moment moment(sample.trace(), position);
        if (const auto* newest = newestPacket(moment, std::nullopt)) {
            EXPECT_LT(newest->event, position);
            EXPECT_NE(moment.fate(newest->seen.packet).verdict, model::trace::Verdict::Absorbed);
        }
    }
}

TEST_F(Glass, NothingStandsOnAnotherAndAllOfItInside) {
    for (const double width : {0.0, 400.0, 900.0}) {
        const SegmentContent shown = content(1);
        const SegmentLayout layout(shown.blocks, shown.bytes.size(), {width, 14, 8, 2});
        std::vector<Rect> areas;
        for (const FieldCell& cell : layout.cells())
            areas.insert(areas.end(), cell.areas.begin(), cell.areas.end());
        for (std::size_t i = 0; i < shown.blocks.size(); ++i)
            areas.push_back(layout.blockHead(i));
        for (std::size_t byte = 0; byte < shown.bytes.size(); ++byte)
            areas.push_back(layout.byteArea(byte));
        for (std::size_t a = 0; a < areas.size(); ++a) {
            EXPECT_LE(areas[a].right(), layout.size().width);
            EXPECT_LE(areas[a].bottom(), layout.size().height);
            for (std::size_t b = a + 1; b < areas.size(); ++b)
                EXPECT_FALSE(overlap(areas[a], areas[b])) << a << " and " << b << " at " << width;
        }
    }
}

TEST_F(Glass, AFieldOfManyRowsCoversEachAndItsBytes) {
    const SegmentContent shown = content(1);
    const SegmentLayout layout(shown.blocks, shown.bytes.size(), {0, 14, 8, 1});
    for (const FieldCell& cell : layout.cells()) {
        const HeaderField& field = shown.blocks[cell.block].fields[cell.field];
        EXPECT_EQ(cell.areas.size(), (field.bit + field.bits + 31) / 32 - field.bit / 32) << field.name;
        double covered = 0;
        for (const Rect& area : layout.areasOf(field.bytes))
            covered += area.width;
        EXPECT_GE(covered, field.bytes.length * 3 * 8.0) << field.name;
    }
}

TEST_F(Glass, ALongPayloadIsCutAndSaysSo) {
    const SegmentLayout layout({}, 5000, {0, 14, 8, 1});
    EXPECT_EQ(layout.shownBytes(), 512u);
    EXPECT_GE(layout.restLine().top, layout.byteArea(511).bottom());
    EXPECT_LE(layout.restLine().bottom(), layout.size().height);
}

}  // namespace
