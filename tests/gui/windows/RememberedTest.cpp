// What a window takes from one day to the next: what was on its stage, and its size.
#include <QScreen>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "app/panels/Settings.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

using app::session::Stage;
using Fault = app::session::Opened::Fault;

class RememberedWindow : public WindowFixture {
protected:
    tests::support::TemporaryDirectory m_folder;

    [[nodiscard]] QString file(const char* name) const { return QString::fromStdString(m_folder.file(name)); }
};

// A new window, nothing named: what was on the stage last.
TEST_F(RememberedWindow, NewWindowShowsWhatWasThereLast) {
    tests::support::writeLargeCapture(m_folder.file("last.pcap"), 1);
    std::ofstream(m_folder.file("broken.pcap")) << "hello, this is a text";
    const QString first = QStringLiteral("three-way-handshake");
    const std::tuple<const char*, QString, QString, bool> lasts[] = {
        {"a demo", QStringLiteral("udp-call-flow"), QStringLiteral("udp-call-flow"), false},
        {"a capture", file("last.pcap"), file("last.pcap"), false},
        {"a capture that is gone", file("gone.pcap"), first, false},
        {"a capture that cannot be read", file("broken.pcap"), first, true},
        {"nothing", QString(), first, false},
    };
    for (const auto& [what, last, shown, told] : lasts) {
        app::panels::userSettings()->setValue(QStringLiteral("lastDemo"), last);
        Stage other;
        app::windows::MainWindow next(&other);
        next.openLast();
        EXPECT_EQ(app::session::waitForOpening(other).fault, Fault::None) << what;
        EXPECT_EQ(other.source().toStdString(), shown.toStdString()) << what;
        const auto* label = next.findChild<QLabel*>(QStringLiteral("notice"));
        EXPECT_EQ(!label->text().isEmpty() && label->text().contains(last), told) << what;
        next.close();
        const QString remembered = app::panels::userSettings()->value(QStringLiteral("lastDemo")).toString();
        EXPECT_EQ(remembered.toStdString(), shown.toStdString()) << what;
    }
}

TEST_F(RememberedWindow, TheFirstWindowFillsTheScreenAndALaterOneIsAsItWasLeft) {
    app::panels::userSettings()->remove(QStringLiteral("geometry"));
    const QSize left(window.minimumWidth(),
                     window.minimumHeight() + 50);  // later Qts make what is wider fit the screen
    Stage other;
    {
        app::windows::MainWindow first(&other);
        first.fillScreenAtFirst();
        EXPECT_TRUE(first.isMaximized());
        first.setWindowState(Qt::WindowNoState);
        EXPECT_EQ(first.size(), first.screen()->availableSize().expandedTo(first.minimumSize()));
        first.resize(left);
        first.close();
    }
    app::windows::MainWindow second(&other);
    second.fillScreenAtFirst();
    EXPECT_FALSE(second.isMaximized());
    EXPECT_EQ(second.size(), left);
}

}  // namespace
}  // namespace tests::gui
