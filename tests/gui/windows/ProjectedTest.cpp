// What a class in the last row must see of the projected stage, in every demo, at every step, on every screen: asked of
// what is really painted.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <set>

#include "app/diagrams/ProjectedDiagram.h"
#include "app/panels/DiagramView.h"
#include "app/panels/GiantWords.h"
#include "app/panels/LadderMotion.h"
#include "app/panels/ProjectedStage.h"
#include "app/windows/PaintedWindow.h"
#include "app/windows/Viewpoint.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

using app::diagrams::ProjectedDiagram;
using app::diagrams::TextRole;
using app::windows::PaintedText;
using app::windows::PaintedWindow;
using model::layout::LaneArrow;
using model::layout::Projection;

struct Screen {
    const char *language, *theme;
    QSize size;
};

// Where and by how much a rule is broken; a handful of each, and how many.
class Faults {
public:
    void add(const char* rule, const std::string& where, const QString& what) {
        auto& told = m_told[rule];
        if (++m_count[rule] <= 6)
            told += "\n    " + where + ": " + what.toStdString();
    }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (const auto& [rule, told] : m_told)
            out += "\n" + rule + ", " + std::to_string(m_count.at(rule)) + " times:" + told;
        return out;
    }

private:
    std::map<std::string, std::string> m_told;
    std::map<std::string, int> m_count;
};

[[nodiscard]] bool over(const PaintedText& a, const PaintedText& z) {
    // Line boxes touch; letters do not.
    const QRectF shared = a.box().intersected(z.box());
    const double slack = std::min(a.pixels, z.pixels) * 0.25;
    if (shared.width() <= 1 || shared.height() <= slack)
        return false;
    const QRectF common = a.outline.intersected(z.outline).boundingRect();
    return common.width() > 1 && common.height() > slack;
}

class Projected : public ::testing::TestWithParam<Screen> {
protected:
    app::session::Stage stage;
    app::windows::Appearance appearance{nullptr};
    app::windows::Viewpoint viewpoint{&stage, appearance, nullptr};
    std::unique_ptr<ProjectedDiagram> diagram;
    Faults faults;
    std::string where;
    std::map<QString, QRectF> places;  // of the giants, in one demo

    void SetUp() override {
        appearance.setLanguage(QString::fromLatin1(GetParam().language));
        appearance.setThemeName(QString::fromLatin1(GetParam().theme));
    }

    void open(const QString& id) {
        auto demo = app::session::loadDemo(id);
        ASSERT_TRUE(demo.ok());
        viewpoint.reset();
        diagram.reset();
        ASSERT_EQ(stage.replay(demo.take(), app::session::recordedSession(id)).toStdString(), "");
        places.clear();
    }

    // As it is shown where somebody can decide.
    PaintedWindow show(int step) {
        stage.seekStep(step);
        const app::panels::Frame frame = viewpoint.frame(2);
        app::diagrams::ProjectedContent content;
        content.title = QStringLiteral("4 · Title");
        content.mode = QStringLiteral("● Live kernel");
        content.step = step;
        content.actors = app::panels::giantsOf(frame);
        app::diagrams::DiagramInputs inputs = frame.inputs;
        inputs.width = GetParam().size.width();
        inputs.height = GetParam().size.height();
        inputs.pressable = true;
        diagram = std::make_unique<ProjectedDiagram>(inputs, std::move(content));
        return PaintedWindow::of(*diagram);
    }

    void sizes(const PaintedWindow& painted) {
        const double unit = diagram->places().unit, least = std::max(Projection::kSmallest, Projection::kSmall * unit);
        int states = 0;
        for (const PaintedText& text : painted.texts) {
            if (text.pixels < least - 0.6)
                faults.add("small text", where, QStringLiteral("%1 px: %2").arg(text.pixels).arg(text.text));
            states += text.role == TextRole::State && text.pixels >= Projection::kStateLeast * unit - 0.6 ? 1 : 0;
        }
        if (states < 2)
            faults.add("a giant's state is small", where, QString::number(states));
    }

    void rest(const PaintedWindow& painted) {
        for (std::size_t i = 0; i < 2; ++i) {
            const auto& giant = diagram->places().giants[i];
            const QString key = QString::number(i);
            const QRectF place(giant.state.left, giant.state.top, giant.state.width, giant.state.height);
            if (places.count(key) && places[key] != place)
                faults.add("a giant moves", where, key);
            places[key] = place;
        }
        for (const auto& actor : stage.scenario()->actors) {
            const QString name = QString::fromStdString(actor.name);
            const bool there =
                std::ranges::any_of(painted.processes, [&](const auto& process) { return process.actor == name; });
            if (!there && stage.scene().actor(actor.name))
                faults.add("a process is missing", where, name);
        }
        for (const PaintedText& text : painted.texts)
            if (text.text.size() > 1 && text.text.endsWith(QChar(0x2026)))
                faults.add("elided", where, text.text);
    }

    void overlaps(const PaintedWindow& painted) {
        for (std::size_t i = 0; i < painted.texts.size(); ++i)
            for (std::size_t j = i + 1; j < painted.texts.size(); ++j)
                if (over(painted.texts[i], painted.texts[j]))
                    faults.add("texts overlap", where, painted.texts[i].text + " / " + painted.texts[j].text);
        const QRectF all(QPointF(0, 0), diagram->size());
        for (const PaintedText& text : painted.texts)
            if (!all.contains(text.box()))
                faults.add("outside", where, text.text);
    }

    void arrows(const PaintedWindow& painted) {
        for (const auto& arrow : painted.arrows) {
            const double free = painted.free(arrow);
            if (free < 0.5)
                faults.add("an arrow is covered", where, QStringLiteral("%1: %2").arg(arrow.packet.value).arg(free));
            const QLineF line(arrow.from, arrow.to);
            const app::diagrams::PaintRecord::Arrow head{arrow.packet, line.pointAt(0.9), arrow.to};
            if (painted.free(head) < 1)
                faults.add("a head is covered", where, QString::number(arrow.packet.value));
        }
    }

    void cards(const PaintedWindow& painted) {
        const auto& lane = diagram->places().lane;
        const QRectF view(lane.left - 1, lane.top - 1, lane.width + 2, lane.height + 2);
        for (const model::PacketId held : stage.scene().held) {
            const auto card = std::ranges::find(painted.cards, held, &app::diagrams::PaintRecord::Card::packet);
            if (card == painted.cards.end()) {
                faults.add("a held segment has no card", where, QString::number(held.value));
                continue;
            }
            if (!view.contains(card->area))
                faults.add("a card leaves the view", where, QString::number(held.value));
            if (card->buttons.size() != 2)
                faults.add("a card has no buttons", where, QString::number(held.value));
            for (const auto& button : card->buttons)
                if (!view.contains(button.area))
                    faults.add("a button leaves the view", where, button.text);
        }
    }

    void filled() {
        const auto& picture = diagram->lane();
        if (picture.arrows.empty() || std::ranges::all_of(picture.arrows, [](const LaneArrow& arrow) {
                return arrow.fate == LaneArrow::Fate::Coming;
            }))
            return;
        double top = 1e9, low = -1e9;
        const auto take = [&](double y) {
            top = std::min(top, y);
            low = std::max(low, y);
        };
        for (const auto& arrow : picture.arrows) {
            take(arrow.from.y);
            take(arrow.tip.y);
        }
        for (const auto& card : picture.cards)
            for (const auto& area : {card.area, card.deliver.area, card.drop.area})
                if (!area.empty()) {
                    take(area.top);
                    take(area.bottom());
                }
        const double share = (low - top) / diagram->places().lane.height;
        if (share < 0.7)
            faults.add("the lane is empty", where, QString::number(share));
    }

    void judge(const PaintedWindow& painted) {
        sizes(painted);
        rest(painted);
        overlaps(painted);
        arrows(painted);
        cards(painted);
        filled();
    }
};

TEST_P(Projected, ALastRowSeesEveryStep) {
    for (const QString& demo : app::session::builtInDemos()) {
        open(demo);
        ASSERT_FALSE(HasFatalFailure());
        for (int step = -1; step < stage.stepCount(); ++step) {
            where = demo.toStdString() + ", step " + std::to_string(step + 1);
            judge(show(step));
        }
    }
    EXPECT_EQ(faults.text(), "");
}

INSTANTIATE_TEST_SUITE_P(Screens, Projected,
                         ::testing::Values(Screen{"en", "light", {1920, 1080}}, Screen{"zh_CN", "light", {1920, 1080}},
                                           Screen{"en", "dark", {1280, 720}}, Screen{"zh_CN", "dark", {1280, 720}},
                                           Screen{"en", "light", {1024, 768}}, Screen{"zh_CN", "dark", {1024, 768}},
                                           Screen{"en", "dark", {3840, 2160}}, Screen{"zh_CN", "light", {3840, 2160}},
                                           Screen{"en", "print", {1366, 768}}, Screen{"zh_CN", "light", {1366, 768}}),
                         [](const auto& screen) {
                             return std::string(screen.param.language) + "_" + screen.param.theme + "_" +
                                    std::to_string(screen.param.size.width());
                         });

class ProjectedWindow : public WindowFixture {
protected:
    void present(const QSize& size) {
        window.presentation().begin(app::windows::Presentation::Start::FromHere);
        ASSERT_TRUE(waitFor([&] { return window.size() != QSize(1440, 900); }) && waitFor([&] {
                        window.resize(size);
                        QCoreApplication::processEvents();
                        return window.size() == size;
                    }));
        window.refresh();
        window.finishAnimations();
        app::windows::settle();
    }
};

// The measure is made from what is painted: a device that knows nothing of it finds every text in it, where it says.
TEST_F(ProjectedWindow, MeasureMissesNoText) {
    for (const bool projected : {false, true}) {
        showRecorded("three-way-handshake", 6);
        if (projected)
            present({1280, 720});
        const PaintedWindow painted = PaintedWindow::of(window);
        const QJsonObject told = QJsonDocument::fromJson(painted.json(1)).object();
        const QJsonArray texts = told["texts"].toArray();
        const Recording seen = Recording::of(window);
        std::size_t found = 0;
        for (const DrawnText& text : seen.texts) {
            if (text.text.trimmed().isEmpty())
                continue;
            const bool there = std::ranges::any_of(painted.texts, [&](const PaintedText& each) {
                return each.text.contains(text.text.trimmed()) && each.box().adjusted(-1, -1, 1, 1).contains(text.box);
            });
            found += there ? 1 : 0;
            EXPECT_TRUE(there) << text.text.toStdString() << " at " << text.box.x() << ", " << text.box.y();
        }
        EXPECT_EQ(static_cast<std::size_t>(texts.size()), painted.texts.size());
        EXPECT_GT(found, 15u);
        EXPECT_EQ(told["size"].toArray()[0].toInt(), window.width());
        EXPECT_EQ(told["scrollBars"].toInt(), projected ? 0 : painted.scrollBars);
        EXPECT_EQ(told["cards"].toArray().size(), static_cast<qsizetype>(stage.scene().held.size()));
        EXPECT_GE(told["processes"].toArray().size(), 2);
        EXPECT_FALSE(told["arrows"].toArray().isEmpty());
    }
}

TEST_F(ProjectedWindow, HasNoScrollBarAndKeepsItsNarrationHigh) {
    present({1280, 720});
    std::set<int> heights;
    for (const QString& demo : app::session::builtInDemos()) {
        showRecorded(qPrintable(demo), -1);
        for (int step = -1; step < stage.stepCount(); ++step) {
            stage.seekStep(step);
            window.refresh();
            app::windows::settle();
            const PaintedWindow painted = PaintedWindow::of(window);
            EXPECT_EQ(painted.scrollBars, 0) << demo.toStdString() << ' ' << step;
            heights.insert(window.presentation().projected()->height());
            double largest = 0;
            for (const PaintedText& text : painted.texts)
                if (text.role == TextRole::Narration)
                    largest = std::max(largest, text.pixels);
            EXPECT_GE(largest, 50 * 720 / 1080.0 - 1) << demo.toStdString() << ' ' << step;
        }
    }
    EXPECT_EQ(heights.size(), 1u) << "the stage changes its height";
}

// By hand: into the door, into the bin.
class ProjectedByHand : public ProjectedWindow {
protected:
    [[nodiscard]] app::panels::ProjectedStage& projected() { return *window.presentation().projected(); }
    [[nodiscard]] const model::layout::LaneCard* card() {
        const auto held = stage.scene().held;
        return held.empty() || !projected().diagram() ? nullptr : projected().diagram()->card(held.front());
    }
    [[nodiscard]] QString painted(const char* state) {
        for (const PaintedText& text : PaintedWindow::of(*projected().diagram()).texts)
            if (text.role == TextRole::State && text.text == QLatin1String(state))
                return text.text;
        return {};
    }
    void drag(QPointF by) {
        ASSERT_TRUE(card());
        QWidget* viewport = projected().view()->viewport();
        const auto centre = card()->area.centre();
        const QPoint from(static_cast<int>(centre.x), static_cast<int>(centre.y));
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        for (const double share : {0.3, 0.6, 1.0})
            QTest::mouseMove(viewport, from + (by * share).toPoint());
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + by.toPoint());
    }
    void holdTheSyn() {
        for (int step = 0; step < 6; ++step) {
            key(Qt::Key_Space);
            waitForStep(step);
        }
        present({1280, 720});
        ASSERT_TRUE(card());
    }
};

TEST_F(ProjectedByHand, ACardIsTakenIntoTheDoor) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    drag({3, 2});
    EXPECT_EQ(stage.trace().fate(syn, stage.end()).verdict, std::nullopt) << "a click is no drag";
    drag({-120, 0});
    EXPECT_EQ(stage.trace().fate(syn, stage.end()).verdict, std::nullopt) << "let go where nothing is";
    drag({160, 20});
    EXPECT_TRUE(
        waitFor([&] { return stage.trace().fate(syn, stage.end()).verdict == model::trace::Verdict::Delivered; }));
}

TEST_F(ProjectedByHand, ACardIsTakenIntoTheBin) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    const model::PacketId syn = stage.scene().held.front();
    const auto& lane = projected().diagram()->places().lane;
    drag({lane.centre().x - card()->area.centre().x, lane.bottom() - 20 - card()->area.centre().y});
    EXPECT_TRUE(
        waitFor([&] { return stage.trace().fate(syn, stage.end()).verdict == model::trace::Verdict::Dropped; }));
}

// The card goes in, the state changes, the answer leaves, and each frame shows the card further on.
TEST_F(ProjectedByHand, ADeliveredCardGoesInBeforeItsAnswerLeaves) {
    START_LIVE_OR_SKIP("three-way-handshake");
    holdTheSyn();
    ASSERT_FALSE(HasFatalFailure());
    window.appearance().setReducedMotion(false);
    window.ladder()->setTravelMs(600);
    bool wentIn = false, answered = false, tooEarly = false;
    double last = -1;
    auto* motion = window.ladder()->motion();
    QObject::connect(motion, &app::panels::LadderMotion::left, &window, [&](double) { wentIn = true; });
    QObject::connect(motion, &app::panels::LadderMotion::traveled, &window, [&](double share) {
        answered = true;
        tooEarly = tooEarly || !wentIn || motion->leaving().has_value() || share < last;
        last = share;
    });
    const QString before = painted("SYN-RECEIVED");
    stage.judge(stage.scene().held.front(), {model::trace::Judgement::Kind::Deliver});
    EXPECT_TRUE(waitFor([&] { return answered && last >= 1; }));
    EXPECT_TRUE(wentIn);
    EXPECT_FALSE(tooEarly);
    EXPECT_EQ(before, "");
    EXPECT_NE(painted("SYN-RECEIVED"), "");
}

}  // namespace
}  // namespace tests::gui
