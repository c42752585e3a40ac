// The window, for a person or for a picture of it.
#include <QApplication>
#include <QPixmap>
#include <QBuffer>
#include <cstdio>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/session/HeadlessRun.h"
#include "app/session/ScenarioStore.h"
#include "app/windows/MainWindow.h"

namespace app::cli {
namespace {

using session::HeadlessRun;
using session::Stage;
using windows::MainWindow;

constexpr QSize kPictureSize(1920, 1080);

// The demo or file of the command line on the stage; kDone or the exit status, told.
int open(MainWindow& window, const Arguments& a) {
    if (a.command == CommandName::Open) {
        const QString wrong = window.openFile(a.operand);
        return wrong.isEmpty() ? kDone : fail(kBadFile, wrong);
    }
    if (a.command != CommandName::Run) {
        // Nothing named: where the user was last. A system that refuses still gets the window, and the sentence in it.
        window.openLast();
        return kDone;
    }
    const bool lesson = a.operand == QLatin1String(session::kLesson);
    if (const auto demo = session::loadDemo(a.operand); !lesson && !demo)
        return fail(demo.error().file ? kBadFile : kUsage, demo.error().sentence);
    const QString refused = window.openDemo(a.operand);
    return refused.isEmpty() ? kDone : fail(kNotAllowed, refused);
}

int applyLook(MainWindow& window, const Arguments& a) {
    if (!a.language.isEmpty())
        window.setLanguage(a.language);
    if (!a.theme.isEmpty())
        window.setThemeName(a.theme);
    if (!a.panel.isEmpty() && !window.showPanel(a.panel))
        return fail(kUsage, QStringLiteral("There is no panel '%1'; there are: %2.").arg(a.panel, window.panelNames().join(", ")));
    return kDone;
}

// Brings the stage to the end of the step that the command line names.
int goToStep(Stage& stage, const Arguments& a) {
    const int last = a.step < 0 ? stage.stepCount() : a.step;
    if (last > stage.stepCount())
        return fail(kUsage, QStringLiteral("'%1' has %2 steps, so --step %3 is none of them.")
                                .arg(a.operand).arg(stage.stepCount()).arg(a.step));
    if (!stage.live()) {
        stage.seekStep(last - 1);
        return kDone;
    }
    HeadlessRun run(stage);
    switch (run.play(last)) {
        case HeadlessRun::End::Finished:
            return kDone;
        case HeadlessRun::End::Failed:
            return fail(kExpectationsNotMet, QString::fromStdString(stage.failed().front().reason));
        case HeadlessRun::End::Broken:
            return fail(kExpectationsNotMet, run.sentence());
    }
    return kExpectationsNotMet;
}

}  // namespace

int showWindow(const Arguments& a) {
    Stage stage;
    MainWindow window(&stage);
    if (const int status = applyLook(window, a); status != kDone)
        return status;
    if (const int status = open(window, a); status != kDone)
        return status;
    if (a.size.isValid())
        window.resize(a.size);
    window.show();
    return QApplication::exec();
}

int takeScreenshot(const Arguments& a) {
    if (const QString reason = whyNotWritable(a.screenshot); !reason.isEmpty())
        return fail(kBadFile, reason);
    Stage stage;
    MainWindow window(&stage);
    window.setReducedMotion(true);
    window.resize(a.size.isValid() ? a.size : kPictureSize);
    window.show();
    if (const int status = open(window, a); status != kDone)
        return status;
    if (a.command == CommandName::Run) {
        if (const int status = goToStep(stage, a); status != kDone)
            return status;
    }
    if (const int status = applyLook(window, a); status != kDone)
        return status;
    window.refresh();
    window.finishAnimations();
    QCoreApplication::processEvents();
    QByteArray picture;
    QBuffer buffer(&picture);
    buffer.open(QIODevice::WriteOnly);
    if (!window.grab().save(&buffer, "PNG"))
        return fail(kBadFile, QStringLiteral("The picture could not be painted."));
    if (const QString reason = writeWhole(a.screenshot, picture); !reason.isEmpty())
        return fail(kBadFile, reason);
    return kDone;
}

}  // namespace app::cli
