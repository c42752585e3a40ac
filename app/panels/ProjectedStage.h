// The projected stage as a widget: shows a position, lets the card travel and the camera ease, takes clicks, drags and
// touches on held cards. Owns nothing of what it shows but the diagram. GUI thread.
#pragma once

#include <QTouchEvent>
#include <QVariantAnimation>
#include <QWidget>
#include <optional>

#include "app/diagrams/ProjectedDiagram.h"
#include "app/panels/Frame.h"

namespace app::panels {

class DiagramView;
class LadderMotion;

class ProjectedStage : public QWidget {
    Q_OBJECT
public:
    // motion: the ladder's, so that both show one trip. It outlives the stage.
    ProjectedStage(LadderMotion* motion, QWidget* parent);

    // window: whose upper part this is.
    void show(const Frame& frame, const QString& title, const QString& mode, const QSize& window);
    using QWidget::show;
    void clear();
    [[nodiscard]] DiagramView* view() const { return m_view; }
    [[nodiscard]] const diagrams::ProjectedDiagram* diagram() const { return m_shown.diagram.get(); }
    // The whole connection, or what happens now.
    [[nodiscard]] bool whole() const { return m_whole; }
    void setWhole(bool whole);
    void finishMotion();

signals:
    void judgementWanted(model::PacketId packet, model::trace::Judgement judgement);
    void stepWanted(int by);  // by a finger: 1 the next, -1 back
    void wanted();            // to be shown anew

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    // A position, and what it is shown from.
    struct Shown {
        std::shared_ptr<const model::trace::Scene> scene;
        std::shared_ptr<diagrams::ProjectedDiagram> diagram;
    };
    // With the inputs, all that is shown but the time that a timer has left.
    struct Look {
        std::size_t position = 0, end = 0;
        QString title, mode;
        bool whole = false;
        bool operator==(const Look&) const = default;
    };
    DiagramView* m_view;
    LadderMotion* m_motion;
    std::optional<Look> m_look;
    diagrams::DiagramInputs m_inputs;
    Shown m_shown, m_before;  // before: while what it held goes in or falls
    diagrams::ProjectedDiagram::Rows m_rows;
    QVariantAnimation m_easing;
    std::optional<model::layout::LaneCamera> m_camera, m_from;
    struct Hand {
        model::PacketId packet;
        QPointF pressed;
        bool moved = false;
    };
    std::optional<Hand> m_hand;
    std::optional<QPointF> m_finger;  // where it came down
    double m_travel = 1;
    bool m_whole = false;

    // Of a diagram that differs in the time alone.
    void renewTimers();
    void ease(const model::layout::LaneCamera& target);
    void moveCamera(double share);
    void leave(double share);
    void travel(double share);
    [[nodiscard]] bool take(QPointF at);
    void drag(QPointF by);
    void letGo(QPointF by);
    void putBack();
    void touch(const QTouchEvent& event);
    void tap(QPointF at);
    void glow(double strength);
    void activate(const diagrams::Spot& spot);
};

}  // namespace app::panels
