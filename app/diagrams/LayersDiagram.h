// One message on its way: down through socket, transport, IP and the device on the sender's side, gaining a header at
// each, and up again on the receiver's; the real bytes at every layer. Below, the step that picks the socket: the
// packet's protocol and addresses beside the kernel's own table, and from the socket to the descriptor and the process.
#pragma once

#include <QCoreApplication>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "app/diagrams/LayersMessage.h"
#include "model/layout/LayersLayout.h"

namespace app::diagrams {

class LayersDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(LayersDiagram)
public:
    explicit LayersDiagram(const DiagramInputs& inputs);
    LayersDiagram(const LayersDiagram&) = delete;
    LayersDiagram& operator=(const LayersDiagram&) = delete;

    [[nodiscard]] QSizeF size() const override;
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QString title() const override;

private:
    using Layer = model::layout::Layer;
    using Way = model::layout::Way;
    DiagramInputs m_in;
    LayersMessage m_message;
    model::layout::LayersLayout m_layout;

    [[nodiscard]] double b() const { return m_in.theme.b; }
    [[nodiscard]] QString layerName(Layer layer) const;
    [[nodiscard]] QString layerTask(Layer layer) const;
    void paintSide(Canvas& canvas, Way way) const;
    void paintSocket(Canvas& canvas, Way way, bool passive) const;
    void paintBlocks(Canvas& canvas, Layer layer, Way way, bool faint) const;
    void paintBlock(Canvas& canvas, const model::layout::HeaderBlock& block, const model::layout::Rect& area,
                    bool faint, bool fresh) const;
    void paintLayer(Canvas& canvas, Layer layer) const;
    void paintWire(Canvas& canvas) const;
    void paintTable(Canvas& canvas) const;
    void paintHeads(Canvas& canvas) const;
    void paintRow(Canvas& canvas, std::size_t index) const;
    void paintCell(Canvas& canvas, std::size_t column, const model::layout::Rect& row, const QString& text, QFont font,
                   const QColor& ink) const;
    void paintSentence(Canvas& canvas, const QRectF& area, const QString& text, double size, const QColor& ink) const;
    [[nodiscard]] QString verdict() const;  // which socket takes the packet, and why
    // In front of a class nothing is smaller than the text's size.
    [[nodiscard]] double smallest(double onDesk) const { return m_in.theme.line > 3 ? 1 : onDesk; }
};

}  // namespace app::diagrams
