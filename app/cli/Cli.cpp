#include "app/cli/Cli.h"

#include <fcntl.h>

#include <QApplication>
#include <QCoreApplication>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>

#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/session/Typed.h"
#include "model/base/Utf8.h"

namespace app::cli {
namespace {

bool hasDisplay() {
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
           qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

// Painting needs a QGuiApplication, on the offscreen platform where nothing is to be seen.
bool paints(const Arguments& a) {
    return a.needsDisplay() || !a.screenshot.isEmpty() || !a.exports.isEmpty() || a.command == CommandName::Export;
}

int dispatch(const Arguments& a) {
    if (!a.screenshot.isEmpty())
        return takeScreenshot(a);
    switch (a.command) {
        case CommandName::Window:
        case CommandName::Open:
            return showWindow(a);
        case CommandName::Run:
            return a.headless ? runHeadless(a) : showWindow(a);
        case CommandName::List:
            return listDemos(a);
        case CommandName::States:
            return printStates(a);
        case CommandName::Export:
            return exportDiagram(a);
        case CommandName::Check:
            return checkSystem(a);
        case CommandName::New:
            return newScenario(a);
        case CommandName::Help:
            say(helpText().toStdString());
            return kDone;
        case CommandName::Version:
            say("Sockstage " + QCoreApplication::applicationVersion().toStdString() + '\n');
            return kDone;
    }
    return kUsage;
}

QStringList argumentList(int argc, char** argv) {
    QStringList list;
    for (int i = 1; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    return list;
}

QtMessageHandler otherMessages = nullptr;

// In a locale that is not UTF-8, later Qts change to one that is and tell so in four lines: nobody needs them, and what
// a command prints to stderr is its own.
void withoutLocaleNotice(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (!text.startsWith(QLatin1String("Detected locale")) || !text.contains(QLatin1String("has switched")))
        otherMessages(type, context, text);
}

}  // namespace

int fail(int status, const QString& sentence) {
    const QString clean = QString::fromStdString(model::withoutControls(session::asTyped(sentence).toStdString()));
    std::fprintf(stderr, "sockstage: %s\n", clean.toLocal8Bit().constData());
    return status;
}

namespace {

// A closed standard descriptor would be given to the next file that is opened, and what is printed would go into it.
void holdStandardDescriptors() {
    for (int fd = 0; fd < 3; ++fd) {
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)::open("/dev/null", O_RDONLY);  // not for writing: what is printed shall be missed
    }
}

// What was printed has arrived, or the sentence why not.
int delivered(int status) {
    return flushOutput() == 0 || status != kDone ? status : fail(kBadFile, outputSentence());
}

}  // namespace

int run(int argc, char** argv) {
    holdStandardDescriptors();
    for (const int number : {SIGPIPE, SIGXFSZ})  // an error of the write, told as one
        ::signal(number, SIG_IGN);
    QCoreApplication::setApplicationName(QStringLiteral("Sockstage"));
    QCoreApplication::setOrganizationName(QStringLiteral("Sockstage"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SOCKSTAGE_VERSION));
    auto arguments = parseArguments(argumentList(argc, argv));
    if (!arguments)
        return fail(kUsage, arguments.error().sentence);
    if (arguments.value().needsDisplay() && !hasDisplay())
        return fail(kNotAllowed,
                    QStringLiteral("There is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                                   "without one use 'sockstage run %1 --headless'.")
                        .arg(arguments.value().command == CommandName::Run ? arguments.value().operand
                                                                           : QStringLiteral("three-way-handshake")));
    if (paints(arguments.value()) && !arguments.value().needsDisplay() && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    otherMessages = qInstallMessageHandler(withoutLocaleNotice);
    // The command line is ours: Qt gets the program's name only.
    int qtArgc = 1;
    const std::unique_ptr<QCoreApplication> application(paints(arguments.value()) ? new QApplication(qtArgc, argv)
                                                                                  : new QCoreApplication(qtArgc, argv));
    try {
        return delivered(dispatch(arguments.value()));
    } catch (const std::bad_alloc&) {
        return fail(kNotAllowed, QCoreApplication::translate("Cli",
                                                             "There is not enough memory for this; close other "
                                                             "programs, or raise the limit (ulimit -v)."));
    } catch (const std::exception& fault) {
        return fail(kExpectationsNotMet,
                    QStringLiteral("A fault inside Sockstage ended it: %1. Please report it.").arg(fault.what()));
    }
}

}  // namespace app::cli
