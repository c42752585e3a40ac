// What a screen reader hears: one sentence for each segment and each change of state, in the language of the window.
#include <QAccessible>
#include <algorithm>

#include "app/windows/Announcer.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

class Spoken : public WindowFixture {
protected:
    QStringList m_heard;

    void SetUp() override {
        WindowFixture::SetUp();
        QObject::connect(window.findChild<app::windows::Announcer*>(), &app::windows::Announcer::announced, &window,
                         [this](const QString& words) { m_heard << words; });
    }

    [[nodiscard]] QString heard() const { return m_heard.join(QLatin1Char('\n')); }
    void expectSilence() {
        const auto* announcer = window.findChild<app::windows::Announcer*>();
        EXPECT_TRUE(waitFor([announcer] { return announcer->silent(); }, 5000));
    }
    // What was said before is said; what follows is new.
    void hush() {
        expectSilence();
        m_heard.clear();
    }
    // All that is said of the next step.
    QString next() {
        m_heard.clear();
        key(Qt::Key_Space);
        EXPECT_TRUE(waitFor([this] { return !m_heard.isEmpty(); }, 5000))
            << "nothing is said of step " << stage.step() + 1;
        EXPECT_EQ(m_heard.size(), 1) << heard().toStdString();
        return heard();
    }

    static void expectInOrder(const QString& said, const QStringList& sentences) {
        qsizetype from = 0;
        for (const QString& sentence : sentences) {
            const qsizetype at = said.indexOf(sentence, from);
            EXPECT_GE(at, 0) << sentence.toStdString() << "\nis missing in\n" << said.toStdString();
            EXPECT_EQ(said.count(sentence), 1) << sentence.toStdString() << "\nin\n" << said.toStdString();
            from = std::max(from, at);
        }
    }
};

TEST_F(Spoken, EachSegmentAndEachStateIsOneSentence) {
    showRecorded("three-way-handshake", 4);
    hush();
    const QString connect = next();
    expectInOrder(connect, {"SYN from Client (A) to Server (B), seq = x, held at the receiver's door.",
                            "Client (A) is now SYN-SENT.", "The client is in SYN-SENT, and connect() blocks."});
    expectInOrder(next(), {"SYN reaches Server (B).",
                           "SYN,ACK from Server (B) to Client (A), seq = y, ack = x+1, held at the receiver's door.",
                           "Server (B) is now SYN-RECEIVED."});
    expectInOrder(next(), {"SYN,ACK reaches Client (A).",
                           "ACK from Client (A) to Server (B), seq = x+1, ack = y+1, held at the receiver's door.",
                           "Client (A) is now ESTABLISHED."});
    expectInOrder(next(), {"ACK reaches Server (B).", "Server (B) is now ESTABLISHED."});
}

TEST_F(Spoken, WhatIsLostIsTold) {
    showRecorded("last-ack-lost", 0);
    hush();
    QString all;
    for (int step = 1; step < stage.stepCount(); ++step)
        all += next();
    EXPECT_GE(all.count("ACK never reaches Server (B): it is dropped."), 1) << all.toStdString();
    EXPECT_TRUE(all.contains("Client (A) is now TIME-WAIT.")) << all.toStdString();
}

TEST_F(Spoken, InChineseEveryWordIsChinese) {
    window.appearance().setLanguage(QStringLiteral("zh_CN"));
    showRecorded("three-way-handshake", 4);
    hush();
    expectInOrder(next(),
                  {"SYN，从客户端（A）到服务器（B），seq = x，在接收方门口停住。", "客户端（A）现在处于 SYN-SENT。"});
    expectInOrder(next(), {"SYN 到达服务器（B）。", "服务器（B）现在处于 SYN-RECEIVED。"});
}

TEST_F(Spoken, NothingIsSaidTwice) {
    showRecorded("four-way-close", 3);
    hush();
    next();
    m_heard.clear();
    for (int turn = 0; turn < 5; ++turn)
        window.refresh();
    expectSilence();
    EXPECT_EQ(heard().toStdString(), "");
}

TEST_F(Spoken, QuestionsAnswersAndNoticesAreRead) {
    showRecorded("three-way-handshake", 1);
    hush();
    window.lesson().setPredicting(true);
    EXPECT_TRUE(waitFor([this] { return heard().contains("Predict mode is on"); }, 5000)) << heard().toStdString();
    const QString asked = next();
    EXPECT_TRUE(asked.contains("Which state does listen() lead to?")) << asked.toStdString();
    EXPECT_TRUE(asked.contains("2: LISTEN.")) << asked.toStdString();
    m_heard.clear();
    key(Qt::Key_2);
    EXPECT_TRUE(waitFor([this] { return heard().contains("Right. The kernel did it: LISTEN."); }, 5000))
        << heard().toStdString();
}

TEST_F(Spoken, TextsAreTextsAndPartsAreParts) {
    showRecorded("three-way-handshake", 6);
    const auto role = [](QWidget* widget) { return QAccessible::queryAccessibleInterface(widget)->role(); };
    EXPECT_EQ(role(window.card("client")), QAccessible::Grouping);
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (QByteArray(widget->metaObject()->className()) == "app::panels::NarrationText") {
            EXPECT_EQ(role(const_cast<QWidget*>(widget)), QAccessible::StaticText);
        }
    EXPECT_EQ(role(window.findChild<app::windows::Announcer*>()), QAccessible::Notification);
}

}  // namespace
}  // namespace tests::gui
