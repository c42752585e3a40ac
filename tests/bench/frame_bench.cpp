// What drawing costs. (1) A frame of the window at 1920x1080 while a segment travels, with each page of the dock open
// in turn. (2) From an event in the kernel to the end of the first paint that shows it, demos stepped through live. (3)
// A frame of the projected stage. (4) A window that nobody touches. Beside the wall's time stands the processor's,
// which a busy machine does not spoil. SOCKSTAGE_BENCH_ROUNDS (3) sets how often each live demo is played. Arguments:
// "frames", "live", "projected", "idle"; none: all.
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <map>

#include "app/panels/DemoRail.h"
#include "app/panels/PanelDock.h"
#include "app/session/ScenarioStore.h"
#include "tests/bench/Desk.h"
#include "tests/bench/Idle.h"
#include "tests/bench/ProjectedFrames.h"

namespace {

using namespace tests::bench;
using app::session::Stage;

constexpr double kFrameTarget = 8, kEventTarget = 50;

bool benchFrames(Application& application) {
    printHead("(1) ms for one frame");
    Samples all, anew, refreshes;
    for (const char* id : {"three-way-handshake", "four-way-close"}) {
        for (const char* panel : {"states", "table", "segment", "layers", "calls", "chart", "kernel"}) {
            Desk desk(application);
            auto demo = app::session::loadDemo(QString::fromLatin1(id));
            if (!demo) {
                std::printf("%s: %s\n", id, qPrintable(demo.error().sentence));
                return false;
            }
            if (const QString wrong =
                    desk.stage.replay(demo.take(), app::session::recordedSession(QString::fromLatin1(id)));
                !wrong.isEmpty()) {
                std::printf("%s: %s\n", id, qPrintable(wrong));
                return false;
            }
            settle(100);
            desk.refreshes = {};
            Samples frames;
            std::int64_t most = 0;
            application.painted = [&](const Span& span, std::int64_t pixels) {
                if (std::exchange(desk.stale, false)) {
                    anew.add(span);
                } else if (desk.window->ladder()->traveling()) {
                    frames.add(span);
                    most = std::max(most, pixels);
                }
            };
            desk.window->showPanel(QString::fromLatin1(panel));
            const bool ended = desk.play([&] {
                // A demo may ask for another page.
                desk.stage.next();
                QTimer::singleShot(30, desk.window.get(), [&] { desk.window->showPanel(QString::fromLatin1(panel)); });
            });
            application.painted = {};
            printRow(std::string(id) + ", " + panel, frames);
            if (!ended || !desk.window->rail()->isVisible() || !desk.window->dock()->isVisible() ||
                desk.window->dock()->current() != QString::fromLatin1(panel))
                std::printf("  not all panels were open, or the demo did not end\n");
            std::printf("  at most %.0f%% of the window asked for at once\n",
                        100.0 * static_cast<double>(most) / (kWindow.width() * kWindow.height()));
            all.add(frames);
            refreshes.add(desk.refreshes);
        }
    }
    printRow("all while a segment travels", all);
    printRow("the first frame of a step", anew);
    printRow("following the stage, not painting", refreshes);
    const double over = static_cast<double>(
        std::count_if(all.wall.begin(), all.wall.end(), [](double ms) { return ms >= kFrameTarget; }));
    std::printf("target: under %.0f ms; %.2f%% of the frames were not (wall)\n", kFrameTarget,
                100 * over / std::max(1.0, static_cast<double>(all.wall.size())));
    return true;
}

const char* kindOf(const model::trace::TraceEvent& event) {
    using namespace model;
    using namespace model::trace;
    return std::visit(
        [](const auto& what) -> const char* {
            using T = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<T, PacketSeen>)
                return "packet";
            else if constexpr (std::is_same_v<T, PacketVerdict>)
                return "verdict";
            else if constexpr (std::is_same_v<T, CallEntered> || std::is_same_v<T, CallReturned>)
                return "call";
            else if constexpr (std::is_same_v<T, SocketChanged> || std::is_same_v<T, SocketEnded>)
                return "socket";
            else
                return "other";
        },
        event.what);
}

struct LiveFigures {
    Samples all, frames, refreshes, received;
    std::map<std::string, Samples> kinds, demos;
};

// One demo, live, from its first step to its end. Until the first step the lab is being set up and nobody waits for one
// event of it.
bool playLive(Application& application, const char* id, LiveFigures& figures) {
    Desk desk(application);
    settle(100);
    desk.stage.openDemo(QString::fromLatin1(id), app::session::Insist::OnTheKernel);
    const auto opened = app::session::waitForOpening(desk.stage);
    if (opened.fault != app::session::Opened::Fault::None) {
        std::printf("%s\n", qPrintable(opened.sentence));
        return false;
    }
    desk.refreshes = {};
    std::size_t shown = 0, from = 0, taken = 0;
    QObject::connect(&desk.stage, &Stage::advanced, desk.window.get(), [&] {
        const std::int64_t now = nanoseconds(CLOCK_REALTIME);
        const auto& events = desk.stage.trace().events();
        for (; taken < events.size(); ++taken)
            if (from != 0 && taken >= from)
                figures.received.wall.push_back(static_cast<double>(now - events[taken].time.ns) / 1e6);
    });
    application.painted = [&](const Span& span, std::int64_t) {
        if (!std::exchange(desk.stale, false))
            return;
        figures.frames.add(span);
        const std::int64_t now = nanoseconds(CLOCK_REALTIME);
        const auto& events = desk.stage.trace().events();
        for (; shown < desk.refreshed; ++shown) {
            if (from == 0 || shown < from)
                continue;
            const double ms = static_cast<double>(now - events[shown].time.ns) / 1e6;
            figures.all.wall.push_back(ms);
            figures.kinds[kindOf(events[shown])].wall.push_back(ms);
            figures.demos[id].wall.push_back(ms);
        }
    };
    const bool ended = desk.play([&] {
        if (from == 0)
            from = desk.stage.end();
        desk.stage.next();
    });
    application.painted = {};
    if (!ended || !desk.stage.failed().empty())
        std::printf("%s did not come to its end\n", id);
    figures.refreshes.add(desk.refreshes);
    return true;
}

bool benchLive(Application& application) {
    const char* wanted = std::getenv("SOCKSTAGE_BENCH_ROUNDS");
    const int rounds = wanted != nullptr ? std::max(1, std::atoi(wanted)) : 3;
    LiveFigures figures;
    for (const char* id : {"three-way-handshake", "four-way-close"}) {
        for (int round = 0; round < rounds; ++round)
            if (!playLive(application, id, figures))
                return false;
    }
    printHead("(2) ms from the event to the frame");
    for (const auto& [name, samples] : figures.demos)
        printRow(name, samples);
    for (const auto& [name, samples] : figures.kinds)
        printRow("  " + name, samples);
    printRow("all", figures.all);
    std::printf("of which:\n");
    printRow("until the stage has it", figures.received);
    printRow("following the stage, not painting", figures.refreshes);
    printRow("painting what has changed", figures.frames);
    std::printf("target: under %.0f ms at the 99th percentile\n", kEventTarget);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    Application application(argc, argv);
    const QStringList arguments = application.arguments();
    bool done = true;
    if (arguments.size() < 2 || arguments.contains(QStringLiteral("frames")))
        done = benchFrames(application);
    if (arguments.size() < 2 || arguments.contains(QStringLiteral("live")))
        done = benchLive(application) && done;
    if (arguments.size() < 2 || arguments.contains(QStringLiteral("projected")))
        done = tests::bench::benchProjected(application) && done;
    if (arguments.size() < 2 || arguments.contains(QStringLiteral("idle")))
        done = tests::bench::benchIdle(application) && done;
    return done ? 0 : 1;
}
