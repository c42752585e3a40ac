// The segment's page: what the pointer or the keys rest on is lit as a field and as bytes, and a new segment is shown
// from the header that TCP or UDP wrote.
#pragma once

#include "app/panels/DiagramPanel.h"

namespace app::diagrams {
class SegmentDiagram;
}

namespace app::panels {

class SegmentPanel : public DiagramPanel {
    Q_OBJECT
public:
    explicit SegmentPanel(QWidget* parent = nullptr);
    void show(const Frame& frame) override;
    using DiagramPanel::show;
    void clear() override;
    [[nodiscard]] const diagrams::SegmentDiagram* diagram() const { return m_diagram.get(); }

private:
    std::shared_ptr<diagrams::SegmentDiagram> m_diagram;
    std::optional<model::PacketId> m_packet;
    std::optional<diagrams::spot::Field> m_lit;

    void light(std::optional<diagrams::spot::Field> field);
};

}  // namespace app::panels
