// The curves of the charts as plain points: time in seconds since the trace began against bytes, milliseconds or
// seconds. Pure functions of the trace up to a position; thinned so that no curve has more than some thousand points.
#pragma once

#include <QPointF>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "model/layout/AxisTicks.h"
#include "model/trace/Scene.h"

namespace app::charts {

enum class ChartKind { Sequence, Flight, RoundTrip, Queues, TimeWait };
inline constexpr ChartKind kChartKinds[] = {ChartKind::Sequence, ChartKind::Flight, ChartKind::RoundTrip,
                                            ChartKind::Queues, ChartKind::TimeWait};

struct ChartPoint {
    QPointF at;
    std::size_t event = 0;   // in the trace
    model::PacketId packet;  // 0: none
};

struct Curve {
    enum class Style { Line, Steps, Again };  // Again: marks that nothing joins, of what was sent before
    enum class Stroke { Solid, Dashed };
    QString name;
    bool client = true;
    Style style = Style::Line;
    Stroke stroke = Stroke::Solid;
    std::vector<ChartPoint> points;                   // in order of time
    std::function<QString(const ChartPoint&)> words;  // shown where a point is pointed at; lives as long as the trace
};

struct Chart {
    enum class Scale { Linear, Decades };
    QString title, yTitle;
    QString subject;  // which connection, where there are several
    Scale scale = Scale::Linear;
    model::layout::TickValues values = model::layout::TickValues::Whole;
    std::vector<Curve> curves;
    double end = 1;              // seconds: of the whole trace
    std::optional<double> here;  // seconds: of the position; nullopt: not to be marked
    QString sentence;            // for a screen reader; without curves: why there are none
};

inline constexpr std::size_t kMostPoints = 2000;

// connection: nullopt for the newest one.
[[nodiscard]] Chart chartOf(ChartKind kind, const model::trace::Trace& trace, const model::trace::Scene& scene,
                            std::optional<model::ConnectionId> connection);
[[nodiscard]] QString chartTitle(ChartKind kind);
// Keeps the first, the lowest, the highest and the last of each stretch of time; most: at least 4.
void thinOut(std::vector<ChartPoint>& points, std::size_t most);

}  // namespace app::charts
