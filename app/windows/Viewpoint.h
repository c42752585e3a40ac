// What is looked at: the stage's position, the segment and the connection picked there, in the look and the language
// of the window. Every view is shown from the frame made here. GUI thread.
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "app/diagrams/Diagram.h"
#include "app/panels/Frame.h"

namespace app::windows {

class Appearance;

class Viewpoint : public QObject {
    Q_OBJECT
public:
    Viewpoint(session::Stage* stage, const Appearance& appearance, QObject* parent);

    // coming: how many segments to come may be given away.
    [[nodiscard]] panels::Frame frame(std::size_t coming = 0);
    void pick(model::PacketId packet);
    // One connection picked out in every view; nullopt: all of them.
    void setConnection(std::optional<model::ConnectionId> connection);
    [[nodiscard]] std::optional<model::ConnectionId> connection() const { return m_connection; }
    void toggleConnection();  // that of the segment shown, or all
    // Of a segment, or of the socket whose state begins at the spot.
    [[nodiscard]] std::optional<model::ConnectionId> connectionOf(const diagrams::Spot& spot) const;
    void reset();

signals:
    void changed();

private:
    session::Stage* m_stage;
    const Appearance& m_appearance;
    std::shared_ptr<model::layout::SequenceSymbols> m_symbols = std::make_shared<model::layout::SequenceSymbols>();
    std::optional<model::PacketId> m_picked;
    std::optional<model::ConnectionId> m_connection;

    [[nodiscard]] std::optional<model::ConnectionId> connectionOf(model::PacketId packet) const;
};

}  // namespace app::windows
