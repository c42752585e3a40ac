// Client and server, held, dropped and resent are told apart by eyes without colours, too: by lightness or by shape,
// computed from what is painted, at the desk and projected, in every theme.
#include <gtest/gtest.h>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Geometry.h"
#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/ProjectedDiagram.h"
#include "app/windows/PaintedWindow.h"
#include "model/trace/Moment.h"
#include "tests/gui/diagrams/Sight.h"
#include "tests/support/TraceScript.h"

namespace tests::gui {
namespace {

using namespace app::diagrams;
using app::theme::Look;
using app::theme::Setting;
using app::theme::Theme;
using model::State;
namespace flag = model::packet::flag;

constexpr double kApart = 0.15;  // of what is drawn

enum class Fate { Delivered, Held, Dropped, Resent };

// Two segments of the client; what became of the second.
struct Told {
    support::TraceScript script;
    model::scenario::Scenario demo;
    model::trace::Scene scene;
    model::PacketId second;
    std::unique_ptr<Diagram> diagram;
    QImage image;
    app::windows::PaintedWindow painted;
    std::vector<QPolygonF> texts;

    explicit Told(Fate fate) {
        demo.actors = {{"client", "client", {}, false}, {"server", "server", {}, false}};
        script.actor("client", 1);
        script.actor("server", 2);
        script.socket(1, State::Established, 40000, 9000, "client", 3);
        script.socket(2, State::Established, 9000, 40000, "server", 4);
        script.deliver(script.tcp(40000, 9000, 100, 200, flag::Psh | flag::Ack, "abc"));
        const bool again = fate == Fate::Resent;
        second = {script.tcp(40000, 9000, again ? 100 : 103, 200, flag::Psh | flag::Ack, again ? "abc" : "def")};
        if (fate == Fate::Dropped)
            script.drop(second.value);
        else if (fate != Fate::Held)
            script.deliver(second.value);
        scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
    }
    void paint(bool projected, Look look) {
        DiagramInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.scenario = &demo;
        in.pressable = false;
        in.width = projected ? 1920 : 900;
        in.height = projected ? 1080 : 0;
        in.theme = Theme::make(look);
        if (projected)
            diagram = std::make_unique<ProjectedDiagram>(in, ProjectedContent{});
        else
            diagram = std::make_unique<LadderDiagram>(in);
        image = QImage(diagram->size().toSize(), QImage::Format_RGB32);
        image.fill(in.theme.background);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        diagram->paint(painter, QRectF(QPointF(0, 0), diagram->size()));
        painter.end();
        painted = app::windows::PaintedWindow::of(*diagram);
        for (const auto& text : painted.texts)
            texts.push_back(text.outline);
    }
    [[nodiscard]] Part arrow() const {
        const auto found = std::ranges::find(painted.arrows, second, &PaintRecord::Arrow::packet);
        if (found == painted.arrows.end())
            return {};
        return aroundTip(image, texts, found->from, found->to, QLineF(found->from, found->to).length() / 4, 36);
    }
    // Of the life line of that side, where it is ESTABLISHED.
    [[nodiscard]] Part bar(model::Side side) const {
        QRectF area;
        if (const auto* stage = dynamic_cast<const ProjectedDiagram*>(diagram.get())) {
            for (const auto& each : stage->lane().bars)
                if (each.side == side && each.state == State::Established)
                    area = qt(each.area);
        } else {
            for (const Spot& spot : diagram->spots())
                if (spot.as<spot::Position>() && (side == model::Side::Client) == (spot.area.center().x() < 450))
                    area = spot.area;
        }
        const double edge = area.width() / 4;  // it is the same in both, and not always on a pixel
        return partOf(image, QRectF(area.left() + edge, area.top() + 8, area.width() - 2 * edge, 50).toAlignedRect());
    }
};

struct Shown {
    const char* name;
    bool projected;
    Look look;
};

class ToldApart : public ::testing::TestWithParam<Shown> {
protected:
    QColor background = Theme::make(GetParam().look).background;

    [[nodiscard]] Told told(Fate fate) {
        Told out(fate);
        out.paint(GetParam().projected, GetParam().look);
        return out;
    }
    void expectApart(const char* what, const Part& a, const Part& z) {
        ASSERT_FALSE(a.image.isNull() || z.image.isNull()) << what;
        for (const Sight sight : kSights)
            EXPECT_GE(apart(a, z, background, sight), kApart) << what << ", " << nameOf(sight);
    }
};

TEST_P(ToldApart, ClientAndServer) {
    const Told delivered = told(Fate::Delivered);
    expectApart("client, server", delivered.bar(model::Side::Client), delivered.bar(model::Side::Server));
}

TEST_P(ToldApart, HeldDroppedResentAndDelivered) {
    const Part delivered = told(Fate::Delivered).arrow(), held = told(Fate::Held).arrow(),
               dropped = told(Fate::Dropped).arrow(), resent = told(Fate::Resent).arrow();
    expectApart("held, dropped", held, dropped);
    expectApart("held, delivered", held, delivered);
    expectApart("dropped, delivered", dropped, delivered);
    expectApart("resent, delivered", resent, delivered);
    expectApart("resent, dropped", resent, dropped);
    expectApart("resent, held", resent, held);
}

INSTANTIATE_TEST_SUITE_P(
    Themes, ToldApart,
    ::testing::Values(Shown{"desk_light", false, Look::Light}, Shown{"desk_dark", false, Look::Dark},
                      Shown{"desk_print", false, Look::Print}, Shown{"projected_light", true, Look::Light},
                      Shown{"projected_dark", true, Look::Dark}, Shown{"projected_print", true, Look::Print}),
    [](const auto& shown) { return std::string(shown.param.name); });

// Faults that the rule has to see: what the colours alone tell apart.
class ByColourAlone : public ::testing::Test {
protected:
    Theme theme = Theme::make(Look::Light);

    [[nodiscard]] Part drawn(const std::function<void(Canvas&)>& draw) const {
        QImage image(400, 100, QImage::Format_RGB32);
        image.fill(theme.background);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        Canvas canvas(painter, theme);
        draw(canvas);
        painter.end();
        return partOf(image, image.rect());
    }
    [[nodiscard]] Part arrow(const QColor& ink, bool copy = false) const {
        return drawn([&](Canvas& canvas) { canvas.arrow({20, 50}, {380, 50}, Stroke::Data, copy, ink, 3); });
    }
    [[nodiscard]] double worst(const Part& a, const Part& z) const {
        double least = 1;
        for (const Sight sight : kSights)
            least = std::min(least, apart(a, z, theme.background, sight));
        return least;
    }
};

TEST_F(ByColourAlone, TwoSolidBarsAreOne) {
    const auto bar = [&](const QColor& ink) {
        return drawn([&](Canvas& canvas) { canvas.pill({20, 20, 30, 60}, ink, {}, 0, 0); });
    };
    EXPECT_LT(worst(bar(theme.client.ink), bar(theme.server.ink)), kApart);
}

TEST_F(ByColourAlone, ADroppedArrowWithoutItsCrossIsAHeldOne) {
    EXPECT_LT(worst(arrow(theme.held.ink), arrow(theme.bad.ink)), kApart);
    EXPECT_LT(worst(arrow(theme.client.ink), arrow(theme.bad.ink)), kApart) << "nor is it told from a delivered one";
}

TEST_F(ByColourAlone, AResentArrowWithoutGapsIsAnother) {
    EXPECT_LT(worst(arrow(theme.client.ink), arrow(theme.client.ink)), kApart);
    EXPECT_GE(worst(arrow(theme.client.ink), arrow(theme.client.ink, true)), kApart) << "its gaps tell";
}

TEST_F(ByColourAlone, EyesDiffer) {
    // What a cone is missing for gets darker or lighter, greys stay.
    for (const Sight sight : kSights) {
        EXPECT_NEAR(lightness(Qt::white, sight), 100, 0.5) << nameOf(sight);
        EXPECT_NEAR(lightness(Qt::black, sight), 0, 0.5) << nameOf(sight);
    }
    EXPECT_LT(lightness(Qt::red, Sight::Protanopia), lightness(Qt::red, Sight::Grey) - 10);
    EXPECT_GT(lightness(Qt::red, Sight::Deuteranopia), lightness(Qt::red, Sight::Protanopia));
}

}  // namespace
}  // namespace tests::gui
