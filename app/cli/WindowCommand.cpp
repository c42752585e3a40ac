// The window, for a person or for a picture of it.
#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QTimer>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/panels/PanelDock.h"
#include "app/panels/Settings.h"
#include "app/session/HeadlessRun.h"
#include "app/windows/Appearance.h"
#include "app/windows/MainWindow.h"
#include "app/windows/PaintedWindow.h"
#include "app/windows/Partition.h"
#include "app/windows/Presentation.h"

namespace app::cli {
namespace {

using session::HeadlessRun;
using session::Stage;
using windows::MainWindow;

constexpr QSize kPictureSize(1920, 1080);
constexpr int kPatienceMs = 300;

// Begins what the command line names.
void open(Stage& stage, MainWindow& window, const Arguments& a) {
    if (a.command == CommandName::Open)
        window.open(a.operand);
    else if (a.command == CommandName::Run)
        stage.openDemo(a.operand);
    else  // where the user was last; a system that refuses still gets the window, and the sentence in it
        window.openLast();
}

// The exit status of an opening, told. Nothing was named: whatever stands is shown.
int tellFault(const session::Opened& opened, const Arguments& a) {
    const int status = a.command == CommandName::Window ? kDone : exitCode(opened.fault);
    return status == kDone ? kDone : fail(status, opened.sentence);
}

int applyLook(MainWindow& window, const Arguments& a) {
    if (!a.language.isEmpty())
        window.appearance().setLanguage(a.language);
    if (!a.theme.isEmpty())
        window.appearance().setThemeName(a.theme);
    if (!a.panel.isEmpty() && !window.showPanel(a.panel))
        return fail(
            kUsage,
            QStringLiteral("There is no panel '%1'; there are: %2.").arg(a.panel, window.dock()->keys().join(", ")));
    return kDone;
}

// Brings the stage to the end of the step that the command line names.
int goToStep(Stage& stage, const Arguments& a) {
    const int last = a.step < 0 ? stage.stepCount() : a.step;
    if (last > stage.stepCount())
        return fail(kUsage, QStringLiteral("'%1' has %2 steps, so --step %3 is none of them.")
                                .arg(a.operand)
                                .arg(stage.stepCount())
                                .arg(a.step));
    if (!stage.live()) {
        stage.seekStep(last - 1);
        return kDone;
    }
    HeadlessRun run(stage);
    switch (run.play(last)) {
        case HeadlessRun::End::Finished:
            return kDone;
        case HeadlessRun::End::Failed:
            return fail(kExpectationsNotMet, QString::fromStdString(stage.failed().front().reason.english()));
        case HeadlessRun::End::Broken:
            return fail(kExpectationsNotMet, run.sentence());
    }
    return kExpectationsNotMet;
}

// As large as it is: the screen of a picture is as large as is asked for.
void present(MainWindow& window) {
    const QSize size = window.size();
    window.presentation().begin(windows::Presentation::Start::FromHere);
    windows::settle();
    window.showNormal();
    window.resize(size);
    windows::settle();
}

int writePicture(MainWindow& window, const Arguments& a) {
    QImage image(window.size() * a.picture.scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(a.picture.scale);
    window.render(&image);
    QByteArray picture;
    QBuffer buffer(&picture);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return fail(kBadFile, QStringLiteral("The picture could not be painted."));
    if (const QString reason = writeWhole(a.screenshot, picture); !reason.isEmpty())
        return fail(kBadFile, reason);
    if (a.picture.measure.isEmpty())
        return kDone;
    const QString reason = writeWhole(a.picture.measure, windows::PaintedWindow::of(window).json(a.picture.scale));
    return reason.isEmpty() ? kDone : fail(kBadFile, reason);
}

}  // namespace

int showWindow(const Arguments& a) {
    Stage stage;
    MainWindow window(&stage);
    if (const int status = applyLook(window, a); status != kDone)
        return status;
    if (a.size.isValid())
        window.resize(a.size);
    else
        window.fillScreenAtFirst();
    // A wrong name is told before a window comes up; what takes long is waited for in it.
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &window, &QWidget::show);
    patience.start(kPatienceMs);
    open(stage, window, a);
    const session::Opened opened = session::waitForOpening(stage);
    if (const int status = tellFault(opened, a); status != kDone)
        return status;
    if (stage.opening())  // the window was closed meanwhile
        return kDone;
    patience.stop();
    window.show();
    return QApplication::exec();
}

int takeScreenshot(const Arguments& a) {
    if (const QString reason = whyNotWritable(a.screenshot); !reason.isEmpty())
        return fail(kBadFile, reason);
    panels::Memory::forget();
    if (const QString reason = a.picture.measure.isEmpty() ? QString() : whyNotWritable(a.picture.measure);
        !reason.isEmpty())
        return fail(kBadFile, reason);
    Stage stage;
    MainWindow window(&stage);
    window.appearance().setReducedMotion(true);
    window.resize(a.size.isValid() ? a.size : kPictureSize);
    window.show();
    open(stage, window, a);
    if (const int status = tellFault(session::waitForOpening(stage), a); status != kDone)
        return status;
    if (a.command == CommandName::Run) {
        if (const int status = goToStep(stage, a); status != kDone)
            return status;
    }
    if (const int status = applyLook(window, a); status != kDone)
        return status;
    if (a.picture.present)
        present(window);
    window.refresh();
    window.finishAnimations();
    windows::settle();
    return writePicture(window, a);
}

}  // namespace app::cli
