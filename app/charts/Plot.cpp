#include "app/charts/Plot.h"

#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <algorithm>
#include <cmath>

#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"

namespace app::charts {

using namespace model::layout;

namespace {

constexpr std::size_t kMostMarkers = 300;
constexpr double kZero = 0.1;     // where 0 stands among decades: there is nothing between it and 1 byte
constexpr double kMarker = 0.62;  // in units of the base size

struct Look {
    QColor ink;
    Qt::PenStyle pen;
    QScatterSeries::MarkerShape marker;
    double size;
};

// A side has its colour and its shape; what is sent again has a shape of its own on each side and stands out.
Look lookOf(const Curve& curve, const theme::Theme& theme) {
    const QColor ink = curve.side == model::Side::Client ? theme.client.ink : theme.server.ink;
    const double size = theme.b * kMarker;
    if (curve.style == Curve::Style::Again)
        return {theme.bad.ink, Qt::NoPen,
                curve.side == model::Side::Client ? QScatterSeries::MarkerShapeTriangle
                                                  : QScatterSeries::MarkerShapeRotatedRectangle,
                1.8 * size};
    return {
        ink, curve.stroke == Curve::Stroke::Dashed ? Qt::DashLine : Qt::SolidLine,
        curve.side == model::Side::Client ? QScatterSeries::MarkerShapeCircle : QScatterSeries::MarkerShapeRectangle,
        curve.stroke == Curve::Stroke::Dashed ? 0.8 * size : size};
}

QPen penOf(const Look& look, const theme::Theme& theme) {
    return {look.ink, theme.line, look.pen, Qt::FlatCap};
}

QPen herePen(const theme::Theme& theme) {
    return {theme.held.ink, theme.line, Qt::DotLine, Qt::FlatCap};
}

QString number(double value, int decimals) {
    if (decimals > 0)
        return QString::number(value, 'f', decimals);
    return (value < -0.5 ? QStringLiteral("\u2212") : QString()) +
           panels::grouped(static_cast<quint64>(std::llround(std::abs(value))));
}

// What a value of the time axis is multiplied by, so that its numbers are short ones.
struct TimeUnit {
    double factor;
    QString name;
};

TimeUnit timeUnit(double seconds) {
    if (seconds < 1e-3)
        return {1e6, QCoreApplication::translate("Plot", "microseconds")};
    if (seconds < 1)
        return {1e3, QCoreApplication::translate("Plot", "milliseconds")};
    return {1, QCoreApplication::translate("Plot", "seconds")};
}

}  // namespace

struct Plot::Impl {
    QGraphicsScene scene;
    QChart* plot = new QChart;
    QCategoryAxis *x = new QCategoryAxis(plot), *y = new QCategoryAxis(plot);
    Chart::Scale scale = Chart::Scale::Linear;
    double factor = 1;
    QSizeF size;

    [[nodiscard]] QPointF scaled(const QPointF& point) const {
        return {point.x() * factor,
                scale == Chart::Scale::Linear ? point.y() : std::log10(point.y() > 0 ? point.y() : kZero)};
    }
    double setUpY(const Chart& chart, const theme::Theme& theme);
    void setUpX(const Chart& chart, const theme::Theme& theme, double left);
    void attach(QXYSeries* series) {
        plot->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    void addCurve(const Curve& curve, const theme::Theme& theme);
    void addHere(double seconds, const theme::Theme& theme);
};

// The room its numbers need.
double Plot::Impl::setUpY(const Chart& chart, const theme::Theme& theme) {
    const bool decades = chart.scale == Chart::Scale::Decades, whole = chart.values == TickValues::Whole;
    double low = decades ? 1 : 0, high = low;
    for (const Curve& curve : chart.curves)
        for (const ChartPoint& point : curve.points) {
            low = std::min(low, point.at.y);
            high = std::max(high, point.at.y);
        }
    const AxisTicks ticks =
        decades ? decadeTicks(whole ? kZero : low, high)
                : axisTicks(low, high, std::max(2, static_cast<int>(size.height() / (4 * theme.b))), chart.values);
    const QFontMetricsF metrics(theme.font(panels::small(theme)));
    double widest = 0;
    for (const double at : ticks.at) {
        const QString text = decades && (whole || at >= 1) ? number(std::floor(at), 0)
                             : decades                     ? QString::number(at, 'g', 1)
                                                           : number(at, ticks.decimals);
        widest = std::max(widest, metrics.horizontalAdvance(text));
        y->append(text, scaled({0, at}).y());
    }
    // A little more than the ticks: the marks at both ends are drawn whole.
    const double first = scaled({0, ticks.at.front()}).y(), last = scaled({0, ticks.at.back()}).y(),
                 more = (last - first) * 0.025;
    y->setRange(first - more, last + more);
    return widest;
}

void Plot::Impl::setUpX(const Chart& chart, const theme::Theme& theme, double left) {
    const QFontMetricsF metrics(theme.font(panels::small(theme)));
    const double room = size.width() - left;
    // How many fit depends on how long they are, and that on how many there are.
    AxisTicks ticks;
    double widest = 0;
    for (int most = std::clamp(static_cast<int>(room / (5 * theme.b)), 1, 8); most >= 1; --most) {
        ticks = axisTicks(0, chart.end * factor, most, TickValues::Any);
        widest = 0;
        for (const double at : ticks.at)
            widest = std::max(widest, metrics.horizontalAdvance(number(at, ticks.decimals)));
        if ((widest + theme.b) * static_cast<double>(ticks.at.size() - 1) < room - widest)
            break;
    }
    for (const double at : ticks.at)
        x->append(number(at, ticks.decimals), at);
    x->setRange(-ticks.at.back() * 0.02, ticks.at.back() * 1.02);
    x->setTitleText(timeUnit(chart.end).name);
    plot->setMargins(QMargins(0, 0, static_cast<int>(std::ceil(widest / 2)), 0));
    const double label = metrics.height();
    plot->setPlotArea(
        QRectF(left, metrics.height() / 2, room - std::ceil(widest / 2) - 4, size.height() - 3.6 * label));
}

void Plot::Impl::addCurve(const Curve& curve, const theme::Theme& theme) {
    const Look look = lookOf(curve, theme);
    QList<QPointF> places, joined;
    for (const ChartPoint& point : curve.points) {
        const QPointF at = scaled({point.at.x, point.at.y});
        if (curve.style == Curve::Style::Steps && !joined.isEmpty())
            joined << QPointF(at.x(), joined.last().y());
        joined << at;
        places << at;
    }
    if (look.pen != Qt::NoPen) {
        auto* line = new QLineSeries;
        line->setPen(penOf(look, theme));
        line->replace(joined);
        attach(line);
        if (curve.points.size() > kMostMarkers)
            return;
    }
    auto* marks = new QScatterSeries;
    marks->setMarkerSize(look.size);
    marks->setMarkerShape(look.marker);
    marks->setColor(look.ink);
    marks->setBorderColor(theme.background);
    marks->replace(places);
    attach(marks);
}

void Plot::Impl::addHere(double seconds, const theme::Theme& theme) {
    auto* here = new QLineSeries;
    here->setPen(herePen(theme));
    here->replace(QList<QPointF>{{seconds * factor, y->min()}, {seconds * factor, y->max()}});
    attach(here);
}

Plot::Plot(const Chart& chart, const theme::Theme& theme, const QSizeF& size) : m_impl(std::make_unique<Impl>()) {
    Impl& impl = *m_impl;
    impl.size = size;
    impl.scale = chart.scale;
    impl.factor = timeUnit(chart.end).factor;
    impl.scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    impl.scene.addItem(impl.plot);
    impl.plot->setAnimationOptions(QChart::NoAnimation);
    impl.plot->setBackgroundVisible(false);
    impl.plot->layout()->setContentsMargins(0, 0, 0, 0);
    impl.plot->legend()->hide();  // it leaves out what does not fit in one line
    impl.plot->resize(size);
    for (QCategoryAxis* axis : {impl.x, impl.y}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setLabelsFont(theme.font(panels::small(theme)));
        axis->setLabelsBrush(theme.secondary);
        axis->setTitleFont(theme.font(panels::small(theme), QFont::DemiBold, timeUnit(chart.end).name));
        axis->setTitleBrush(theme.secondary);
        axis->setGridLinePen(QPen(panels::hairline(theme), 1));
        axis->setLinePen(QPen(theme.rule, 1));
    }
    const double left = std::ceil(impl.setUpY(chart, theme)) + 0.8 * theme.b;
    impl.setUpX(chart, theme, left);
    impl.plot->addAxis(impl.x, Qt::AlignBottom);
    impl.plot->addAxis(impl.y, Qt::AlignLeft);
    for (const Curve& curve : chart.curves)
        impl.addCurve(curve, theme);
    if (chart.here)
        impl.addHere(*chart.here, theme);
    impl.plot->layout()->activate();
}

Plot::~Plot() = default;
Plot::Plot(Plot&&) noexcept = default;
Plot& Plot::operator=(Plot&&) noexcept = default;

void Plot::paint(QPainter& painter) const {
    const QRectF area(QPointF(0, 0), m_impl->size);
    m_impl->scene.render(&painter, area, area, Qt::IgnoreAspectRatio);
}

QPointF Plot::placeOf(const QPointF& point) const {
    return m_impl->plot->mapToPosition(m_impl->scaled(point));
}

void Plot::paintSample(QPainter& painter, const Curve& curve, const theme::Theme& theme, const QRectF& area) {
    const Look look = lookOf(curve, theme);
    const QPointF centre = area.center();
    if (look.pen != Qt::NoPen) {
        painter.setPen(penOf(look, theme));
        painter.drawLine(QPointF(area.left(), centre.y()), QPointF(area.right(), centre.y()));
    }
    painter.setPen(QPen(theme.background, 1));
    painter.setBrush(look.ink);
    const double r = look.size / 2;
    switch (look.marker) {
        case QScatterSeries::MarkerShapeCircle:
            painter.drawEllipse(centre, r, r);
            break;
        case QScatterSeries::MarkerShapeTriangle:
            painter.drawPolygon(QPolygonF{centre + QPointF(0, -r), centre + QPointF(r, r), centre + QPointF(-r, r)});
            break;
        case QScatterSeries::MarkerShapeRotatedRectangle:
            painter.drawPolygon(QPolygonF{centre + QPointF(0, -r), centre + QPointF(r, 0), centre + QPointF(0, r),
                                          centre + QPointF(-r, 0)});
            break;
        case QScatterSeries::MarkerShapeRectangle:
        case QScatterSeries::MarkerShapeStar:
        case QScatterSeries::MarkerShapePentagon:
            painter.drawRect(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r));
            break;
    }
    painter.setBrush(Qt::NoBrush);
}

void Plot::paintHere(QPainter& painter, const theme::Theme& theme, const QRectF& area) {
    painter.setPen(herePen(theme));
    painter.drawLine(QPointF(area.center().x(), area.top()), QPointF(area.center().x(), area.bottom()));
}

}  // namespace app::charts
