// What a class in the last row must see of the projected stage, in every demo, at every step, on every screen: asked of
// what is really painted.
#include <cmath>

#include "app/diagrams/ProjectedDiagram.h"
#include "app/panels/GiantWords.h"
#include "app/windows/PaintedWindow.h"
#include "app/windows/Viewpoint.h"
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
        app::diagrams::ProjectedContent content = app::panels::projectedContent(frame);
        content.title = QStringLiteral("4 · Title");
        content.mode = QStringLiteral("● Live kernel");
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

}  // namespace
}  // namespace tests::gui
