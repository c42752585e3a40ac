// The rules of the projected stage object: each to a fault that is planted in a measure or in what is painted.
#include <gtest/gtest.h>

#include <QPainter>
#include <QScrollArea>

#include "app/windows/Partition.h"
#include "tests/gui/windows/StageRules.h"

namespace tests::gui {
namespace {

using app::diagrams::Diagram;
using app::diagrams::Drawing;
using app::diagrams::PaintRecord;
using app::diagrams::TextRole;
using app::windows::PaintedText;
using app::windows::PaintedWindow;
using model::layout::Projection;

constexpr model::PacketId kSyn{7};
const QRectF kView(584, 96, 752, 750);

// A stage that keeps the rules, drawn by hand; what is wrong is drawn over it.
class Drawn : public Diagram {
public:
    std::function<void(QPainter&)> fault;
    bool arrow = true;

    [[nodiscard]] QSizeF size() const override { return {1920, 870}; }
    [[nodiscard]] std::vector<app::diagrams::Spot> spots() const override { return {}; }
    [[nodiscard]] QString title() const override { return {}; }
    void paint(QPainter& painter, const QRectF&) const override {
        write(painter, {48, 200}, QStringLiteral("SYN-SENT"), 72, TextRole::State);
        write(painter, {1500, 200}, QStringLiteral("LISTEN"), 72, TextRole::State);
        PaintRecord::tellProcess(painter, QStringLiteral("client"), {48, 100, 400, 140});
        if (arrow)
            PaintRecord::tellArrow(painter, kSyn, {600, 300}, {1300, 500});
        PaintRecord::tellCard(painter, {kSyn,
                                        {1000, 300, 200, 80},
                                        {{QStringLiteral("Deliver"), {1000, 520, 120, 60}},
                                         {QStringLiteral("Drop"), {1140, 520, 90, 60}}}});
        if (fault)
            fault(painter);
    }
    static void write(QPainter& painter, QPointF at, const QString& text, int pixels, TextRole role = TextRole::Other) {
        const Drawing drawing(role);
        QFont font;
        font.setPixelSize(pixels);
        painter.setFont(font);
        painter.drawText(at, text);
    }
};

class StageRules : public ::testing::Test {
protected:
    Drawn drawn;
    Faults faults;
    Projection places{{1920, 1080}, 2};

    [[nodiscard]] PaintedWindow measure() const { return PaintedWindow::of(drawn); }
    [[nodiscard]] PaintedWindow with(std::function<void(QPainter&)> fault) {
        drawn.fault = std::move(fault);
        return measure();
    }
    void judge(const PaintedWindow& painted) {
        std::map<int, QRectF> before;
        rules::sizes(painted, places, faults);
        rules::giantsRest(places, before, faults);
        rules::everyProcess(painted, {QStringLiteral("client")}, faults);
        rules::nothingElided(painted, faults);
        rules::textsApart(painted, faults);
        rules::arrowsFree(painted, faults);
        rules::cards(painted, {kSyn}, kView, faults);
        rules::noScrollBar(painted, faults);
    }
};

TEST_F(StageRules, HaveNothingAgainstAGoodStage) {
    judge(measure());
    EXPECT_EQ(faults.text(), "");
}

TEST_F(StageRules, SeeAGiantThatMoves) {
    std::map<int, QRectF> before;
    rules::giantsRest(places, before, faults);
    places.giants[1].state.top += 1;
    rules::giantsRest(places, before, faults);
    EXPECT_EQ(faults.count("a giant moves"), 1) << faults.text();
}

TEST_F(StageRules, SeeASmallTextAndASmallState) {
    rules::sizes(with([](QPainter& painter) {
                     Drawn::write(painter, {600, 400}, QStringLiteral("small"), 20);
                 }),
                 places, faults);
    EXPECT_EQ(faults.count("small text"), 1) << faults.text();
    PaintedWindow painted = measure();
    std::erase_if(painted.texts, [](const PaintedText& text) { return text.text == QStringLiteral("LISTEN"); });
    rules::sizes(painted, places, faults);
    EXPECT_EQ(faults.count("a giant's state is small"), 1);
}

TEST_F(StageRules, SeeThatAProcessIsMissing) {
    rules::everyProcess(measure(), {QStringLiteral("client"), QStringLiteral("server")}, faults);
    EXPECT_EQ(faults.count("a process is missing"), 1) << faults.text();
}

TEST_F(StageRules, SeeWhatIsElided) {
    rules::nothingElided(with([](QPainter& painter) {
                             Drawn::write(painter, {600, 400}, QStringLiteral("connect(f\u2026"), 32);
                         }),
                         faults);
    EXPECT_EQ(faults.count("elided"), 1) << faults.text();
}

TEST_F(StageRules, SeeTextsOverEachOtherAndOutside) {
    const auto fault = [](QPainter& painter) {
        Drawn::write(painter, {60, 190}, QStringLiteral("over it"), 40);
        Drawn::write(painter, {1880, 400}, QStringLiteral("beyond"), 40);
    };
    rules::textsApart(with(fault), faults);
    EXPECT_EQ(faults.count("texts overlap"), 1) << faults.text();
    EXPECT_EQ(faults.count("outside"), 1) << faults.text();
}

TEST_F(StageRules, SeeACoveredArrow) {
    const auto fault = [](QPainter& painter) {
        painter.translate(600, 300);
        painter.rotate(std::atan2(200.0, 700.0) * 180 / M_PI);
        Drawn::write(painter, {10, 10}, QStringLiteral("a label as long as more than half of it"), 40);
    };
    rules::arrowsFree(with(fault), faults);
    EXPECT_EQ(faults.count("an arrow is covered"), 1) << faults.text();
}

TEST_F(StageRules, SeeACoveredHead) {
    rules::arrowsFree(with([](QPainter& painter) {
                          Drawn::write(painter, {1270, 505}, QStringLiteral("ACK"), 26);
                      }),
                      faults);
    EXPECT_EQ(faults.count("a head is covered"), 1) << faults.text();
    EXPECT_EQ(faults.count("an arrow is covered"), 0);
}

TEST_F(StageRules, SeeACardWithoutButtonsAndOutOfSight) {
    PaintedWindow painted = measure();
    painted.cards[0].buttons[1].area.moveTop(kView.bottom() - 10);
    rules::cards(painted, {kSyn}, kView, faults);
    EXPECT_EQ(faults.count("a button leaves the view"), 1) << faults.text();
    painted.cards[0].buttons.pop_back();
    painted.cards[0].area.moveLeft(0);
    rules::cards(painted, {kSyn}, kView, faults);
    EXPECT_EQ(faults.count("a card has no buttons"), 1);
    EXPECT_EQ(faults.count("a card leaves the view"), 1);
    rules::cards(painted, {model::PacketId{8}}, kView, faults);
    EXPECT_EQ(faults.count("a held segment has no card"), 1);
}

TEST_F(StageRules, SeeAnEmptyLane) {
    model::layout::LanePicture lane;
    rules::filled(lane, places, faults);
    EXPECT_EQ(faults.count("the lane is empty"), 0) << "before the first arrow";
    lane.arrows.push_back({kSyn, {600, places.lane.top}, {1300, places.lane.top + places.lane.height / 2}});
    rules::filled(lane, places, faults);
    EXPECT_EQ(faults.count("the lane is empty"), 1);
    lane.arrows[0].tip.y = places.lane.top + 0.9 * places.lane.height;
    rules::filled(lane, places, faults);
    EXPECT_EQ(faults.count("the lane is empty"), 1);
}

TEST_F(StageRules, SeeAScrollBar) {
    QScrollArea area;
    auto* wide = new QWidget;
    wide->setFixedSize(900, 100);
    area.setWidget(wide);
    area.resize(1000, 300);
    area.show();
    app::windows::settle();
    rules::noScrollBar(PaintedWindow::of(area), faults);
    EXPECT_EQ(faults.count("a scroll bar"), 0);
    area.resize(300, 300);
    app::windows::settle();
    rules::noScrollBar(PaintedWindow::of(area), faults);
    EXPECT_EQ(faults.count("a scroll bar"), 1);
}

}  // namespace
}  // namespace tests::gui
