// The curves of the charts as plain points: time in seconds since the trace began against bytes, milliseconds or
// seconds. Pure functions of the trace up to a position; decimated so that no curve has more than some thousand points.
#pragma once

#include <QPointF>
#include <QString>
#include <optional>
#include <vector>

#include "model/trace/Scene.h"

namespace app::charts {

enum class ChartKind { Sequence, Flight, RoundTrip, Queues, TimeWait };
inline constexpr ChartKind kChartKinds[] = {ChartKind::Sequence, ChartKind::Flight, ChartKind::RoundTrip, ChartKind::Queues,
                                            ChartKind::TimeWait};

struct ChartPoint {
    QPointF at;
    std::size_t event = 0;              // in the trace
    model::trace::PacketId packet;      // 0: none
    QString words;                      // shown where it is pointed at
};

struct Curve {
    enum class Style { Line, Dashed, Steps };
    QString name;
    bool client = true;
    Style style = Style::Line;
    std::vector<ChartPoint> points;
};

struct Chart {
    QString title, yTitle;
    std::vector<Curve> curves;
    double end = 1;                     // seconds: of the whole trace
    double here = 0;                    // seconds: of the position
    QString sentence;                   // for a screen reader
};

inline constexpr std::size_t kMostPoints = 4000;

// connection: nullopt for the newest one.
[[nodiscard]] Chart chartOf(ChartKind kind, const model::trace::Trace& trace, const model::trace::Scene& scene,
                            std::optional<model::trace::ConnectionId> connection);
[[nodiscard]] QString chartTitle(ChartKind kind);
// Keeps the highest and the lowest of each stretch.
void decimate(std::vector<ChartPoint>& points, std::size_t most);

}  // namespace app::charts
