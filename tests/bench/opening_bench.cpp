// What opening costs the window: the longest time in which its event loop does not turn, while demos are started one
// after the other and while a large capture is read; how long the capture takes, and the memory it needs.
// SOCKSTAGE_BENCH_PACKETS (1000000) sets its length. Arguments: "demos", "capture"; none: both.
#include <malloc.h>
#include <sys/resource.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "app/panels/PanelDock.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "app/windows/Appearance.h"
#include "app/windows/MainWindow.h"
#include "tests/support/LargeCapture.h"

namespace {

using app::session::Opened;

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

// A timer that should fire each millisecond, and does when nothing else holds the event loop.
class LoopWatch {
public:
    LoopWatch() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, milliseconds(m_since));
            m_since.start();
        });
        m_since.start();
        m_timer.start();
    }
    [[nodiscard]] double longestGap() const { return m_longest; }  // ms

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

void settle(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Desk {
    app::session::Stage stage;
    app::windows::MainWindow window{&stage};

    Desk() {
        window.appearance().setReducedMotion(true);
        window.resize(1920, 1080);
        window.show();
        settle(500);
    }
    // The longest gap until what is done has come to rest.
    double gapOf(const std::function<void()>& action, int ms) {
        const LoopWatch watch;
        action();
        settle(ms);
        return watch.longestGap();
    }
    bool open(const std::function<void()>& begin, double& seconds) {
        QElapsedTimer timer;
        timer.start();
        begin();
        const Opened opened = app::session::waitForOpening(stage);
        seconds = milliseconds(timer) / 1e3;
        if (!opened.sentence.isEmpty())
            std::printf("%s\n", qPrintable(opened.sentence));
        return opened.fault == Opened::Fault::None;
    }
};

bool benchDemos() {
    Desk desk;
    std::printf("%-24s %12s %12s\n", "demo", "until it", "longest gap");
    std::printf("%-24s %12s %12s\n", "", "stands, ms", "ms");
    double longest = 0;
    for (const QString& id : app::session::builtInDemos()) {
        bool good = false;
        double seconds = 0;
        const double gap = desk.gapOf([&] { good = desk.open([&] { desk.stage.openDemo(id); }, seconds); }, 500);
        if (!good)
            return false;
        longest = std::max(longest, gap);
        std::printf("%-24s %12.0f %12.1f\n", qPrintable(id), seconds * 1e3, gap);
    }
    std::printf("%-24s %12s %12.1f\n", "all", "", longest);
    return true;
}

double peakMiB() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double heapBytes() {
    const auto info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

bool benchCapture() {
    const char* wanted = std::getenv("SOCKSTAGE_BENCH_PACKETS");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.pcap"));
    const auto packets = tests::support::writeLargeCapture(
        path.toStdString(), wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 1'000'000);
    Desk desk;
    const double peak = peakMiB(), heap = heapBytes();
    bool good = false;
    double seconds = 0;
    const auto begin = [&] { desk.window.open(path); };
    const double gap = desk.gapOf([&] { good = desk.open(begin, seconds); }, 1000);
    if (!good)
        return false;
    std::printf("\n%llu packets opened in %.2f s, longest gap %.1f ms\n", static_cast<unsigned long long>(packets),
                seconds, gap);
    std::printf("peak of the memory %.0f MiB, before %.0f MiB; on the heap %.0f bytes a packet\n", peakMiB(), peak,
                (heapBytes() - heap) / static_cast<double>(packets));
    for (const QString& panel : desk.window.dock()->keys())
        std::printf("  first look at %-9s %7.1f ms\n", qPrintable(panel),
                    desk.gapOf([&] { desk.window.showPanel(panel); }, 300));
    std::printf("  to the middle           %7.1f ms\n", desk.gapOf([&] { desk.stage.seek(packets / 2); }, 300));
    const QString next = QStringLiteral("three-way-handshake");
    std::printf("  leaving it for a demo   %7.1f ms\n", desk.gapOf([&] { desk.stage.openDemo(next); }, 1000));
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    const QApplication application(argc, argv);
    const QString what = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const bool good =
        (what == QLatin1String("capture") || benchDemos()) && (what == QLatin1String("demos") || benchCapture());
    return good ? 0 : 1;
}
