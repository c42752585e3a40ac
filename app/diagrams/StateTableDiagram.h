// The article's table of a connection, step by step: segment, flags, seq, ack, state of both ends. Rows of one height:
// only the visible ones are painted.
#pragma once

#include <QCoreApplication>
#include <array>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "model/layout/StateTableLayout.h"

namespace app::diagrams {

class StateTableDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(StateTableDiagram)
public:
    explicit StateTableDiagram(const DiagramInputs& inputs);

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override { return spotsIn(QRectF(QPointF(0, 0), m_size)); }
    [[nodiscard]] std::vector<Spot> spotsIn(const QRectF& visible) const override;
    [[nodiscard]] QRectF focus() const override;
    [[nodiscard]] QString title() const override;

private:
    enum Column { kStep, kSegment, kFlags, kSeq, kAck, kStateA, kStateB, kColumns };

    DiagramInputs m_in;
    model::ConnectionId m_connection;
    std::vector<model::layout::StateTableRow> m_rows;
    std::array<double, kColumns + 1> m_x{};  // left edges, and the right end
    double m_head = 0, m_row = 0, m_scale = 1;
    bool m_tight = false;  // states on two lines
    QString m_names[2];
    QSizeF m_size;

    void arrange();
    [[nodiscard]] QString cell(const model::layout::StateTableRow& row, std::size_t index, Column column) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> range(const QRectF& visible) const;
    void paintRow(Canvas& canvas, std::size_t index) const;
    void paintState(Canvas& canvas, const QRectF& area, const model::layout::StateTableRow& row, int side) const;
};

}  // namespace app::diagrams
