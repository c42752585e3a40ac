// One chart, or all that have something to show one below the other: names of the curves, the plot, and a spot for
// every point. GUI thread.
#pragma once

#include <QCoreApplication>

#include "app/charts/Plot.h"
#include "app/diagrams/Canvas.h"
#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"

namespace app::charts {

class ChartDiagram : public diagrams::Diagram {
    Q_DECLARE_TR_FUNCTIONS(ChartDiagram)
public:
    // All that have something to show.
    explicit ChartDiagram(const diagrams::DiagramInputs& inputs);
    // One, as high as the inputs say.
    ChartDiagram(const diagrams::DiagramInputs& inputs, model::layout::ChartKind kind);

    [[nodiscard]] QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<diagrams::Spot> spots() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString sentence() const override;

private:
    struct Name {
        std::optional<std::size_t> curve;  // nullopt: the line at the position
        QString words;
        QRectF sample, text;
    };
    struct Part {
        model::layout::Chart chart;
        std::optional<Plot> plot;  // nullopt: nothing to show, the sentence says why
        std::vector<Name> names;
        QRectF title, axis, subject, area;  // title: empty where there is but one
    };

    const model::trace::Trace* m_trace;
    theme::Theme m_theme;
    std::vector<Part> m_parts;
    QSizeF m_size;

    [[nodiscard]] QFont quiet(const QString& text) const;
    // From `top` on; where its last line ends.
    double place(Part& part, double top, double height);
    void paintPart(diagrams::Canvas& canvas, const Part& part) const;
};

}  // namespace app::charts
