#include "app/panels/DiagramPanel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"
#include "model/base/Overloaded.h"

namespace app::panels {

DiagramPanel::DiagramPanel(Make make, std::function<QString()> title, DiagramView::Fit fit, QWidget* parent)
    : Panel(parent), m_make(std::move(make)), m_title(std::move(title)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_view = new DiagramView(this);
    m_view->setFit(fit);
    column->addWidget(m_view, 1);
    m_detail = new QLabel(this);
    m_detail->setWordWrap(true);
    m_detail->setMargin(8);
    m_detail->hide();
    column->addWidget(m_detail);
    connect(m_view, &DiagramView::spotActivated, this, &DiagramPanel::activate);
    connect(m_view, &DiagramView::roomChanged, this, &DiagramPanel::rebuild);
}

void DiagramPanel::rebuild() {
    if (m_frame)
        build();
}

// Nothing but time has passed: no page of these tells it.
bool DiagramPanel::shows(const Frame& frame) const {
    if (!m_frame || !m_view->diagram() || m_told != m_title())
        return false;
    return frame.scene->position == m_position && frame.stage->end() == m_end &&
           diagrams::alike(frame.inputs, m_frame->inputs);
}

void DiagramPanel::show(const Frame& frame) {
    if (shows(frame))
        return;
    m_frame = frame;
    m_view->setSmallestScale(onProjector(frame.theme()) ? 1 : 0);
    m_view->setBackground(frame.theme().background, frame.theme().client.ink);
    m_detail->setStyleSheet(QStringLiteral("background: %1; color: %2; border-radius: 8px;")
                                .arg(frame.theme().held.tint.name(), frame.theme().text.name()));
    if (frame.scene->position != m_position)
        m_detail->hide();
    build();
    if (frame.scene->position != m_position && m_view->diagram()) {
        const QRectF focus = m_view->diagram()->focus();
        if (!focus.isEmpty())
            m_view->showArea(focus);
    }
    m_position = frame.scene->position;
    m_end = frame.stage->end();
    m_told = m_title();
}

void DiagramPanel::build() {
    diagrams::DiagramInputs inputs = m_frame->inputs;
    inputs.width = m_view->roomWidth();
    inputs.height = m_view->maximumViewportSize().height();
    const std::shared_ptr<diagrams::Diagram> diagram = m_make(inputs);
    m_view->setDiagram(diagram);
    setSpoken(m_view, m_title(), diagram ? diagram->sentence() : QString());
}

void DiagramPanel::clear() {
    m_view->setDiagram({});
    m_frame.reset();
    m_position = m_end = 0;
}

// Of the event that happened last at the position.
std::optional<model::PacketId> DiagramPanel::packetAt(std::size_t position) const {
    const auto& events = m_frame->stage->trace().events();
    if (position == 0 || position > events.size())
        return std::nullopt;
    const auto* seen = std::get_if<model::trace::PacketSeen>(&events[position - 1].what);
    return seen ? std::optional(seen->packet) : std::nullopt;
}

void DiagramPanel::goTo(std::size_t position) {
    if (const auto packet = packetAt(position))
        emit packetPicked(*packet);
    emit positionWanted(position);
}

void DiagramPanel::tell(const QString& sentence) {
    m_detail->setText(sentence);
    m_detail->setVisible(!sentence.isEmpty());
}

void DiagramPanel::activate(const diagrams::Spot& spot) {
    using namespace diagrams::spot;
    const auto tellOf = [&] { tell(spot.name); };
    std::visit(model::Overloaded{
                   [&](model::PacketId packet) { emit packetPicked(packet); },
                   [&](const Row& row) {
                       if (const auto* record = m_frame->stage->trace().packet(row.packet))
                           goTo(record->event + 1);
                   },
                   [&](const Call& call) { goTo(call.event + 1); },
                   [&](const Position& position) { goTo(position.events); },
                   [&](model::SocketId) { tellOf(); },
                   [&](model::State) { tellOf(); },
                   [&](const Transition&) { tellOf(); },
                   [&](const Field&) { tellOf(); },
                   [&](const Deliver&) { tellOf(); },
                   [&](const Drop&) { tellOf(); },
                   [&](const Told&) { tellOf(); },
               },
               spot.what);
}

}  // namespace app::panels
