// A diagram knows its size and paints the visible part of itself. Screen, SVG, PDF, PNG and printing use this one path,
// so what is exported is what is seen. Pure painting: no widget, no event loop.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <optional>
#include <vector>

namespace app::diagrams {

// A part of a diagram that can be pointed at, clicked, read aloud.
struct Spot {
    QRectF area;
    QString name;           // one sentence: tooltip and screen reader
    enum class Kind { Packet, State, Transition, TableRow, Call, Field, Deliver, Drop, Other } kind = Kind::Other;
    quint64 id = 0;         // PacketId, step, index: by kind
};

class Diagram {
public:
    virtual ~Diagram() = default;
    [[nodiscard]] virtual QSizeF size() const = 0;
    // visible: in the diagram's coordinates.
    virtual void paint(QPainter& painter, const QRectF& visible) const = 0;
    [[nodiscard]] virtual std::vector<Spot> spots() const { return {}; }
};

}  // namespace app::diagrams
