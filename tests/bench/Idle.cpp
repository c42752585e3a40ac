#include "tests/bench/Idle.h"

#include <sys/resource.h>
#include <unistd.h>

#include <QFile>

#include "app/session/HeadlessRun.h"
#include "app/session/ScenarioStore.h"
#include "app/windows/Presentation.h"
#include "tests/bench/Desk.h"

namespace tests::bench {

namespace {

constexpr int kIdleMs = 20'000;
constexpr double kTarget = 1;  // percent of a core

// Seconds of processor time: of this process, and of another.
double spentHere() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
double spentBy(int pid) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');  // utime is the 14th of all
    return fields.size() < 13
               ? 0
               : (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// The lab is the parent of every process on the stage.
int labOf(const Stage& stage) {
    QFile status(QStringLiteral("/proc/%1/status").arg(stage.scene().actors.front().pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("PPid:"))
            return line.mid(5).trimmed().toInt();
    return 0;
}

bool waitsInTimeWait(const Stage& stage) {
    for (const auto& [id, socket] : stage.scene().sockets)
        if (!socket.ended && socket.now.state == model::State::TimeWait)
            return true;
    return false;
}

}  // namespace

bool benchIdle(Application& application) {
    std::printf("\n(4) an open window, TIME-WAIT running, %d s\n", kIdleMs / 1000);
    for (const bool projected : {false, true}) {
        Desk desk(application);
        desk.stage.openDemo(QStringLiteral("four-way-close"), app::session::Insist::OnTheKernel);
        if (app::session::waitForOpening(desk.stage).fault != app::session::Opened::Fault::None)
            return false;
        if (projected)
            desk.window->presentation().begin(app::windows::Presentation::Start::FromHere);
        desk.window->resize(kWindow);
        if (!desk.play([&] { desk.stage.next(); }) || !waitsInTimeWait(desk.stage)) {
            std::printf("there is no TIME-WAIT\n");
            return false;
        }
        settle(2000);  // what follows a step
        int frames = 0;
        application.painted = [&](const Span&, std::int64_t) { ++frames; };
        const int lab = labOf(desk.stage);
        const std::size_t events = desk.stage.end();
        const double here = spentHere(), there = spentBy(lab);
        settle(kIdleMs);
        const double percent = 100e3 / kIdleMs;
        std::printf("%-10s window %.2f%%, lab %.2f%% of a core, %zu events, %d frames (target: at most %.0f%%)\n",
                    projected ? "projected" : "desk", (spentHere() - here) * percent, (spentBy(lab) - there) * percent,
                    desk.stage.end() - events, frames, kTarget);
        application.painted = {};
    }
    return true;
}

}  // namespace tests::bench
