// What cards and kernel table say of a session written by hand.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <algorithm>

#include "app/panels/EndpointContent.h"
#include "app/panels/KernelTable.h"
#include "app/panels/Words.h"
#include "app/theme/Theme.h"
#include "tests/support/SampleTrace.h"

namespace tests::gui {

using namespace app;
using namespace model;

namespace {

panels::EndpointContent contentOf(const trace::Trace& trace, std::size_t position, const char* actor,
                                  bool kernelGone = false, panels::NumberText number = {}) {
    const trace::Scene scene = trace::Moment(trace, position).scene();
    const panels::EndpointSource source{scene, trace, nullptr, scene.time, std::move(number), {}, kernelGone};
    for (const panels::CardId& card : panels::cardsOnStage(source))
        if (card.key == panels::CardKey(actor))
            return panels::endpointContent(source, card);
    ADD_FAILURE() << actor << " has no card";
    return {};
}

TEST(EndpointContent, ConnectWaitsWhileItsSynIsHeld) {
    const auto sample = support::SampleTrace::synHeld();
    const auto client = contentOf(sample.trace(), sample.trace().size(), "client");
    EXPECT_EQ(client.state, "SYN-SENT");
    EXPECT_EQ(client.trust, panels::EndpointContent::Trust::Agrees);
    ASSERT_GE(client.running, 0);
    const panels::CodeLine& line = client.code[static_cast<std::size_t>(client.running)];
    EXPECT_TRUE(line.text.startsWith("connect(")) << line.text.toStdString();
    EXPECT_TRUE(line.note.contains("blocked") && line.note.contains("SYN,ACK")) << line.note.toStdString();
    const auto server = contentOf(sample.trace(), sample.trace().size(), "server");
    EXPECT_EQ(server.state, "LISTEN");
    EXPECT_FALSE(server.client);
    const auto queue = std::find_if(server.queues.begin(), server.queues.end(), [](const panels::QueueRow& row) {
        return row.kind == panels::QueueRow::Kind::Connections;
    });
    EXPECT_NE(queue, server.queues.end()) << "a listener has queues of connections";
}

TEST(EndpointContent, ControlBlockIsThatOfThePosition) {
    const support::SampleTrace sample;
    const auto early =
        contentOf(support::SampleTrace::synHeld().trace(), support::SampleTrace::synHeld().trace().size(), "client");
    const auto late = contentOf(sample.trace(), sample.trace().size(), "client");
    const auto value = [](const panels::EndpointContent& content, const char* name) {
        for (const panels::ControlRow& row : content.control)
            if (row.name == QLatin1String(name))
                return row.value;
        return QString();
    };
    EXPECT_EQ(value(early, "RCV.NXT"), QStringLiteral("–"));
    EXPECT_NE(value(late, "RCV.NXT"), QStringLiteral("–"));
    EXPECT_NE(value(early, "SND.UNA"), value(late, "SND.UNA"));
}

TEST(EndpointContent, ClosedHasNoControlBlock) {
    const support::SampleTrace sample;
    int closed = 0, open = 0;
    for (std::size_t position = 1; position <= sample.trace().size(); ++position)
        for (const char* actor : {"client", "server"}) {
            const trace::Scene scene = trace::Moment(sample.trace(), position).scene();
            if (!scene.actor(actor))
                continue;
            const auto content = contentOf(sample.trace(), position, actor);
            (content.value == State::Closed ? closed : open) += 1;
            EXPECT_TRUE(content.value != State::Closed || content.control.empty()) << position << " " << actor;
        }
    EXPECT_TRUE(closed > 0 && open > 0) << closed << " " << open;
}

TEST(EndpointContent, OfAKernelThatHasGoneNothingRunsOn) {
    const auto sample = support::SampleTrace::synHeld();
    const auto before = contentOf(sample.trace(), sample.trace().size(), "client");
    const auto after = contentOf(sample.trace(), sample.trace().size(), "client", true);
    EXPECT_TRUE(before.word.contains("kernel agrees")) << before.word.toStdString();
    EXPECT_EQ(after.word, "as the kernel last said");
    EXPECT_NE(after.trust, panels::EndpointContent::Trust::Agrees);
    EXPECT_EQ(after.state, before.state);
}

TEST(EndpointContent, TheFirstNumberIsSaidOnce) {
    const auto iss = [&](const panels::NumberText& number) {
        const auto content = contentOf(support::SampleTrace::synHeld().trace(),
                                       support::SampleTrace::synHeld().trace().size(), "client", false, number);
        return content.control.empty() ? QString() : content.control.front().value;
    };
    EXPECT_TRUE(iss([](auto, auto, auto) { return QStringLiteral("x"); }).startsWith("x = "));
    const QString absolute = iss([](auto, auto, SequenceNumber value) {
        return panels::grouped(value.raw()).replace(QChar(0x202f), QChar(0x2009));
    });
    EXPECT_TRUE(!absolute.isEmpty() && !absolute.contains('=')) << absolute.toStdString();
}

// In large type is what the kernel says; saying it again below tells nothing.
TEST(EndpointContent, SecondLineDoesNotRepeatTheState) {
    const support::SampleTrace sample;
    for (std::size_t position = 1; position <= sample.trace().size(); ++position)
        for (const char* actor : {"client", "server"}) {
            const trace::Scene scene = trace::Moment(sample.trace(), position).scene();
            if (!scene.actor(actor))
                continue;
            const auto content = contentOf(sample.trace(), position, actor);
            const bool repeats =
                content.trust == panels::EndpointContent::Trust::KernelOnly && content.word.contains(content.state);
            EXPECT_FALSE(repeats) << position << ": " << content.word.toStdString();
        }
}

TEST(KernelTable, MarksWhatChanged) {
    const support::SampleTrace sample;
    const auto& trace = sample.trace();
    const auto before = trace::Moment(trace, trace.size() / 2).scene(),
               after = trace::Moment(trace, trace.size()).scene();
    const auto same = panels::kernelLines(after, &after, after.time);
    EXPECT_TRUE(
        std::none_of(same.begin(), same.end(), [](const panels::KernelLine& line) { return line.lineChanged; }));
    const auto changed = panels::kernelLines(after, &before, after.time);
    EXPECT_TRUE(
        std::any_of(changed.begin(), changed.end(), [](const panels::KernelLine& line) { return line.lineChanged; }));
}

// At every position of a trace, through resets and changes: a table that views can rely on.
TEST(KernelTable, IsAModelThatHoldsItsPromises) {
    const support::SampleTrace sample;
    panels::KernelTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Warning);
    const auto theme = theme::Theme::make(theme::Look::Light);
    int most = 0;
    for (std::size_t position = 0; position <= sample.trace().size(); ++position) {
        const auto scene = sample.trace().sceneAt(position);
        const auto lines = panels::kernelLines(*scene, nullptr, scene->time);
        table.setLines(lines, theme, true);
        ASSERT_EQ(table.rowCount(), static_cast<int>(lines.size()) * 2) << "each has its details under it";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const int row = static_cast<int>(i) * 2;
            const auto cell = [&](int at, int column) { return table.index(at, column).data().toString(); };
            EXPECT_TRUE(cell(row, panels::KernelTable::State).contains(lines[i].state));
            EXPECT_EQ(cell(row, panels::KernelTable::Addresses), lines[i].local + '\n' + lines[i].remote);
            EXPECT_EQ(cell(row, panels::KernelTable::RecvQueue), lines[i].recvQueue);
            EXPECT_TRUE(cell(row + 1, 0).contains(lines[i].info));
        }
        most = std::max(most, table.rowCount());
    }
    EXPECT_GE(most, 4);
}

TEST(Words, ErrnoTimesAndNarration) {
    EXPECT_EQ(panels::errnoText(ECONNREFUSED), "ECONNREFUSED: connection refused");
    EXPECT_EQ(panels::grouped(2914053377), QStringLiteral("2\u202f914\u202f053\u202f377"));
    EXPECT_EQ(panels::duration(900), QStringLiteral("0.90\u00a0s"));
    EXPECT_EQ(panels::duration(58000), QStringLiteral("58\u00a0s"));
    EXPECT_EQ(theme::spaced(QStringLiteral("由 握手 唤醒，由 5 字节 唤醒")),
              QStringLiteral("由握手唤醒，由 5 字节唤醒"));
    EXPECT_EQ(theme::spaced(QStringLiteral("woken by 5 bytes")), "woken by 5 bytes");
    EXPECT_EQ(panels::plainNarration("The **SYN** leaves"), "The SYN leaves");
    EXPECT_EQ(panels::narrationHtml("a < **b**", Qt::black), "a &lt; <b style=\"color:#000000\">b</b>");
}

}  // namespace

TEST(WordsOfANarration, AMarkThatNeverEndsMakesNothingBold) {
    EXPECT_TRUE(app::panels::narrationHtml("the **SYN** leaves", Qt::red).contains("SYN</b> leaves"));
    EXPECT_FALSE(app::panels::narrationHtml("the **SYN leaves", Qt::red).contains("<b"));
}

}  // namespace tests::gui
