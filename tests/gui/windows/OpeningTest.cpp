// What comes onto the stage: captures read while the window lives, demos that start, what is cancelled or fails.
#include <fcntl.h>
#include <sys/stat.h>

#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "app/panels/DemoRail.h"
#include "app/panels/Settings.h"
#include "app/windows/WaitBar.h"
#include "model/scenario/Template.h"
#include "netio/posix/UniqueFd.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

using app::session::Opened;
using app::session::Stage;
using Fault = app::session::Opened::Fault;

// The processes that this one has started and not yet seen end.
std::vector<int> children() {
    std::vector<int> pids;
    std::ifstream list("/proc/self/task/" + std::to_string(::getpid()) + "/children");
    for (int pid = 0; list >> pid;)
        pids.push_back(pid);
    return pids;
}

class OpeningWindow : public WindowFixture {
protected:
    tests::support::TemporaryDirectory m_folder;

    // What a user sees of where the window is.
    [[nodiscard]] QStringList looks() const {
        return {window.windowTitle(), window.narration()->text(), window.narration()->modeText(),
                QString::number(stage.position()), QString::number(stage.end())};
    }
    [[nodiscard]] app::windows::WaitBar* openingBar() const {
        return window.findChild<app::windows::WaitBar*>("opening");
    }
    QString file(const char* name) const { return QString::fromStdString(m_folder.file(name)); }

    // A capture that never comes to its end: a pipe that nobody closes.
    netio::posix::UniqueFd endless(const char* name) {
        const std::string whole = m_folder.file("whole.pcap"), path = m_folder.file(name);
        tests::support::writeLargeCapture(whole, 1);
        std::ifstream in(whole, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
        netio::posix::UniqueFd writer(::open(path.c_str(), O_RDWR | O_CLOEXEC));
        EXPECT_EQ(::write(writer.get(), bytes.data(), 1000), 1000);
        return writer;
    }
};

TEST_F(OpeningWindow, LargeCaptureIsReadWhileTheWindowLives) {
    const auto packets = tests::support::writeLargeCapture(m_folder.file("large.pcap"), 300'000);
    showRecorded("three-way-handshake", 1);
    const QStringList before = looks();
    int turns = 0;
    QTimer turning;
    turning.setInterval(1);
    QObject::connect(&turning, &QTimer::timeout, &window, [&] { ++turns; });
    std::vector<double> shares;
    QObject::connect(&stage, &Stage::openingChanged, &window, [&] {
        if (stage.opening() && stage.opening()->share())
            shares.push_back(*stage.opening()->share());
    });
    turning.start();
    window.open(file("large.pcap"));
    EXPECT_EQ(window.narration()->modeText(), "Opening…");
    EXPECT_EQ(window.narration()->text(), before[1]) << "the demo stays while the capture is read";
    EXPECT_EQ(stage.end(), before[4].toULongLong());
    ASSERT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    EXPECT_GT(turns, 5);
    ASSERT_FALSE(shares.empty());
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_GT(shares.front(), 0);
    EXPECT_LE(shares.back(), 1);
    EXPECT_EQ(stage.trace().packets().size(), packets);
    EXPECT_EQ(window.narration()->modeText(), "Capture");
    EXPECT_TRUE(window.windowTitle().startsWith("large.pcap")) << window.windowTitle().toStdString();
    EXPECT_FALSE(openingBar()->isVisible());
    EXPECT_EQ(stage.trace().bytes({packets}).size(), stage.trace().packets().back().seen.capturedLength);
}

TEST_F(OpeningWindow, TellsAMistakenScenarioInTheLanguageOfTheWindow) {
    const struct {
        const char *right, *wrong, *english, *chinese;
    } mistakes[] = {
        {"\"steps\": [", "\"steps\": [\n{\"actor\": \"nobody\"},", "step 1: a step needs an action: call, deliver",
         "第 1 步：步骤缺少动作：call、deliver"},
        {"\"role\": \"client\"", "\"role\": \"clinet\"", "unknown role 'clinet'; did you mean 'client'?",
         "未知的 role 'clinet'；是不是想写 'client'？"},
        {"\"title\"", "\"titel\"", "unknown key 'titel'; did you mean 'title'?",
         "未知的键 'titel'；是不是想写 'title'？"},
        {"\"connect(", "\"conect(",
         "in \"conect(fd, 127.0.0.1:9000)\" at character 1: unknown call 'conect'; did you mean 'connect'?",
         "“conect(fd, 127.0.0.1:9000)”第 1 个字符处：未知的调用 'conect'；是不是想写 'connect'？"},
        {"\"mtu\": 1500", "\"mtu\": 15", "'mtu' must be from 576 to 65536", "'mtu'必须在 576 到 65536 之间"},
        {"{\"name\": \"client\", ", "{", "an entry of 'actors' lacks 'name'", "'actors' 中的一项缺少 'name'"},
    };
    for (const auto& [right, wrong, english, chinese] : mistakes) {
        std::string text = model::scenario::scenarioTemplate("my-demo");
        ASSERT_NE(text.find(right), std::string::npos) << right;
        text.replace(text.find(right), std::string(right).size(), wrong);
        std::ofstream(m_folder.file("my-demo.json")) << text;
        for (const char* language : {"en", "zh_CN"}) {
            window.appearance().setLanguage(QString::fromLatin1(language));
            window.open(file("my-demo.json"));
            const QString told = app::session::waitForOpening(stage).sentence;
            EXPECT_TRUE(told.contains(QString::fromUtf8(language[0] == 'e' ? english : chinese))) << told.toStdString();
            EXPECT_FALSE(told.contains(QRegularExpression("[?？.。!][.。]"))) << told.toStdString();
        }
    }
    window.appearance().setLanguage(QStringLiteral("en"));
}

TEST_F(OpeningWindow, CancelLeavesTheWindowAsItWas) {
    showRecorded("four-way-close", 1);
    const QStringList before = looks();
    const auto writer = endless("endless.pcap");
    window.open(file("endless.pcap"));
    ASSERT_TRUE(waitFor([&] { return openingBar()->isVisible(); }));
    EXPECT_TRUE(openingBar()->words().contains("endless.pcap")) << openingBar()->words().toStdString();
    EXPECT_TRUE(window.rect().contains(openingBar()->geometry()));
    stage.next();  // the demo can be looked at meanwhile
    stage.back();
    QTest::mouseClick(openingBar()->cancelButton(), Qt::LeftButton);
    EXPECT_FALSE(openingBar()->isVisible());
    EXPECT_EQ(stage.opening(), nullptr);
    EXPECT_EQ(looks(), before);
    EXPECT_EQ(notice(), "");
    window.open(file("endless.pcap"));
    key(Qt::Key_Escape);
    EXPECT_EQ(stage.opening(), nullptr);
    EXPECT_EQ(looks(), before);
}

// However it is left: the thread that reads has ended before the stage has gone, in a pipe without end as well.
TEST_F(OpeningWindow, LeavingInTheMiddleOfReadingLeavesNoThread) {
    const auto threads = [] {
        using Entries = std::filesystem::directory_iterator;
        return std::distance(Entries("/proc/self/task"), Entries());
    };
    const auto before = threads();
    const auto writer = endless("endless.pcap");
    ASSERT_EQ(::mkfifo(m_folder.file("silent.pcap").c_str(), 0600), 0);  // nobody ever writes to it
    for (const char* name : {"endless.pcap", "silent.pcap"})
        for (const bool cancelled : {false, true}) {
            Stage other;
            other.openFile(file(name));
            EXPECT_EQ(threads(), before + 1);
            if (cancelled) {
                other.cancelOpening();
                EXPECT_TRUE(waitFor([&] { return threads() == before; }, 5000)) << name;
                continue;
            }
            other.openFile(file(name));  // the first is let go of
        }
    EXPECT_EQ(threads(), before);
}

TEST_F(OpeningWindow, DamagedCaptureKeepsWhatCouldBeRead) {
    const auto packets = tests::support::writeLargeCapture(m_folder.file("cut.pcap"), 20'000);
    std::filesystem::resize_file(m_folder.file("cut.pcap"), std::filesystem::file_size(m_folder.file("cut.pcap")) - 7);
    window.open(file("cut.pcap"));
    EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    EXPECT_EQ(stage.trace().packets().size(), packets - 1);
    EXPECT_TRUE(notice().contains("cut.pcap")) << notice().toStdString();
    EXPECT_TRUE(notice().contains("What stands before it was read.")) << notice().toStdString();
}

TEST_F(OpeningWindow, WhatCannotBeReadIsToldAndNothingElseChanges) {
    showRecorded("four-way-close", 1);
    const QStringList before = looks();
    std::ofstream(m_folder.file("text.pcap")) << "hello, this is a text";
    std::ofstream(m_folder.file("wrong.json")) << "{\n  \"id\": \"x\",\n  \"title\": \n}\n";
    for (const char* name : {"text.pcap", "missing.pcap", "wrong.json", "missing.json"}) {
        window.open(file(name));
        EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::BadFile) << name;
        EXPECT_TRUE(notice().contains(file(name))) << notice().toStdString();
        EXPECT_EQ(looks(), before) << name;
    }
    stage.openDemo(QStringLiteral("three-way-handshak"));
    EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::UnknownDemo);
    EXPECT_TRUE(notice().contains("'three-way-handshake'")) << notice().toStdString();
    EXPECT_EQ(looks(), before);
}

// Who started it by app/run has no sockstage in the path.
TEST_F(OpeningWindow, CommandsAreNamedAsTheyAreTyped) {
    for (const char* typed : {"sockstage", "./app/run"}) {
        qputenv("SOCKSTAGE_TYPED", typed);
        for (const char* language : {"en", "zh_CN"}) {
            window.appearance().setLanguage(QString::fromLatin1(language));
            stage.openDemo(QStringLiteral("no-such-demo"));
            (void)app::session::waitForOpening(stage);
            EXPECT_TRUE(notice().contains(QStringLiteral("'%1 list'").arg(QLatin1String(typed))))
                << notice().toStdString();
        }
    }
    qunsetenv("SOCKSTAGE_TYPED");
}

TEST_F(OpeningWindow, DemoStartsWhileTheWindowLives) {
    START_LIVE_OR_SKIP("three-way-handshake");
    const std::size_t before = stage.end();
    int turns = 0;
    QTimer turning;
    turning.setInterval(1);
    QObject::connect(&turning, &QTimer::timeout, &window, [&] { ++turns; });
    turning.start();
    stage.openDemo(QStringLiteral("four-way-close"));
    EXPECT_EQ(window.narration()->modeText(), "Starting…");
    EXPECT_EQ(stage.scenario()->id, "three-way-handshake");
    clickNext();  // it is for the demo that starts: the one before does not move
    EXPECT_EQ(stage.end(), before);
    ASSERT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    EXPECT_GT(turns, 2);
    EXPECT_EQ(stage.scenario()->id, "four-way-close");
    EXPECT_EQ(window.narration()->modeText(), "● Live kernel");
    EXPECT_TRUE(stage.live());
}

TEST_F(OpeningWindow, AnotherDemoChosenWhileOneStartsComesInstead) {
    START_LIVE_OR_SKIP("three-way-handshake");
    const auto writer = endless("endless.pcap");
    window.open(file("endless.pcap"));
    stage.openDemo(QStringLiteral("four-way-close"));
    QCoreApplication::processEvents();  // its lab is being started
    stage.openDemo(QStringLiteral("udp-call-flow"));
    ASSERT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    EXPECT_EQ(stage.scenario()->id, "udp-call-flow");
    EXPECT_TRUE(waitFor([] { return children().size() == 1; })) << "a lab that nobody looks at is left";
    EXPECT_EQ(notice(), "");
}

TEST_F(OpeningWindow, ClosingTheWindowWhileADemoStartsLeavesNothing) {
    START_LIVE_OR_SKIP("three-way-handshake");
    const auto ours = children();
    {
        Stage other;
        app::windows::MainWindow second(&other);
        second.show();
        other.openDemo(QStringLiteral("four-way-close"));
        ASSERT_TRUE(waitFor([&] { return children().size() > ours.size(); }));
        second.close();
    }
    EXPECT_EQ(children(), ours);
}

// Ctrl+R reads the author's file again: what is new is seen, a mistake is told and the demo stays.
TEST_F(OpeningWindow, StartingAnewReadsTheFileAsItIsNow) {
    const std::string path = m_folder.file("my-demo.json"), text = model::scenario::scenarioTemplate("my-demo");
    const auto write = [&](const std::string& old, const std::string& mended) {
        std::string changed = text;
        const auto at = changed.find(old);
        ASSERT_NE(at, std::string::npos) << text;
        std::ofstream(path) << changed.replace(at, old.size(), mended);
    };
    write("\"My demo\"", "\"As I wrote it first\"");
    START_LIVE_OR_SKIP(path.c_str());
    EXPECT_TRUE(window.windowTitle().startsWith("As I wrote it first")) << window.windowTitle().toStdString();
    clickNext();
    waitForStep(0);

    write("\"My demo\"", "\"As I mended it\"");
    key(Qt::Key_R, Qt::ControlModifier);
    ASSERT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    EXPECT_TRUE(window.windowTitle().startsWith("As I mended it")) << window.windowTitle().toStdString();
    EXPECT_EQ(stage.step(), -1);
    EXPECT_TRUE(stage.live());
    ASSERT_TRUE(waitFor([&] { return !stage.busy(); }));
    clickNext();
    waitForStep(0);

    const QStringList before = looks();
    write("\"steps\": [", "\"steps\": [\n{\"actor\": \"nobody\"},");
    key(Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::BadFile);
    EXPECT_TRUE(notice().contains(QString::fromStdString(path))) << notice().toStdString();
    EXPECT_TRUE(notice().contains(QRegularExpression("line \\d+, column \\d+: .+"))) << notice().toStdString();
    EXPECT_EQ(looks(), before);
    EXPECT_TRUE(stage.live()) << "the demo goes on";
    clickNext();
    waitForStep(1);
}

TEST_F(OpeningWindow, NameOfADemoWinsOverAFileOfThatName) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(m_folder.path());
    std::filesystem::create_directory("four-way-close");
    std::ofstream("udp-call-flow") << "a note of mine";
    std::ofstream("article") << "another";
    const std::pair<const char*, const char*> names[] = {
        {"four-way-close", "four-way-close"}, {"udp-call-flow", "udp-call-flow"}, {app::session::kLesson, "layers"}};
    for (const auto& [name, demo] : names) {
        stage.openDemo(QString::fromLatin1(name));
        EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::None) << notice().toStdString();
        EXPECT_EQ(stage.source(), demo);
        ASSERT_TRUE(window.rail()->list()->currentItem());
        EXPECT_EQ(window.rail()->list()->currentItem()->data(Qt::UserRole).toString(), demo);
    }
    window.open(QStringLiteral("./udp-call-flow"));
    EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::BadFile) << "with a slash it is the file";
    std::filesystem::current_path(before);
}

TEST_F(OpeningWindow, FilesInTheBrowserOpenAgain) {
    tests::support::writeLargeCapture(m_folder.file("mine.pcap"), 1);
    window.open(file("mine.pcap"));
    ASSERT_EQ(app::session::waitForOpening(stage).fault, Fault::None);
    showRecorded("three-way-handshake", 1);
    auto* list = window.rail()->list();
    for (int i = 0; i < list->count(); ++i) {
        if (list->item(i)->text() == "mine.pcap")
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(i)).center());
    }
    EXPECT_EQ(app::session::waitForOpening(stage).fault, Fault::None) << notice().toStdString();
    EXPECT_EQ(stage.source(), file("mine.pcap"));
}

}  // namespace
}  // namespace tests::gui
