// What a class must see of cards and kernel page at every step: the call that runs, a listener's queues, what changed.
#include "app/panels/CodePane.h"
#include "app/panels/KernelPanel.h"
#include "app/panels/QueueView.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using namespace app::panels;

class Cards : public WindowFixture {
protected:
    void present(const QSize& size) {
        window.present(app::windows::MainWindow::Start::FromHere);
        ASSERT_TRUE(waitFor([&] { return window.size() != QSize(1440, 900); }) && waitFor([&] {
                        window.resize(size);
                        QCoreApplication::processEvents();
                        return window.size() == size;
                    }));
    }

    void lookAt(int step) {
        stage.seekStep(step);
        window.refresh();
        window.settle();
    }
};

QRect inSight(const QWidget& widget) { return widget.visibleRegion().boundingRect(); }

TEST_F(Cards, QueuesOfConnectionsAndTheLiveCallAreInSight) {
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768)}) {
        present(size);
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
                    const QRect seenCode = inSight(*code), live = code->window(code->liveLine(), 0, 0);
                    EXPECT_TRUE(seenCode.top() <= live.top() && seenCode.bottom() >= live.bottom() - 1) << "the live call is cut off";
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

TEST_F(Cards, KernelPageShowsWhatChanged) {
    window.resize(1280, 720);
    const auto* page = window.findChild<KernelPanel*>();
    int marked = 0;
    for (const char* demo : {"handshake-and-calls", "demultiplexing"}) {
        showRecorded(demo, 0);
        for (int step = 0; step < stage.stepCount(); ++step) {
            lookAt(step);
            ASSERT_TRUE(window.showPanel(QStringLiteral("kernel")));  // a step may ask for another
            window.settle();
            if (!page->text().contains(QStringLiteral("▸")))
                continue;
            ++marked;
            bool shown = false;
            for (const DrawnText& text : Recording::of(window).texts)
                shown = shown || (text.text.contains(QStringLiteral("▸")) && window.rect().contains(text.box.center().toPoint()));
            EXPECT_TRUE(shown) << demo << ", step " << step + 1;
        }
    }
    EXPECT_GT(marked, 10);
}

}  // namespace
}  // namespace tests::gui
