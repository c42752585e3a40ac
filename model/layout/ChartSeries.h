// The curves of the charts as plain points: time in seconds since the trace began against bytes, milliseconds or
// seconds. Pure functions of the trace up to a position; thinned so that no curve has more than some thousand points.
// What a curve and a chart are called is the painter's to say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/layout/AxisTicks.h"
#include "model/layout/Rect.h"
#include "model/trace/Scene.h"

namespace model::layout {

enum class ChartKind : std::uint8_t { Sequence, Flight, RoundTrip, Queues, TimeWait };
inline constexpr ChartKind kChartKinds[] = {ChartKind::Sequence, ChartKind::Flight, ChartKind::RoundTrip,
                                            ChartKind::Queues, ChartKind::TimeWait};

struct ChartPoint {
    Point at;               // x: seconds
    std::size_t event = 0;  // in the trace
    PacketId packet;        // 0: none
};

struct Curve {
    enum class Meaning : std::uint8_t {
        Bytes,
        SentAgain,
        InFlight,
        Window,  // that the side may fill
        RoundTripTime,
        ResendTimeout,
        AcceptQueue,
        ReceiveQueue,
        SendQueue,
        Countdown,
        CountdownToCome
    };
    enum class Style : std::uint8_t { Line, Steps, Again };  // Again: marks that nothing joins
    enum class Stroke : std::uint8_t { Solid, Dashed };

    Meaning meaning = Meaning::Bytes;
    Side side = Side::Client;
    Style style = Style::Line;
    Stroke stroke = Stroke::Solid;
    std::uint16_t port = 0;          // of a listener or a UDP socket; 0: the queue is of the side's TCP socket
    State state = State::Closed;     // of a countdown: what it ends
    std::vector<ChartPoint> points;  // in order of time
};

struct Chart {
    enum class Scale : std::uint8_t { Linear, Decades };
    ChartKind kind = ChartKind::Sequence;
    std::string subject;  // which connection, where there are several
    Scale scale = Scale::Linear;
    TickValues values = TickValues::Whole;
    std::vector<Curve> curves;
    std::uint32_t initial[2] = {0, 0};  // Sequence: what each side's numbers are counted from
    double end = 1;                     // seconds: of the whole trace
    std::optional<double> here;         // seconds: of the position; nullopt: not to be marked
    bool kernelSilent = false;          // no curve, for a capture tells nothing of the kernel
};

inline constexpr std::size_t kMostPoints = 2000;

// connection: nullopt for the newest one.
[[nodiscard]] Chart chartOf(ChartKind kind, const trace::Trace& trace, const trace::Scene& scene,
                            std::optional<ConnectionId> connection);
// Keeps the first, the lowest, the highest and the last of each stretch of time; most: at least 4.
void thinOut(std::vector<ChartPoint>& points, std::size_t most);

}  // namespace model::layout
