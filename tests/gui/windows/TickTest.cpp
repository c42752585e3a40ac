// A timer that runs: what it tells is painted anew, and nothing else is.
#include <QPaintEvent>
#include <QRegion>

#include "app/panels/DiagramView.h"
#include "app/panels/ProjectedStage.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

// What is painted of a widget while it lives.
class Painted : public QObject {
public:
    explicit Painted(QWidget* watched) { watched->installEventFilter(this); }
    QRegion region;

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent*>(event)->region();
        return QObject::eventFilter(object, event);
    }
};

class Ticks : public WindowFixture {
protected:
    static int areaOf(const QRegion& region) {
        int area = 0;
        for (const QRect& rect : region)
            area += rect.width() * rect.height();
        return area;
    }
    void waitForTimeWait() {
        for (int step = 0; step < stage.stepCount(); ++step) {
            stage.next();
            waitForStep(step);
        }
        ASSERT_TRUE(waitFor([&] {
            return std::ranges::any_of(stage.scene().sockets, [](const auto& socket) {
                return !socket.second.ended && socket.second.now.state == model::State::TimeWait;
            });
        }));
    }
    // While three ticks pass and nothing else happens.
    void expectThatLittleIsPainted(const app::panels::DiagramView& view) {
        Painted painted(view.viewport());
        int ticks = 0;
        const auto counting = QObject::connect(&stage, &app::session::Stage::tick, &window, [&] { ++ticks; });
        const auto anew = QObject::connect(&stage, &app::session::Stage::changed, &window, [&] { ticks = 0; });
        ASSERT_TRUE(waitFor([&] {
            if (ticks <= 1)
                painted.region = {};
            return ticks >= 5 && !painted.region.isEmpty();
        }));
        QObject::disconnect(counting);
        QObject::disconnect(anew);
        EXPECT_LT(areaOf(painted.region), areaOf(QRegion(view.viewport()->rect())) / 5);
    }
};

TEST_F(Ticks, PaintLittleOfTheLadder) {
    START_LIVE_OR_SKIP("four-way-close");
    waitForTimeWait();
    expectThatLittleIsPainted(*window.ladder()->view());
}

TEST_F(Ticks, PaintLittleOfTheProjectedStage) {
    START_LIVE_OR_SKIP("four-way-close");
    waitForTimeWait();
    window.resize(1280, 720);
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    ASSERT_TRUE(waitFor([&] { return window.presentation().projected()->isVisible(); }));
    window.refresh();
    expectThatLittleIsPainted(*window.presentation().projected()->view());
}

}  // namespace
}  // namespace tests::gui
