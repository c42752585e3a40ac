#include "model/layout/ChartSeries.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "model/layout/ChartBuilder.h"

namespace model::layout {

double ChartBuilder::seconds(Timestamp time) const {
    return trace.events().empty() ? 0 : static_cast<double>(time.ns - trace.events().front().time.ns) / 1e9;
}

const trace::ConnectionView* ChartBuilder::view() const {
    return connection.value > 0 && connection.value <= scene.connections.size()
               ? &scene.connections[connection.value - 1]
               : nullptr;
}

std::optional<Side> ChartBuilder::sideOf(SocketId socket) const {
    if (const trace::ConnectionView* shown = view())
        for (const Side side : {Side::Client, Side::Server})
            if (shown->ends[static_cast<std::size_t>(side)].socket == socket)
                return side;
    return std::nullopt;
}

void addPoint(Curve& curve, ChartPoint point) {
    curve.points.push_back(point);
    if (curve.points.size() >= 4 * kMostPoints)
        thinOut(curve.points, kMostPoints);
}

void thinOut(std::vector<ChartPoint>& points, std::size_t most) {
    if (points.size() <= most || most < 4)
        return;
    const auto stretches = static_cast<double>(most / 4);
    const double start = points.front().at.x, length = std::max(points.back().at.x - start, 1e-9);
    std::vector<ChartPoint> kept;
    kept.reserve(most);
    for (std::size_t from = 0, to = 0; from < points.size(); from = to) {
        const auto stretchOf = [&](std::size_t i) {
            return std::min(stretches - 1, std::floor((points[i].at.x - start) / length * stretches));
        };
        std::size_t low = from, high = from;
        for (to = from; to < points.size() && stretchOf(to) <= stretchOf(from); ++to) {
            if (points[to].at.y < points[low].at.y)
                low = to;
            if (points[to].at.y > points[high].at.y)
                high = to;
        }
        std::size_t last = points.size();
        for (const std::size_t i : {from, std::min(low, high), std::max(low, high), to - 1})
            if (i != last)
                kept.push_back(points[last = i]);
    }
    points = std::move(kept);
}

Chart chartOf(ChartKind kind, const trace::Trace& trace, const trace::Scene& scene,
              std::optional<ConnectionId> connection) {
    ChartBuilder builder{trace, scene, connection.value_or(ConnectionId{scene.connections.size()}), {}};
    Chart& chart = builder.chart;
    chart.kind = kind;
    if (!trace.events().empty())
        chart.end = std::max(1e-6, builder.seconds(trace.events().back().time));
    chart.here = scene.position == 0 ? 0 : builder.seconds(scene.time);
    if (const trace::ConnectionView* view = builder.view();
        view && scene.connections.size() > 1 && kind != ChartKind::TimeWait)
        chart.subject = view->ends[0].address.text() + " ↔ " + view->ends[1].address.text();
    bool ofKernel = true;
    switch (kind) {
        case ChartKind::Sequence:
            ofKernel = false;
            builder.sequence();
            break;
        case ChartKind::Flight:
            ofKernel = false;
            builder.flight();
            break;
        case ChartKind::RoundTrip:
            builder.roundTrip();
            break;
        case ChartKind::Queues:
            builder.queues();
            break;
        case ChartKind::TimeWait:
            builder.timeWait();
            break;
    }
    std::erase_if(chart.curves, [](const Curve& curve) { return curve.points.empty(); });
    for (Curve& curve : chart.curves)
        thinOut(curve.points, kMostPoints);
    chart.kernelSilent = ofKernel && chart.curves.empty() && !trace.packets().empty() &&
                         std::none_of(trace.events().begin(), trace.events().end(), [](const trace::TraceEvent& event) {
                             return std::holds_alternative<trace::SocketChanged>(event.what);
                         });
    return std::move(builder.chart);
}

}  // namespace model::layout
