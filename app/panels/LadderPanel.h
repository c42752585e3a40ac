// The ladder in the middle of the stage: follows the position, lets a new segment travel, offers Deliver and Drop on
// held ones, tells which connection is picked out. A segment travels once; a repaint, a resize or another event never
// starts it again.
#pragma once

#include <QFrame>
#include <QPushButton>
#include <optional>

#include "app/diagrams/LadderDiagram.h"
#include "app/panels/Frame.h"
#include "app/panels/LadderMotion.h"

namespace app::panels {

class DiagramView;
class FittedLabel;

class LadderPanel : public QFrame {
    Q_OBJECT
public:
    explicit LadderPanel(QWidget* parent = nullptr);
    void show(const Frame& frame);
    using QFrame::show;
    void clear();
    void setTravelMs(int ms) { m_motion.setMs(ms); }
    [[nodiscard]] int travelMs() const { return m_motion.ms(); }
    // No travel and no glow.
    void setReducedMotion(bool reduced) { m_motion.setReduced(reduced); }
    [[nodiscard]] bool traveling() const { return m_motion.running(); }
    void setPaused(bool paused) { m_motion.setPaused(paused); }
    void finishTravel() { m_motion.finish(); }
    // A trip that is shown elsewhere too is worth beginning.
    [[nodiscard]] LadderMotion* motion() { return &m_motion; }
    void setWatched(bool watched) { m_watched = watched; }
    [[nodiscard]] DiagramView* view() const { return m_view; }
    // Shown while one connection is picked out.
    [[nodiscard]] QPushButton* everything() const { return m_everything; }
    [[nodiscard]] QString pickedOut() const;

protected:
    void changeEvent(QEvent* event) override;

signals:
    void judgementWanted(model::PacketId packet, model::trace::Judgement judgement);
    void packetPicked(model::PacketId packet);
    // On a segment or a state, or beside all of them.
    void menuWanted(const std::optional<app::diagrams::Spot>& spot, const QPoint& globalPosition);
    void everythingWanted();  // not one connection alone
    void positionWanted(std::size_t position);
    void happened(const QStringList& sentences);  // for a screen reader

private:
    DiagramView* m_view;
    QWidget* m_onlyBar;
    FittedLabel* m_only;
    QPushButton* m_everything;
    struct Told {
        std::size_t position = 0, end = 0;
        diagrams::DiagramInputs inputs;
    };
    std::optional<Frame> m_frame;
    std::optional<Told> m_told;  // by the diagram in the view; nullopt: by none
    std::shared_ptr<diagrams::LadderDiagram> m_diagram;
    std::shared_ptr<model::layout::LadderLayout> m_rows;
    LadderMotion m_motion;
    std::size_t m_position = 0;
    std::vector<model::PacketId> m_held;  // there
    bool m_watched = false;

    void putTogether();
    void travel(double share);
    void glow(double strength);
    void activate(const diagrams::Spot& spot);
    void build();
    void showOnly();
    void retranslate();
    void showFocus();
    void startTravel(const Frame& frame);
};

}  // namespace app::panels
