// Bring it back here, at every step of every demo on the real kernel: from the key to the stage that stands. Prints the
// median, the slowest and each demo's own; DEMO as an argument: that one alone.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/session/HeadlessRun.h"
#include "app/session/ScenarioStore.h"

namespace {

using namespace app::session;

qint64 median(std::vector<qint64> all) {
    std::ranges::sort(all);
    return all[all.size() / 2];
}

// Milliseconds, by step; empty: the demo could not be played.
std::vector<qint64> measure(const QString& demo) {
    Stage stage;
    stage.openDemo(demo, Insist::OnTheKernel);
    if (waitForOpening(stage).fault != Opened::Fault::None || HeadlessRun(stage).play() != HeadlessRun::End::Finished)
        return {};
    std::vector<qint64> taken;
    for (int step = stage.stepCount() - 1; step >= 0; --step) {
        stage.seekStep(step);
        QElapsedTimer watch;
        watch.start();
        stage.bringBack();
        if (waitForOpening(stage).fault != Opened::Fault::None)
            return {};
        taken.push_back(watch.elapsed());
    }
    return taken;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication program(argc, argv);
    std::vector<qint64> all;
    for (const QString& demo : argc > 1 ? QStringList(QString::fromLocal8Bit(argv[1])) : builtInDemos()) {
        const auto taken = measure(demo);
        if (taken.empty()) {
            std::printf("%s: not brought back\n", qPrintable(demo));
            return 1;
        }
        std::printf("%-24s median %5lld ms, slowest %5lld ms\n", qPrintable(demo),
                    static_cast<long long>(median(taken)), static_cast<long long>(*std::ranges::max_element(taken)));
        all.insert(all.end(), taken.begin(), taken.end());
    }
    std::printf("%zu steps: median %lld ms, slowest %lld ms (wanted: a median under 2000)\n", all.size(),
                static_cast<long long>(median(all)), static_cast<long long>(*std::ranges::max_element(all)));
    return median(all) < 2000 ? 0 : 1;
}
