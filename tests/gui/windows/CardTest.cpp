// What a class must see of cards and kernel page at every step: the call that runs, a listener's queues, what changed.
#include "app/diagrams/StateDiagram.h"
#include "app/diagrams/StateTableDiagram.h"
#include "app/panels/CodePane.h"
#include "app/panels/FittedLabel.h"
#include "app/panels/KernelPanel.h"
#include "app/panels/QueueView.h"
#include "app/panels/RowsView.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using namespace app::panels;

class Cards : public WindowFixture {
protected:
    void resize(const QSize& size) {
        ASSERT_TRUE(waitFor([&] {
            window.resize(size);
            QCoreApplication::processEvents();
            return window.size() == size;
        }));
    }

    void lookAt(int step) {
        stage.seekStep(step);
        window.refresh();
        app::windows::settle();
    }
};

QRect inSight(const QWidget& widget) {
    return widget.visibleRegion().boundingRect();
}

TEST_F(Cards, QueuesOfConnectionsAndTheLiveCallAreInSight) {
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)}) {
        resize(size);
        int seen = 0;
        for (const char* demo : {"handshake-and-calls", "tcp-call-flow", "three-way-handshake"}) {
            showRecorded(demo, 0);
            for (int step = 0; step < stage.stepCount(); ++step) {
                lookAt(step);
                SCOPED_TRACE(::testing::Message() << demo << ", step " << step + 1 << ", " << size.height());
                for (const EndpointCard* card : window.findChildren<EndpointCard*>()) {
                    const auto* queues = card->findChild<QueueView*>();
                    const auto* code = card->findChild<CodePane*>();
                    if (!card->isVisible() || code->isEmpty())
                        continue;
                    if (!code->isVisible()) {  // small: its state, and the live call on a line of its own
                        const auto& lines = card->content().code;
                        const int at = app::panels::liveLine(lines);
                        const auto parts = card->findChildren<app::panels::FittedLabel*>();
                        const auto told = [&](const QString& what) {
                            return std::ranges::any_of(parts, [&](const app::panels::FittedLabel* part) {
                                return part->isVisible() && part->text().startsWith(what);
                            });
                        };
                        EXPECT_TRUE(told(card->content().state)) << "the state is out of sight";
                        EXPECT_TRUE(at < 0 || told(lines[static_cast<std::size_t>(at)].text)) << "the live call is";
                        continue;
                    }
                    const QRect seenCode = inSight(*code), live = code->window(code->liveLine(), 0, 0);
                    EXPECT_TRUE(seenCode.top() <= live.top() && seenCode.bottom() >= live.bottom() - 1)
                        << "the live call is cut off";
                    bool begins = false;
                    for (int line = 0; line < 30; ++line)
                        begins = begins || code->window(line, 0, 0).top() == seenCode.top();
                    EXPECT_TRUE(begins) << "the code begins within a call";
                    const auto& rows = card->content().queues;
                    const auto connections = std::count_if(rows.begin(), rows.end(), [](const QueueRow& row) {
                        return row.kind == QueueRow::Kind::Connections;
                    });
                    if (connections == 0)
                        continue;
                    ++seen;
                    const std::vector<int> ends = queues->rowEnds();
                    const auto last = std::min<std::size_t>(static_cast<std::size_t>(connections), ends.size());
                    const QRect seenQueues = inSight(*queues);
                    EXPECT_TRUE(queues->isVisible() && seenQueues.top() == 0) << "the queues are out of sight";
                    EXPECT_GE(seenQueues.bottom() + 1, ends[last - 1]) << "the queues are cut off";
                }
            }
        }
        EXPECT_GT(seen, 20);
    }
}

TEST_F(Cards, FoldedQueuesKeepTheirNames) {
    for (const char* language : {"en", "zh_CN"}) {
        window.appearance().setLanguage(QString::fromLatin1(language));
        for (const QSize size : {QSize(1920, 1080), QSize(1280, 720)}) {
            resize(size);
            showRecorded("layers", 5);
            lookAt(5);
            for (QueueView* queues : window.findChildren<QueueView*>()) {
                if (!queues->isVisible() || queues->rowEnds().empty())
                    continue;
                const Recording drawn = Recording::of(*queues);
                EXPECT_EQ(drawn.elided().toStdString(), "") << language << " " << size.height();
                EXPECT_EQ(drawn.overlaps().toStdString(), "") << language << " " << size.height();
                EXPECT_TRUE(drawn.find("accept") || drawn.find(QStringLiteral("全连接队列")))
                    << language << " " << size.height();
            }
        }
    }
    window.appearance().setLanguage(QStringLiteral("en"));
}

TEST_F(Cards, FoldedQueuesAreNeverElidedAtADesk) {
    window.resize(1024, 768);
    for (const char* demo : {"three-way-handshake", "last-ack-lost"}) {
        showRecorded(demo, 0);
        for (int step = 0; step < stage.stepCount(); ++step) {
            lookAt(step);
            for (QueueView* queues : window.findChildren<QueueView*>())
                if (queues->isVisible() && !queues->rowEnds().empty()) {
                    EXPECT_EQ(Recording::of(*queues).elided().toStdString(), "") << demo << ", step " << step + 1;
                }
        }
    }
}

TEST_F(Cards, AClassSeesAllThatChangedInTheKernel) {
    resize({1920, 1080});
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    const auto* page = window.findChild<KernelPanel*>();
    for (const auto& [demo, step] : {std::pair{"handshake-and-calls", 9}, std::pair{"demultiplexing", 4}}) {
        showRecorded(demo, step);
        window.showPanel(QStringLiteral("kernel"));
        lookAt(step);
        ASSERT_TRUE(page->isVisible());
        std::size_t shown = 0;
        for (const DrawnText& text : Recording::of(window).texts)
            shown += text.text.contains(QStringLiteral("▸")) && window.rect().contains(text.box.center().toPoint());
        EXPECT_EQ(shown, static_cast<std::size_t>(page->text().count(QStringLiteral("▸")))) << demo;
        EXPECT_GE(shown, 2U) << demo;
    }
}

TEST_F(Cards, AServersFirstSocketIsNotTheClients) {
    showRecorded("three-way-handshake", 1);
    lookAt(1);
    app::diagrams::DiagramInputs in;
    in.trace = &stage.trace();
    in.scene = &stage.scene();
    in.scenario = stage.scenario();
    const Recording drawn = Recording::of(app::diagrams::StateDiagram(in));
    EXPECT_TRUE(drawn.find("S  CLOSED")) << drawn.dump().toStdString();
    EXPECT_FALSE(drawn.find("C  CLOSED"));
}

TEST_F(Cards, HeadsOfTheStateTableAreAlike) {
    showRecorded("three-way-handshake", 8);
    for (int width = 280; width < 900; width += 5) {
        app::diagrams::DiagramInputs in;
        in.trace = &stage.trace();
        in.scene = &stage.scene();
        in.scenario = stage.scenario();
        in.width = width;
        const Recording drawn = Recording::of(app::diagrams::StateTableDiagram(in));
        EXPECT_EQ(drawn.count("(A)"), drawn.count("(B)")) << width;
    }
}

TEST_F(Cards, KernelPageShowsWhatChanged) {
    window.resize(1280, 720);
    const auto* page = window.findChild<KernelPanel*>();
    int marked = 0;
    for (const char* demo : {"handshake-and-calls", "demultiplexing"}) {
        showRecorded(demo, 0);
        for (int step = 0; step < stage.stepCount(); ++step) {
            lookAt(step);
            ASSERT_TRUE(window.showPanel(QStringLiteral("kernel")));  // a step may ask for another
            app::windows::settle();
            if (!page->text().contains(QStringLiteral("▸")))
                continue;
            ++marked;
            bool shown = false;
            for (const DrawnText& text : Recording::of(window).texts)
                shown = shown || (text.text.contains(QStringLiteral("▸")) &&
                                  window.rect().contains(text.box.center().toPoint()));
            EXPECT_TRUE(shown) << demo << ", step " << step + 1;
        }
    }
    EXPECT_GT(marked, 10);
}

}  // namespace
}  // namespace tests::gui
