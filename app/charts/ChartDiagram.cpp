#include "app/charts/ChartDiagram.h"

#include <algorithm>
#include <cmath>

#include "app/charts/ChartWords.h"
#include "app/panels/StyleSheet.h"

namespace app::charts {

using diagrams::Canvas;
using diagrams::Spot;
using namespace model::layout;

namespace {
// In units of the base size.
constexpr double kWidth = 56, kPlot = 20, kLeastPlot = 11, kMargin = 0.8, kLine = 1.7, kSample = 2.6, kReach = 1;
}  // namespace

ChartDiagram::ChartDiagram(const diagrams::DiagramInputs& inputs) : m_trace(inputs.trace), m_theme(inputs.theme) {
    m_size.setWidth(inputs.width > 0 ? inputs.width : kWidth * m_theme.b);
    for (const ChartKind kind : kChartKinds)
        if (Chart chart = chartOf(kind, *inputs.trace, *inputs.scene, inputs.connection);
            !chart.curves.empty() || (m_parts.empty() && kind == ChartKind::TimeWait))
            m_parts.push_back({std::move(chart), {}, {}, {}, {}, {}, {}});
    double top = 0;
    for (Part& part : m_parts) {
        if (inputs.scene->position == inputs.trace->size())
            part.chart.here.reset();  // the end, where else
        part.title = QRectF(kMargin * m_theme.b, top + kMargin * m_theme.b, m_size.width() - 2 * kMargin * m_theme.b,
                            kLine * m_theme.b);
        top = place(part, part.title.bottom(), 0);
    }
    m_size.setHeight(top);
}

ChartDiagram::ChartDiagram(const diagrams::DiagramInputs& inputs, ChartKind kind)
    : m_trace(inputs.trace), m_theme(inputs.theme) {
    m_size.setWidth(inputs.width > 0 ? inputs.width : kWidth * m_theme.b);
    m_parts.push_back({chartOf(kind, *inputs.trace, *inputs.scene, inputs.connection), {}, {}, {}, {}, {}, {}});
    m_size.setHeight(place(m_parts.back(), 0, inputs.height));
}

QFont ChartDiagram::quiet(const QString& text) const {
    return m_theme.font(panels::small(m_theme), QFont::DemiBold, text);
}

double ChartDiagram::place(Part& part, double top, double height) {
    const double b = m_theme.b, left = kMargin * b, right = m_size.width() - kMargin * b;
    double x = left, y = top + 0.3 * b;
    const auto name = [&](std::optional<std::size_t> curve, const QString& words) {
        const double text = std::min(Canvas::widthOf(words, m_theme.font(1, QFont::Normal, words)) + 2,
                                     right - left - (kSample + 0.5) * b);
        if (x > left && x + (kSample + 0.5) * b + text > right) {
            x = left;
            y += kLine * b;
        }
        const QRectF sample(x, y, kSample * b, kLine * b);
        part.names.push_back({curve, words, sample, QRectF(sample.right() + 0.5 * b, y, text, kLine * b)});
        x = part.names.back().text.right() + 1.4 * b;
    };
    for (std::size_t i = 0; i < part.chart.curves.size(); ++i)
        name(i, curveName(part.chart.curves[i]));
    if (part.chart.here && !part.names.empty())
        name(std::nullopt, tr("the stage is here"));
    if (!part.names.empty())
        y += kLine * b;
    part.axis = QRectF(left, y, right - left, part.chart.curves.empty() ? 0 : kLine * b);
    // Beside it, or where there is no room above it.
    const QString counts = axisTitle(part.chart.kind), subject = QString::fromStdString(part.chart.subject);
    const double both = Canvas::widthOf(counts, quiet(counts)) + Canvas::widthOf(subject, quiet(subject));
    part.subject = part.axis;
    if (both + b > part.axis.width())
        part.axis.translate(0, kLine * b);
    const double room = height > 0 ? top + height - part.axis.bottom() - 0.4 * b : kPlot * b;
    part.area = QRectF(left, part.axis.bottom(), right - left, std::max(room, kLeastPlot * b));
    if (!part.chart.curves.empty())
        part.plot.emplace(part.chart, m_theme, part.area.size());
    return part.area.bottom() + 0.4 * b;
}

void ChartDiagram::paint(QPainter& painter, const QRectF& visible) const {
    Canvas canvas(painter, m_theme);
    painter.fillRect(visible, m_theme.background);
    for (const Part& part : m_parts)
        if (part.area.bottom() >= visible.top() &&
            (part.title.isEmpty() ? part.area.top() - 20 * m_theme.b : part.title.top()) <= visible.bottom())
            paintPart(canvas, part);
}

void ChartDiagram::paintPart(Canvas& canvas, const Part& part) const {
    const QString title = chartTitle(part.chart.kind), subject = QString::fromStdString(part.chart.subject),
                  counts = axisTitle(part.chart.kind);
    if (!part.title.isEmpty())
        canvas.text(part.title, Qt::AlignLeft | Qt::AlignVCenter, title, m_theme.font(1.2, QFont::Bold, title),
                    m_theme.text);
    if (!part.plot) {
        const QString sentence = chartSentence(part.chart);
        canvas.text(part.area, Qt::AlignCenter, sentence, m_theme.font(1, QFont::Normal, sentence), m_theme.secondary);
        return;
    }
    for (const Name& name : part.names) {
        if (name.curve)
            Plot::paintSample(canvas.painter(), part.chart.curves[*name.curve], m_theme, name.sample);
        else
            Plot::paintHere(canvas.painter(), m_theme, name.sample);
        canvas.text(name.text, Qt::AlignLeft | Qt::AlignVCenter, name.words, m_theme.font(1, QFont::Normal, name.words),
                    m_theme.text);
    }
    const bool beside = part.subject == part.axis;
    canvas.text(part.subject, (beside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, subject, quiet(subject),
                m_theme.secondary);
    canvas.text(part.axis, Qt::AlignLeft | Qt::AlignVCenter, counts, quiet(counts), m_theme.secondary);
    canvas.painter().save();
    canvas.painter().translate(part.area.topLeft());
    part.plot->paint(canvas.painter());
    canvas.painter().restore();
}

std::vector<Spot> ChartDiagram::spots() const {
    std::vector<Spot> out;
    const double reach = kReach * m_theme.b;
    for (const Part& part : m_parts)
        for (const Curve& curve : part.chart.curves)
            for (const ChartPoint& point : curve.points) {
                const QPointF centre = part.area.topLeft() + part.plot->placeOf({point.at.x, point.at.y});
                out.push_back({QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach),
                               pointWords(part.chart, curve, point, *m_trace),
                               diagrams::spot::Position{point.event + 1}});
            }
    return out;
}

QString ChartDiagram::title() const {
    if (m_parts.size() == 1)
        return tr("Chart: %1").arg(chartTitle(m_parts.front().chart.kind));
    QStringList names;
    for (const Part& part : m_parts)
        names << chartTitle(part.chart.kind);
    return tr("Charts: %1").arg(names.join(QStringLiteral("; ")));
}

QString ChartDiagram::sentence() const {
    QStringList said;
    for (const Part& part : m_parts)
        said << QStringLiteral("%1: %2").arg(chartTitle(part.chart.kind), chartSentence(part.chart));
    return said.join(QLatin1Char('\n'));
}

}  // namespace app::charts
