// Every mode of the window in both languages and several sizes: nothing is cut off. SOCKSTAGE_PICTURES=FOLDER keeps a
// picture of each, to be looked at.
#include <signal.h>

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "app/panels/Words.h"
#include "app/session/LessonState.h"
#include "app/session/Refusal.h"
#include "app/windows/HelpPage.h"
#include "app/windows/JumpList.h"
#include "app/windows/PresenterWindow.h"
#include "model/scenario/Template.h"
#include "tests/gui/windows/WindowFixture.h"
#include "tests/support/LargeCapture.h"

namespace tests::gui {
namespace {

using app::windows::MainWindow;

struct Shape {
    const char* language;
    QSize size;
};

class Gallery : public WindowFixture, public ::testing::WithParamInterface<Shape> {
protected:
    void SetUp() override {
        WindowFixture::SetUp();
        window.appearance().setLanguage(QString::fromLatin1(GetParam().language));
        window.resize(GetParam().size);
    }

    // The demo at the end of that step, counted from 1.
    void play(const char* demo, int steps) {
        auto scenario = app::session::loadDemo(QString::fromLatin1(demo));
        ASSERT_TRUE(scenario);
        ASSERT_EQ(
            stage.replay(scenario.value(), app::session::recordedSession(QString::fromLatin1(demo))).toStdString(), "");
        stage.seekStep(steps - 1);
        window.refresh();
    }

    void look(const char* name, QWidget* shown = nullptr) {
        QWidget* widget = shown ? shown : &window;
        window.finishAnimations();
        app::windows::settle();
        for (const QAbstractButton* button : widget->findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            EXPECT_GE(button->width(), button->minimumSizeHint().width())
                << name << ": " << button->text().toStdString();
            EXPECT_TRUE(widget->rect().contains(QRect(button->mapTo(widget, QPoint()), button->size())))
                << name << ": " << button->text().toStdString();
        }
        for (const QLabel* label : widget->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            EXPECT_TRUE(widget->rect().contains(QRect(label->mapTo(widget, QPoint()), label->size())))
                << name << ": " << label->text().toStdString();
            const int needed =
                label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().height();
            EXPECT_GE(label->height(), needed) << name << ": " << label->text().toStdString();
        }
        // A class is not asked to scroll the ladder sideways.
        for (const QScrollBar* bar : window.ladder()->findChildren<QScrollBar*>())
            EXPECT_TRUE(bar->orientation() == Qt::Vertical || !bar->isVisible() || bar->maximum() == 0) << name;
        const QString folder = qEnvironmentVariable("SOCKSTAGE_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        const QString file = QStringLiteral("%1/mode-%2-%3-%4x%5.png")
                                 .arg(folder, QString::fromLatin1(name), QString::fromLatin1(GetParam().language))
                                 .arg(GetParam().size.width())
                                 .arg(GetParam().size.height());
        EXPECT_TRUE(widget->grab().save(file)) << file.toStdString();
    }

    void present() {
        window.presentation().begin(app::windows::Presentation::Start::FromHere);
        window.showNormal();  // offscreen has one screen, of one size
        window.resize(GetParam().size);
        window.refresh();
    }
};

TEST_P(Gallery, LiveHeldAndLookingBack) {
    START_LIVE_OR_SKIP("three-way-handshake");
    for (int step = 0; step < 6; ++step) {
        window.actions().action(ActionId::Next)->trigger();
        waitForStep(step);
    }
    look("held");
    window.actions().action(ActionId::Back)->trigger();
    window.actions().action(ActionId::Back)->trigger();
    look("looking-back");
    window.actions().action(ActionId::Last)->trigger();
    window.actions().action(ActionId::Drop)->trigger();
    window.refresh();
    look("by-hand");
    present();
    look("presenting-by-hand");
}

TEST_P(Gallery, ATimeWaitThatRanOut) {
    START_LIVE_OR_SKIP("last-ack-lost");
    for (int step = 0; step < 8; ++step) {
        window.actions().action(ActionId::Next)->trigger();
        waitForStep(step);
    }
    for (const auto& [id, socket] : stage.scene().sockets)
        if (!socket.ended && socket.now.state == model::State::TimeWait)
            stage.order(model::scenario::DestroyCommand{id});
    ASSERT_TRUE(waitFor([&] {
        const auto remark = app::session::remarkOn(stage);
        return remark && remark->contradicts();
    }));
    window.refresh();
    look("ran-out");
    window.appearance().setThemeName("dark");
    present();
    look("presenting-ran-out-dark");
}

TEST_P(Gallery, Why) {
    play("last-ack-lost", 12);
    window.narration()->whyButton()->click();
    look("why");
    window.appearance().setThemeName("dark");
    look("why-dark");
}

TEST_P(Gallery, PredictAskedAndSolved) {
    play("three-way-handshake", 1);
    window.lesson().setPredicting(true);
    for (int press = 0; press < stage.stepCount() && !window.narration()->question()->asking(); ++press)
        window.actions().action(ActionId::Next)->trigger();
    ASSERT_TRUE(window.narration()->question()->asking());
    look("predict-asked");
    window.narration()->question()->countHands();
    const char* counts[] = {"12", "7", "1"};
    for (std::size_t i = 0; i < window.narration()->question()->fields().size(); ++i)
        window.narration()->question()->fields()[i]->setText(QString::fromLatin1(counts[i % 3]));
    look("predict-hands");
    while (stage.step() < 0 || stage.scenario()->steps[static_cast<std::size_t>(stage.step())].questions.empty()) {
        const auto choices = window.narration()->question()->choices();
        ASSERT_FALSE(choices.empty());
        choices.front()->click();
    }
    window.refresh();
    look("predict-solved");
}

TEST_P(Gallery, Presenting) {
    for (const auto& [demo, step] : {std::pair("three-way-handshake", 6),
                                     {"four-way-close", 13},
                                     {"layers", 12},
                                     {"demultiplexing", 14},
                                     {"old-duplicates", 10}}) {
        play(demo, step);
        present();
        look((std::string("presenting-") + demo).c_str());
    }
    window.appearance().setThemeName("dark");
    look("presenting-dark");
    window.narration()->whyButton()->click();
    look("presenting-why");
    window.lesson().setPredicting(true);
    look("presenting-notice");
}

TEST_P(Gallery, Presenter) {
    play("three-way-handshake", 7);
    window.presentation().showPresenter(true);
    look("presenter", window.presentation().presenter());
}

TEST_P(Gallery, KeysAndSigns) {
    play("three-way-handshake", 7);
    key(Qt::Key_F1);
    auto* help = window.findChild<app::windows::HelpPage*>();
    ASSERT_TRUE(help);
    app::windows::settle();
    look("help", help->findChild<QWidget*>(QStringLiteral("helpPage")));
}

TEST_P(Gallery, PlacesToJumpTo) {
    play("four-way-close", 7);
    key(Qt::Key_J);
    auto* jumps = window.findChild<app::windows::JumpList*>();
    ASSERT_TRUE(jumps && jumps->isVisible());
    look("jumps", jumps);
}

TEST_P(Gallery, EndOfADemo) {
    stage.openDemo(QStringLiteral("udp-call-flow"));  // so that the window knows what comes after it
    ASSERT_TRUE(waitFor([&] { return stage.scenario() && stage.scenario()->id == "udp-call-flow" && !stage.busy(); }));
    play("udp-call-flow", 99);
    stage.last();
    window.refresh();
    window.actions().action(ActionId::Next)->trigger();
    look("end-of-demo");
}

TEST_P(Gallery, NumbersOfTheKernel) {
    play("three-way-handshake", 8);
    window.appearance().setNumbers(model::layout::Numbers::Absolute);
    look("absolute-numbers");
}

// What goes wrong is told whole, covers nothing, and says in the language of the window what to do.
TEST_P(Gallery, WhatCannotBeOpened) {
    tests::support::TemporaryDirectory folder;
    const auto open = [&](const char* file, const char* picture) {
        window.open(QString::fromStdString(folder.file(file)));
        ASSERT_FALSE(app::session::waitForOpening(stage).sentence.isEmpty()) << file;
        EXPECT_TRUE(notice().contains(QString::fromLatin1(file))) << notice().toStdString();
        look(picture);
    };
    play("three-way-handshake", 6);
    std::string mistaken = model::scenario::scenarioTemplate("my-demo");
    mistaken.replace(mistaken.find("\"steps\": ["), 10, "\"steps\": [\n{\"actor\": \"nobody\"},");
    std::ofstream(folder.file("my-demo.json")) << mistaken;
    open("my-demo.json", "scenario-with-a-mistake");
    std::ofstream(folder.file("notes.pcap")) << "hello, this is a text";
    open("notes.pcap", "no-capture");
    tests::support::writeLargeCapture(folder.file("cut.pcap"), 20);
    std::filesystem::resize_file(folder.file("cut.pcap"), std::filesystem::file_size(folder.file("cut.pcap")) - 7);
    open("cut.pcap", "capture-cut-off");
    EXPECT_EQ(notice().contains("cut off"), window.narration()->modeText() == "Capture") << notice().toStdString();
}

TEST_P(Gallery, NamespaceForbidden) {
    play("three-way-handshake", 0);
    netio::lab::LabEnd end;
    end.refusal = {"unshare(CLONE_NEWUSER)", EPERM, {}};
    emit stage.opened({app::session::Opened::Fault::None, app::session::refusalSentence(end), true});
    EXPECT_TRUE(notice().contains("unshare(CLONE_NEWUSER)")) << notice().toStdString();
    EXPECT_EQ(notice().contains("Operation not permitted"), std::string(GetParam().language) == "en")
        << notice().toStdString();
    look("namespace-forbidden");
    present();
    look("presenting-namespace-forbidden");
}

TEST_P(Gallery, LabKilled) {
    START_LIVE_OR_SKIP("three-way-handshake");
    for (int step = 0; step < 6; ++step) {
        window.actions().action(ActionId::Next)->trigger();
        waitForStep(step);
    }
    const int lab = labPid();
    ASSERT_GT(lab, 1);
    ASSERT_EQ(::kill(lab, SIGKILL), 0);
    ASSERT_TRUE(waitFor([&] { return !stage.live() && !notice().isEmpty(); }));
    window.refresh();
    EXPECT_TRUE(window.narration()->modeText().startsWith(QStringLiteral("■")))
        << window.narration()->modeText().toStdString();
    look("lab-killed");
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Gallery,
    ::testing::Values(Shape{"en", {1920, 1080}}, Shape{"zh_CN", {1920, 1080}}, Shape{"en", {1024, 768}},
                      Shape{"zh_CN", {1024, 768}}, Shape{"en", {1280, 720}}, Shape{"zh_CN", {1280, 720}},
                      Shape{"en", {1366, 768}}, Shape{"zh_CN", {1366, 768}}, Shape{"en", {800, 480}},
                      Shape{"zh_CN", {800, 480}}, Shape{"zh_CN", {3840, 2160}}),
    [](const auto& shape) { return std::string(shape.param.language) + std::to_string(shape.param.size.width()); });

}  // namespace
}  // namespace tests::gui
