// What the curves of a chart are read from, and the chart they are put into: shared by those that follow segments and
// those that follow what the kernel reported. Internal to the charts.
#pragma once

#include "model/layout/ChartSeries.h"

namespace model::layout {

struct ChartBuilder {
    const trace::Trace& trace;
    const trace::Scene& scene;
    ConnectionId connection;
    Chart chart;

    [[nodiscard]] double seconds(Timestamp time) const;
    // nullptr: the connection has not begun.
    [[nodiscard]] const trace::ConnectionView* view() const;
    // The side whose socket it is, of the connection shown.
    [[nodiscard]] std::optional<Side> sideOf(SocketId socket) const;

    // From segments.
    void sequence();
    void flight();
    // From the kernel's reports.
    void roundTrip();
    void queues();
    void timeWait();
};

// Ten million segments make no longer a curve than some thousand.
void addPoint(Curve& curve, ChartPoint point);

}  // namespace model::layout
