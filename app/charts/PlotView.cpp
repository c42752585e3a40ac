#include "app/charts/PlotView.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "app/panels/StyleSheet.h"

namespace app::charts {

namespace {
constexpr double kReach = 14;
constexpr std::size_t kMostMarkers = 300;
}  // namespace

struct PlotView::Impl {
    QChartView* view = nullptr;
    QChart* plot = nullptr;
    QValueAxis *x = nullptr, *y = nullptr;
    QLabel* names = nullptr;
    Chart chart;
};

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_impl->plot = new QChart;
    m_impl->plot->setAnimationOptions(QChart::NoAnimation);
    m_impl->plot->setBackgroundRoundness(0);
    m_impl->plot->setMargins(QMargins(4, 4, 12, 4));
    m_impl->plot->layout()->setContentsMargins(0, 0, 0, 0);
    // Names of its own: the legend of Qt Charts leaves out what does not fit in one line.
    m_impl->plot->legend()->hide();
    m_impl->names = new QLabel(this);
    m_impl->names->setWordWrap(true);
    m_impl->names->setMargin(6);
    column->addWidget(m_impl->names);
    m_impl->view = new QChartView(m_impl->plot, this);
    m_impl->view->setRenderHint(QPainter::Antialiasing);
    m_impl->view->setFrameShape(QFrame::NoFrame);
    m_impl->view->setFocusPolicy(Qt::TabFocus);
    m_impl->view->viewport()->setMouseTracking(true);
    m_impl->view->viewport()->installEventFilter(this);
    column->addWidget(m_impl->view);
    m_impl->x = new QValueAxis(m_impl->plot);
    m_impl->y = new QValueAxis(m_impl->plot);
    m_impl->plot->addAxis(m_impl->x, Qt::AlignBottom);
    m_impl->plot->addAxis(m_impl->y, Qt::AlignLeft);
}

PlotView::~PlotView() = default;

const Chart& PlotView::chart() const { return m_impl->chart; }

void PlotView::setChart(const Chart& chart, const theme::Theme& theme) {
    m_impl->chart = chart;
    QChart& plot = *m_impl->plot;
    plot.removeAllSeries();
    plot.setBackgroundBrush(theme.background);
    m_impl->view->setBackgroundBrush(theme.background);
    double low = 0, high = 1;
    for (const Curve& curve : chart.curves)
        for (const ChartPoint& point : curve.points) {
            low = std::min(low, point.at.y());
            high = std::max(high, point.at.y());
        }
    for (QValueAxis* axis : {m_impl->x, m_impl->y}) {
        axis->setLabelsFont(theme.font(panels::small(theme)));
        axis->setTitleFont(theme.font(panels::small(theme), QFont::DemiBold));
        axis->setLabelsBrush(theme.secondary);
        axis->setTitleBrush(theme.secondary);
        axis->setGridLinePen(QPen(panels::hairline(theme), 1));
        axis->setLinePen(QPen(theme.rule, 1));
        axis->setTickCount(5);
    }
    m_impl->x->setRange(0, std::max(chart.end, 1e-3));
    m_impl->x->setLabelFormat(chart.end < 0.1 ? QStringLiteral("%.3f") : chart.end < 10 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    m_impl->x->setTitleText(tr("seconds"));
    m_impl->y->setRange(low, high + (high - low) * 0.08);
    m_impl->y->setLabelFormat(high < 4 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    m_impl->y->setTitleText(chart.yTitle);
    QStringList names;
    const auto attach = [&](QXYSeries* series) {
        plot.addSeries(series);
        series->attachAxis(m_impl->x);
        series->attachAxis(m_impl->y);
    };
    for (const Curve& curve : chart.curves) {
        const QColor ink = curve.client ? theme.client.ink : theme.server.ink;
        auto* line = new QLineSeries;
        // The mark of its points, and how its line is drawn.
        const QString mark = curve.client ? QStringLiteral("●") : QStringLiteral("■");
        const QString stroke = curve.style == Curve::Style::Dashed ? QStringLiteral("╌") : QStringLiteral("─");
        names << QStringLiteral("<span style=\"color:%1\">%2%3</span>&nbsp;%4")
                     .arg(ink.name(), stroke, mark, curve.name.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
        line->setPen(QPen(ink, theme.line, curve.style == Curve::Style::Dashed ? Qt::DashLine : Qt::SolidLine));
        QList<QPointF> points;
        for (const ChartPoint& point : curve.points) {
            if (curve.style == Curve::Style::Steps && !points.isEmpty())
                points << QPointF(point.at.x(), points.last().y());
            points << point.at;
        }
        line->replace(points);
        attach(line);
        if (curve.points.size() > kMostMarkers)
            continue;
        auto* dots = new QScatterSeries;
        dots->setMarkerSize(curve.style == Curve::Style::Dashed ? 6 : 8);
        dots->setMarkerShape(curve.client ? QScatterSeries::MarkerShapeCircle : QScatterSeries::MarkerShapeRectangle);
        dots->setColor(ink);
        dots->setBorderColor(theme.background);
        QList<QPointF> places;
        for (const ChartPoint& point : curve.points)
            places << point.at;
        dots->replace(places);
        attach(dots);
    }
    auto* here = new QLineSeries;
    here->setPen(QPen(theme.held.ink, theme.line, Qt::DotLine));
    here->replace(QList<QPointF>{{chart.here, low}, {chart.here, high + (high - low) * 0.08}});
    attach(here);
    m_impl->names->setText(names.isEmpty() ? chart.sentence.toHtmlEscaped() : names.join(QStringLiteral(" &nbsp; ")));
    m_impl->view->setAccessibleName(chart.title);
    m_impl->view->setAccessibleDescription(chart.sentence);
}

QPointF PlotView::placeOf(int curve, int point) const {
    const ChartPoint& wanted = m_impl->chart.curves[static_cast<std::size_t>(curve)].points[static_cast<std::size_t>(point)];
    return m_impl->view->mapFromScene(m_impl->plot->mapToScene(m_impl->plot->mapToPosition(wanted.at)));
}

std::pair<int, int> PlotView::pointAt(const QPointF& place) const {
    std::pair<int, int> best{-1, -1};
    double distance = kReach;
    for (std::size_t i = 0; i < m_impl->chart.curves.size(); ++i)
        for (std::size_t j = 0; j < m_impl->chart.curves[i].points.size(); ++j) {
            const QPointF away = placeOf(static_cast<int>(i), static_cast<int>(j)) - place;
            const double length = std::hypot(away.x(), away.y());
            if (length < distance) {
                distance = length;
                best = {static_cast<int>(i), static_cast<int>(j)};
            }
        }
    return best;
}

bool PlotView::eventFilter(QObject* object, QEvent* event) {
    const auto pointed = [&](const QPointF& place) -> const ChartPoint* {
        const auto [curve, point] = pointAt(place);
        return curve < 0 ? nullptr : &m_impl->chart.curves[static_cast<std::size_t>(curve)].points[static_cast<std::size_t>(point)];
    };
    if (event->type() == QEvent::MouseMove) {
        auto* mouse = static_cast<QMouseEvent*>(event);
        const ChartPoint* point = pointed(mouse->position());
        m_impl->view->viewport()->setCursor(point ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (point)
            QToolTip::showText(mouse->globalPosition().toPoint(), point->words, this);
        else
            QToolTip::hideText();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        if (const ChartPoint* point = pointed(static_cast<QMouseEvent*>(event)->position())) {
            const ChartPoint copy = *point;
            emit pointClicked(copy);
        }
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace app::charts
