// Which message the layers show, and between whose ends it goes: the socket, its descriptor, its process, the call.
// GUI thread or any single thread.
#pragma once

#include <QCoreApplication>
#include <memory>
#include <optional>

#include "app/diagrams/DiagramInputs.h"
#include "model/call/CallRow.h"
#include "model/layout/DemultiplexingLayout.h"
#include "model/layout/HeaderLayout.h"
#include "model/layout/LayersLayout.h"

namespace app::diagrams {

class LayersMessage {
    Q_DECLARE_TR_FUNCTIONS(LayersDiagram)
public:
    using Layer = model::layout::Layer;
    using Way = model::layout::Way;
    struct End {
        std::string actor;  // "" where nobody knows
        QString name, fd;
        QStringList calls;  // forms of one, the whole one first
        model::Side side = model::Side::Client;
        Layer top = Layer::Application;  // where the message comes from, or how far up it has come
        bool somebody = true;            // false: there is no such socket
    };

    // All given outlives it.
    explicit LayersMessage(const DiagramInputs& inputs);

    // False: no message yet.
    explicit operator bool() const { return m_packet.has_value(); }
    [[nodiscard]] const model::trace::PacketRecord& record() const { return *m_in.trace->packet(*m_packet); }
    [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<model::layout::HeaderBlock>& blocks() const { return m_blocks; }
    // Of those that a layer has, outermost first, as the bytes lie.
    [[nodiscard]] std::vector<const model::layout::HeaderBlock*> blocksAt(Layer layer) const;
    [[nodiscard]] const model::layout::Demultiplexing& demultiplexing() const { return m_demultiplexing; }
    [[nodiscard]] const End& end(Way way) const { return way == Way::Down ? m_from : m_to; }
    [[nodiscard]] bool arrived() const { return m_arrived; }
    [[nodiscard]] bool dropped() const { return m_dropped; }
    // What stands in the socket's box, longer and shorter; and where the application's data would be.
    [[nodiscard]] QStringList socketTexts(Way way) const;
    [[nodiscard]] QString withoutData(Way way) const;

private:
    const DiagramInputs& m_in;
    std::optional<model::PacketId> m_packet;
    std::vector<std::uint8_t> m_bytes;
    std::vector<model::layout::HeaderBlock> m_blocks;
    std::shared_ptr<const model::trace::Scene> m_then;  // when the packet came to the door, if that is over
    model::layout::Demultiplexing m_demultiplexing;
    End m_from, m_to;
    bool m_arrived = false, m_dropped = false;

    // The kernel's table that the packet met.
    [[nodiscard]] const model::trace::Scene& scene() const { return m_then ? *m_then : *m_in.scene; }
    void lookBack(const model::trace::PacketRecord& packet);
    [[nodiscard]] bool belongs(const model::call::Row& row, bool sender) const;
    [[nodiscard]] QStringList callOf(const model::trace::ActorView& actor, int fd, bool sender) const;
    [[nodiscard]] End endOf(bool sender) const;
    [[nodiscard]] bool findOwner(End& end, const model::trace::Scene& scene, bool sender) const;
};

}  // namespace app::diagrams
