// A ladder costs what its visible part costs.
#include <gtest/gtest.h>

#include <QImage>
#include <cstdlib>
#include <ctime>

#include "app/diagrams/LadderDiagram.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace app::diagrams;
using tests::support::TraceScript;
namespace flag = model::packet::flag;

struct Cost {
    std::size_t texts = 0, strokes = 0, spots = 0;
};

// SOCKSTAGE_SEGMENTS=1000000 for the full size; the figures are printed.
Cost costOf(std::uint32_t segments) {
    TraceScript script(false);
    for (std::uint32_t i = 0; i < segments; ++i)
        i % 2 ? script.tcp(9000, 5000, 1, 100 + i, flag::Ack)
              : script.tcp(5000, 9000, 100 + i, 1, flag::Ack | flag::Psh, "x");
    model::trace::Scene scene;
    scene.position = script.trace().size();
    scene.time = script.trace().events().back().time;
    DiagramInputs in;
    in.trace = &script.trace();
    in.scene = &scene;
    in.width = 1200;
    std::clock_t start = std::clock();  // of this process: other programs may keep the machine busy
    auto spent = [&start] {
        const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        start = std::clock();
        return ms;
    };
    const LadderDiagram first(in);
    const double laidOut = spent();
    const LadderDiagram diagram(in, first.rows());
    const double again = spent();
    const QRectF visible(0, diagram.size().height() / 2, 1200, 900);
    QImage image(1200, 900, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.translate(-visible.topLeft());
    constexpr int kFrames = 20;
    spent();
    for (int i = 0; i < kFrames; ++i)
        diagram.paint(painter, visible.translated(0, i * 20));
    std::printf("%u segments: layout %.1f ms, again %.2f ms, %.2f ms a frame\n", segments, laidOut, again,
                spent() / kFrames);
    painter.end();
    const auto drawn = tests::gui::Recording::of(diagram, visible);
    return {drawn.texts.size(), drawn.strokes, diagram.spotsIn(visible).size()};
}

TEST(LadderScale, AScreenOfAHundredTimesTheSegmentsDrawsNoMore) {
    const char* wanted = std::getenv("SOCKSTAGE_SEGMENTS");
    const Cost small = costOf(500), large = costOf(wanted ? static_cast<std::uint32_t>(std::atoi(wanted)) : 50000);
    EXPECT_LE(large.texts, small.texts + 4);
    EXPECT_LE(large.strokes, small.strokes * 11 / 10 + 20);
    EXPECT_LE(large.spots, small.spots + 2);
    EXPECT_GE(large.texts, 10u);
}

}  // namespace
