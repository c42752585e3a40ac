#include "app/windows/Viewpoint.h"

#include "app/diagrams/ShownMessage.h"
#include "app/windows/Appearance.h"

namespace app::windows {

Viewpoint::Viewpoint(session::Stage* stage, const Appearance& appearance, QObject* parent)
    : QObject(parent), m_stage(stage), m_appearance(appearance) {}

panels::Frame Viewpoint::frame(std::size_t coming) {
    panels::Frame frame;
    frame.stage = m_stage;
    frame.scene = m_stage->moment().sharedScene();
    // The segment picked goes with the position: looking elsewhere means the newest one there.
    if (const auto* picked = m_picked ? m_stage->trace().packet(*m_picked) : nullptr;
        picked && picked->event >= frame.scene->position)
        m_picked.reset();
    m_symbols->update(m_stage->trace());
    frame.inputs.symbols = m_symbols;
    frame.inputs.trace = &m_stage->trace();
    frame.inputs.scene = frame.scene.get();
    frame.inputs.scenario = m_stage->scenario();
    frame.inputs.theme = m_appearance.theme();
    frame.inputs.labels.numbers = m_appearance.numbers();
    frame.inputs.now = m_stage->now();
    frame.inputs.packet = m_picked;
    frame.inputs.connection = m_connection;
    frame.inputs.coming = coming;
    return frame;
}

void Viewpoint::reset() {
    m_symbols = std::make_shared<model::layout::SequenceSymbols>();
    m_picked.reset();
    m_connection.reset();
}

void Viewpoint::pick(model::PacketId packet) {
    m_picked = packet;
    emit changed();
}

void Viewpoint::setConnection(std::optional<model::ConnectionId> connection) {
    m_connection = connection;
    emit changed();
}

void Viewpoint::toggleConnection() {
    if (m_connection)
        return setConnection(std::nullopt);
    const panels::Frame now = frame();
    if (const auto shown = diagrams::shownMessage(now.inputs))
        setConnection(connectionOf(shown->packet));
}

std::optional<model::ConnectionId> Viewpoint::connectionOf(model::PacketId packet) const {
    const auto* record = m_stage->trace().packet(packet);
    const bool known = record && record->segment && record->segment->connection != 0;
    return known ? std::optional(model::ConnectionId{record->segment->connection}) : std::nullopt;
}

std::optional<model::ConnectionId> Viewpoint::connectionOf(const diagrams::Spot& spot) const {
    using namespace diagrams::spot;
    if (const auto* packet = spot.as<model::PacketId>())
        return connectionOf(*packet);
    if (const auto* deliver = spot.as<Deliver>())
        return connectionOf(deliver->packet);
    if (const auto* drop = spot.as<Drop>())
        return connectionOf(drop->packet);
    const auto& events = m_stage->trace().events();
    const auto* position = spot.as<Position>();
    if (!position || position->events == 0 || position->events > events.size())
        return std::nullopt;
    const auto& what = events[position->events - 1].what;
    if (const auto* seen = std::get_if<model::trace::PacketSeen>(&what))
        return connectionOf(seen->packet);
    if (const auto* verdict = std::get_if<model::trace::PacketVerdict>(&what))
        return connectionOf(verdict->packet);
    const auto* changed = std::get_if<model::trace::SocketChanged>(&what);
    for (const auto& connection : m_stage->scene().connections)
        for (const auto& end : connection.ends)
            if (changed && end.socket == changed->socket)
                return connection.id;
    return std::nullopt;
}

}  // namespace app::windows
