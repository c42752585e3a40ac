// The article's table of a connection, step by step: segment, flags, seq, ack, state of both ends. Rows of one height:
// only the visible ones are painted.
#pragma once

#include <QCoreApplication>

#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"
#include "app/diagrams/Geometry.h"
#include "model/layout/StateTableLayout.h"
#include "model/layout/StateTablePlan.h"

namespace app::diagrams {

class StateTableDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(StateTableDiagram)
public:
    explicit StateTableDiagram(const DiagramInputs& inputs);

    [[nodiscard]] QSizeF size() const override { return qt(m_plan.size()); }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override { return spotsIn(QRectF(QPointF(0, 0), size())); }
    [[nodiscard]] std::vector<Spot> spotsIn(const QRectF& visible) const override;
    [[nodiscard]] QRectF focus() const override;
    [[nodiscard]] QString title() const override;

private:
    using Column = model::layout::TableColumn;

    DiagramInputs m_in;
    model::ConnectionId m_connection;
    std::vector<model::layout::StateTableRow> m_rows;
    model::layout::StateTablePlan m_plan;
    QString m_names[2];

    void arrange();
    [[nodiscard]] QString cell(const model::layout::StateTableRow& row, std::size_t index, Column column) const;
    void paintHead(Canvas& canvas, double top) const;
    // Of the row that is looked at; nullopt: none is.
    [[nodiscard]] std::optional<std::size_t> pickedRow() const;
    [[nodiscard]] bool kernelHad(int side, model::State state) const;
    void paintRow(Canvas& canvas, std::size_t index) const;
    void paintState(Canvas& canvas, const QRectF& area, const model::layout::StateTableRow& row, int side) const;
};

}  // namespace app::diagrams
