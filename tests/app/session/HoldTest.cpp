// A segment can be held as long as a lecture needs: the kernel's copies are counted on it, and the demo goes on to its
// end. SOCKSTAGE_HOLD_SECONDS sets how long (300 for the full test; short by default).
#include <QEventLoop>
#include <QTimer>
#include <cstdlib>

#include "tests/app/session/LiveStage.h"

namespace {

using app::session::HeadlessRun;
using app::session::Stage;
using model::PacketId;

int holdSeconds() {
    const char* set = std::getenv("SOCKSTAGE_HOLD_SECONDS");
    return set ? std::atoi(set) : 3;
}

struct Hold {
    const char* name;
    const char* demo;
    int step;     // steps done when a segment is held
    bool resent;  // the kernel resends such a segment
};

class HeldSegment : public testing::TestWithParam<Hold> {};

TEST_P(HeldSegment, IsResentByTheKernelAndTheDemoGoesOn) {
    Stage stage;
    SOCKSTAGE_LIVE(stage, GetParam().demo);
    HeadlessRun run(stage);
    ASSERT_EQ(run.play(GetParam().step), HeadlessRun::End::Finished);
    ASSERT_EQ(stage.scene().held.size(), 1u);
    const PacketId held = stage.scene().held.front();

    // The time itself is what is tested here.
    QEventLoop loop;
    QTimer::singleShot(holdSeconds() * 1000, &loop, &QEventLoop::quit);
    loop.exec();

    EXPECT_EQ(stage.scene().held, std::vector<PacketId>{held}) << "copies are absorbed";
    if (GetParam().resent) {
        EXPECT_GE(stage.moment().fate(held).resent, 1u);
    }
    ASSERT_EQ(run.play(), HeadlessRun::End::Finished)
        << (stage.failed().empty() ? "" : stage.failed().front().reason.english()) << run.sentence().toStdString();
    EXPECT_EQ(stage.disagreements(), 0u);
    std::printf("held %d s: the kernel resent it %u times\n", holdSeconds(), stage.moment().fate(held).resent);
}

// Steps as counted from 1 in `sockstage run DEMO --headless`.
INSTANTIATE_TEST_SUITE_P(All, HeldSegment,
                         testing::Values(Hold{"Syn", "three-way-handshake", 6, true},
                                         Hold{"SynAck", "three-way-handshake", 7, true},
                                         Hold{"LastAckOfTheHandshake", "three-way-handshake", 8, false},
                                         Hold{"Fin", "four-way-close", 4, true},
                                         Hold{"SecondFin", "four-way-close", 12, true}),
                         [](const auto& hold) { return hold.param.name; });

}  // namespace
