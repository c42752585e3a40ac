// sockstage run DEMO --headless: every step, then the result.
#include <cstdio>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/session/HeadlessRun.h"
#include "app/session/Saving.h"
#include "app/session/ScenarioStore.h"
#include "model/report/RunReport.h"
#include "model/scenario/ActionText.h"

namespace app::cli {
namespace {

using model::scenario::Scenario;
using session::HeadlessRun;
using session::Stage;

void printStep(const Stage& stage, int step) {
    const Scenario& scenario = *stage.scenario();
    const auto& done = scenario.steps[static_cast<std::size_t>(step)];
    std::string states;
    for (const auto& connection : stage.scene().connections) {
        for (const auto& end : connection.ends) {
            if (end.kernel && !end.actor.empty())
                states += "  " + end.actor + " " + std::string(model::name(*end.kernel));
        }
    }
    const QString line = QStringLiteral("%1/%2  %3%4\n")
                             .arg(step + 1, 3)
                             .arg(scenario.steps.size())
                             .arg(QString::fromStdString(model::scenario::actionText(done.action).english()), -58)
                             .arg(QString::fromStdString(states));
    say(line.toStdString());
    flushOutput();
}

void printWaiting(const Stage& stage, int step, const model::Reason& what) {
    const QString line = QStringLiteral("%1/%2  waits: %3\n").arg(step + 1, 3).arg(stage.stepCount());
    say(line.arg(QString::fromStdString(what.english())).toStdString());
    flushOutput();
}

QString whyNoOutput(const Arguments& a) {
    QStringList files{a.save, a.jsonFile};
    files += a.exports;
    for (const QString& file : files) {
        if (const QString reason = whyNotWritable(file); !reason.isEmpty())
            return reason;
    }
    return {};
}

model::report::RunOutcome outcome(const Stage& stage) {
    if (!stage.runner())
        return model::report::recordedOutcome(*stage.scenario(), stage.trace());
    model::report::RunOutcome outcome;
    outcome.mode = "full";
    outcome.disagreements = stage.disagreements();
    outcome.met = stage.runner()->expectationsMet();
    for (const auto& failed : stage.failed())
        outcome.failed.push_back(failed.reason.english());
    return outcome;
}

// What was asked for, written whole; "" or the first reason why not.
QString writeResults(const Arguments& a, const Stage& stage) {
    if (!a.save.isEmpty()) {
        if (const QString reason = session::saveSession(stage, a.save); !reason.isEmpty())
            return reason;
    }
    if (!a.jsonFile.isEmpty()) {
        const std::string report = model::report::runReport(*stage.scenario(), stage.trace(), outcome(stage));
        if (const QString reason = writeWhole(a.jsonFile, QByteArray::fromStdString(report) + '\n'); !reason.isEmpty())
            return reason;
    }
    for (const QString& file : a.exports) {
        if (const QString reason = exportView(stage, QStringLiteral("ladder"), file, a); !reason.isEmpty())
            return reason;
    }
    return {};
}

int runOne(const Arguments& a, const QString& demo) {
    Stage stage;
    stage.openDemo(demo, a.live ? session::Insist::OnTheKernel : session::Insist::NotAtAll);
    const session::Opened opened = session::waitForOpening(stage);
    if (opened.fault != session::Opened::Fault::None)
        return fail(exitCode(opened.fault), opened.sentence);
    // Standard output is the report's alone where it goes there.
    const bool talk = a.jsonFile != QLatin1String("-");
    if (talk)
        say(stage.scenario()->title.en + '\n');

    HeadlessRun run(stage);
    auto end = HeadlessRun::End::Finished;
    if (!opened.recorded) {
        if (talk) {
            run.setStepDone([&](int step) { printStep(stage, step); });
            run.setWaiting([&](int step, const model::Reason& what) { printWaiting(stage, step, what); });
        }
        end = run.play();
        if (a.wait && end == HeadlessRun::End::Finished)
            end = run.waitForTimeWait();
    } else {
        fail(kDone, opened.sentence + QLatin1String(" A recorded session plays instead."));
        for (int step = 0; step < static_cast<int>(stage.stepPositions().size()); ++step) {
            stage.seekStep(step);
            if (talk)
                printStep(stage, step);
        }
        stage.last();
    }
    const bool broken = end == HeadlessRun::End::Broken;
    if (broken)  // first: what cannot be written may have the same cause
        fail(kExpectationsNotMet, run.sentence());
    if (const QString reason = writeResults(a, stage); !reason.isEmpty())
        return fail(kBadFile, reason);
    if (broken)
        return kExpectationsNotMet;
    const auto result = outcome(stage);
    for (const std::string& reason : result.failed)
        fail(kExpectationsNotMet, QString::fromStdString(reason));
    if (result.disagreements != 0)
        std::fprintf(stderr,
                     "sockstage: the inferred states disagreed with the kernel's %zu times; please report it.\n",
                     result.disagreements);
    return result.failed.empty() && result.disagreements == 0 ? kDone : kExpectationsNotMet;
}

}  // namespace

int runHeadless(const Arguments& a) {
    const bool lesson = a.operand == QLatin1String(session::kLesson);
    if (lesson && !(a.save.isEmpty() && a.jsonFile.isEmpty() && a.exports.isEmpty()))
        return fail(kUsage, QStringLiteral("--save, --json and --export go with one demo, not with the whole lesson."));
    if (const QString reason = whyNoOutput(a); !reason.isEmpty())
        return fail(kBadFile, reason);
    for (const QString& id : lesson ? session::lessonDemos() : QStringList{a.operand}) {
        if (const int status = runOne(a, id); status != kDone)
            return status;
    }
    return kDone;
}

}  // namespace app::cli
