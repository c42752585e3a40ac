// One message on its way: down through socket, transport, IP and the device on the sender's side, gaining a header at
// each, and up again on the receiver's; the real bytes at every layer. Below, the step that picks the socket: the
// packet's protocol and addresses beside the kernel's own table, and from the socket to the descriptor and the process.
#pragma once

#include <QCoreApplication>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/DemultiplexingLayout.h"
#include "model/layout/HeaderLayout.h"

namespace app::diagrams {

class LayersDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(LayersDiagram)
public:
    explicit LayersDiagram(const DiagramInputs& inputs);

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;

private:
    enum Layer { kApplication, kSocket, kTransport, kNetwork, kDevice, kLayers };
    enum class Side { Down, Up };
    struct End {
        QString name, fd;
        QStringList calls;  // forms of one, the whole one first
        model::Side side = model::Side::Client;
        Layer top = kApplication;  // where the message comes from, or how far up it has come
        bool somebody = true;      // false: there is no such socket
    };

    DiagramInputs m_in;
    std::optional<model::PacketId> m_packet;
    std::vector<std::uint8_t> m_bytes;
    std::vector<model::layout::HeaderBlock> m_blocks;
    std::optional<model::trace::Scene> m_then;  // when the packet came to the door, if that is over
    model::layout::Demultiplexing m_demultiplexing;
    End m_from, m_to;
    bool m_arrived = false, m_dropped = false;
    // Beside two sides of some width: shorter words, fewer bytes, a shorter table. Narrower still: names above their
    // rows.
    bool m_compact = false, m_narrow = false;
    std::size_t m_hexLines = 2;
    // m_lowSocket: by so much lower than the other layers; m_rowsTop: of the kernel's table.
    double m_middle = 0, m_wing = 0, m_row = 0, m_gap = 0, m_lowSocket = 0, m_head = 0, m_tableTop = 0, m_rowsTop = 0,
           m_tableRow = 0;
    QSizeF m_size;

    void choose();
    // The kernel's table that the packet met.
    [[nodiscard]] const model::trace::Scene& scene() const { return m_then ? *m_then : *m_in.scene; }
    void lookBack(const model::trace::PacketRecord& packet);
    [[nodiscard]] QStringList callOf(const model::trace::ActorView& actor, int fd, bool sender) const;
    [[nodiscard]] double b() const { return m_in.theme.b; }
    [[nodiscard]] QRectF layerArea(Layer layer, Side side) const;
    [[nodiscard]] double messageX(Side side) const;
    [[nodiscard]] QString layerName(Layer layer) const;
    [[nodiscard]] QString layerTask(Layer layer) const;
    [[nodiscard]] std::vector<const model::layout::HeaderBlock*> blocksAt(Layer layer) const;
    [[nodiscard]] const theme::Role& role(model::layout::HeaderBlock::Kind kind) const;
    [[nodiscard]] End endOf(bool sender) const;
    [[nodiscard]] QStringList socketTexts(Side side) const;
    [[nodiscard]] QString withoutData(Side side) const;
    [[nodiscard]] bool findOwner(End& end, const model::trace::Scene& scene, bool sender) const;
    void paintSide(Canvas& canvas, Side side) const;
    void paintBlocks(Canvas& canvas, Layer layer, Side side, const QRectF& area, bool faint) const;
    void paintTable(Canvas& canvas) const;
    [[nodiscard]] QString verdict() const;  // which socket takes the packet, and why
    // In front of a class nothing is smaller than the text's size.
    [[nodiscard]] double smallest(double onDesk) const { return m_in.theme.line > 3 ? 1 : onDesk; }
    struct Column {
        QStringList heads;
        double x = 0, width = 0;
    };
    [[nodiscard]] std::vector<Column> columns() const;
};

}  // namespace app::diagrams
