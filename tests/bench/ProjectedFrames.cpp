#include "tests/bench/ProjectedFrames.h"

#include "app/panels/PanelDock.h"
#include "app/panels/ProjectedStage.h"
#include "app/session/ScenarioStore.h"
#include "app/windows/Presentation.h"
#include "tests/bench/Desk.h"

namespace tests::bench {

namespace {

constexpr std::size_t kFrames = 2000;
constexpr int kTripMs = 900;
constexpr double kMedian = 5, kSlowest = 10, kShown = 50;

struct Shown {
    Samples frames, anew;
    std::vector<double> seconds;  // from frame to frame of one trip
};

// Frames of one demo, its page open beside the stage where it asks for one. False: it cannot be shown.
bool showDemo(Application& application, const QString& id, const QString& page, Shown& shown) {
    Desk desk(application);
    auto demo = app::session::loadDemo(id);
    if (!demo || !desk.stage.replay(demo.take(), app::session::recordedSession(id)).isEmpty()) {
        std::printf("%s cannot be shown\n", qPrintable(id));
        return false;
    }
    auto& presentation = desk.window->presentation();
    presentation.begin(app::windows::Presentation::Start::FromHere);
    desk.window->ladder()->setTravelMs(kTripMs);
    settle(100);
    desk.window->resize(kWindow);
    desk.window->dock()->showPanel(page);
    settle(200);
    if (!presentation.projected()->isVisible() || desk.window->size() != kWindow) {
        std::printf("not projected, or not of the size\n");
        return false;
    }
    Watch last;
    bool inTrip = false;
    application.painted = [&](const Span& span, std::int64_t) {
        const bool travels = desk.window->ladder()->traveling();
        if (std::exchange(desk.stale, false)) {
            shown.anew.add(span);
        } else if (travels) {
            shown.frames.add(span);
            if (inTrip)
                shown.seconds.push_back(last.elapsed().wall / 1000);
        }
        inTrip = travels;
        last = Watch();
    };
    const bool ended = desk.play([&] { desk.stage.next(); });
    application.painted = {};
    return ended;
}

}  // namespace

bool benchProjected(Application& application) {
    Shown shown;
    for (int round = 0; shown.frames.cpu.size() < kFrames; ++round) {
        const std::size_t before = shown.frames.cpu.size();
        for (const char* demo : {"three-way-handshake", "four-way-close", "last-ack-lost", "old-duplicates"})
            if (shown.frames.cpu.size() < kFrames &&
                !showDemo(application, QString::fromLatin1(demo),
                          round % 2 == 0 ? QStringLiteral("states") : QStringLiteral("table"), shown))
                return false;
        if (shown.frames.cpu.size() == before) {
            std::printf("no card travels\n");
            return false;
        }
    }
    printHead("(3) ms for one projected frame");
    printRow("while a card travels", shown.frames);
    printRow("the first frame of a step", shown.anew);
    double all = 0;
    for (const double each : shown.seconds)
        all += each;
    std::printf("%.1f frames a second on the way\n", static_cast<double>(shown.seconds.size()) / std::max(all, 1e-9));
    std::printf("target: a median of %.0f and %.0f at the 99th percentile of processor time, %.0f frames a second\n",
                kMedian, kSlowest, kShown);
    return true;
}

}  // namespace tests::bench
