#include "app/panels/SegmentPanel.h"

#include <QCoreApplication>
#include <utility>

#include "app/diagrams/SegmentDiagram.h"

namespace app::panels {

SegmentPanel::SegmentPanel(QWidget* parent)
    : DiagramPanel(
          [this](const diagrams::DiagramInputs& inputs) {
              m_diagram = std::make_shared<diagrams::SegmentDiagram>(inputs);
              m_diagram->setHighlight(m_lit);
              return m_diagram;
          },
          [] { return QCoreApplication::translate("Panels", "Segment"); }, DiagramView::Fit::Width, parent) {
    connect(view(), &DiagramView::spotHovered, this, [this](const diagrams::Spot& spot) {
        const auto* field = spot.as<diagrams::spot::Field>();
        light(field ? std::optional(*field) : std::nullopt);
    });
    connect(view(), &DiagramView::roomChanged, this, [this] {
        if (m_diagram)
            view()->showArea(m_diagram->transport());
    });
    connect(view(), &DiagramView::hoverLeft, this, [this] { light(std::nullopt); });
}

void SegmentPanel::light(std::optional<diagrams::spot::Field> field) {
    m_lit = field;
    if (!m_diagram)
        return;
    m_diagram->setHighlight(field);
    view()->viewport()->update();
}

void SegmentPanel::show(const Frame& frame) {
    DiagramPanel::show(frame);
    const auto packet = m_diagram->packet();
    if (std::exchange(m_packet, packet) == packet)
        return;
    light(std::nullopt);
    view()->showArea(m_diagram->transport());
}

void SegmentPanel::clear() {
    DiagramPanel::clear();
    m_diagram.reset();
    m_packet.reset();
    m_lit.reset();
}

}  // namespace app::panels
