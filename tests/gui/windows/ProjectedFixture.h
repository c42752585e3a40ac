// A window that presents, and held cards taken by hand.
#pragma once

#include "app/diagrams/Geometry.h"
#include "app/panels/DiagramView.h"
#include "app/panels/ProjectedStage.h"
#include "app/windows/PaintedWindow.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {

class ProjectedWindow : public WindowFixture {
protected:
    void present(const QSize& size) {
        window.presentation().begin(app::windows::Presentation::Start::FromHere);
        app::windows::settle();  // where nobody manages the windows, none becomes as large as the screen
        ASSERT_TRUE(waitFor([&] {
            window.resize(size);
            QCoreApplication::processEvents();
            return window.size() == size;
        }));
        window.refresh();
        window.finishAnimations();
        app::windows::settle();
    }
};

// By hand or finger: into the door, into the bin, past another.
class ProjectedByHand : public ProjectedWindow {
protected:
    [[nodiscard]] app::panels::ProjectedStage& projected() { return *window.presentation().projected(); }
    [[nodiscard]] const model::layout::LaneCard* card() {
        const auto held = stage.scene().held;
        return held.empty() || !projected().diagram() ? nullptr : projected().diagram()->card(held.front());
    }
    [[nodiscard]] QString painted(const char* state) {
        for (const app::windows::PaintedText& text : app::windows::PaintedWindow::of(*projected().diagram()).texts)
            if (text.role == app::diagrams::TextRole::State && text.text == QLatin1String(state))
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
    [[nodiscard]] QPointF towards(model::PacketId card, model::PacketId other) {
        const auto* from = projected().diagram()->card(card);
        const auto* to = projected().diagram()->card(other);
        if (!from || !to)
            return {};
        return app::diagrams::qt(to->area).center() - app::diagrams::qt(from->area).center();
    }
    // The younger one is let in first.
    void expectOvertaken(model::PacketId older, model::PacketId younger) {
        const auto settled = [&](model::PacketId packet) { return stage.trace().fate(packet, stage.end()).settled; };
        ASSERT_TRUE(waitFor([&] { return settled(older) && settled(younger); }));
        EXPECT_LT(settled(younger)->ns, settled(older)->ns);
        for (const model::PacketId packet : {older, younger})
            EXPECT_EQ(stage.trace().fate(packet, stage.end()).verdict, model::trace::Verdict::Delivered);
    }
    // Two messages at the server's door.
    void holdTwo() {
        for (int step = 0; stage.scene().held.size() < 2 && step < stage.stepCount(); ++step) {
            key(Qt::Key_Space);
            waitForStep(step);
        }
        ASSERT_EQ(stage.scene().held.size(), 2u);
        present({1280, 720});
        ASSERT_TRUE(card());
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

}  // namespace tests::gui
