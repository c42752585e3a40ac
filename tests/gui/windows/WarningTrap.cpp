#include "tests/gui/windows/WarningTrap.h"

#include <QString>

namespace tests::gui {

namespace {
void trap(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // What the offscreen platform has not is no fault of the window.
    if (message.contains(QStringLiteral("This plugin does not support propagateSizeHints")) ||
        message.contains(QStringLiteral("This plugin does not support grabbing the keyboard")) ||
        message.contains(QStringLiteral("This plugin does not support raise()")))
        return;
    if (type == QtDebugMsg || type == QtInfoMsg)
        return;
    ADD_FAILURE() << "Qt warns: " << message.toStdString();
}
}  // namespace

WarningTrap::WarningTrap() {
    qInstallMessageHandler(trap);
}
void WarningTrap::OnTestEnd(const ::testing::TestInfo&) {}

}  // namespace tests::gui
