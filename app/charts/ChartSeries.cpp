#include "app/charts/ChartSeries.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <variant>

#include "app/panels/Words.h"

namespace app::charts {

using namespace model;
using panels::fromUtf8;

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

namespace {

struct Builder {
    const trace::Trace& trace;
    const trace::Scene& scene;
    trace::ConnectionId connection;
    Chart chart;

    [[nodiscard]] double seconds(trace::Timestamp time) const {
        return trace.events().empty() ? 0 : static_cast<double>(time.ns - trace.events().front().time.ns) / 1e9;
    }
    [[nodiscard]] QString side(bool client) const { return client ? Charts::tr("client") : Charts::tr("server"); }
};

std::uint32_t space(const tcp::SegmentRecord& segment) {
    return segment.length + ((segment.flags & packet::flag::Syn) ? 1 : 0) + ((segment.flags & packet::flag::Fin) ? 1 : 0);
}

template <class Visit>
void eachSegment(Builder& builder, Visit visit) {
    for (const trace::PacketRecord& packet : builder.trace.packets()) {
        if (packet.event >= builder.scene.position)
            break;
        if (packet.segment && packet.segment->connection == builder.connection.value)
            visit(packet, *packet.segment);
    }
}

QString segmentWords(const tcp::SegmentRecord& segment, bool client, std::uint32_t relative) {
    return QStringLiteral("%1 %2, seq %3, %4 B")
        .arg(client ? Charts::tr("client") : Charts::tr("server"), fromUtf8(packet::flagNames(segment.flags)))
        .arg(relative)
        .arg(segment.length);
}

void sequence(Builder& builder) {
    Curve curves[2] = {{Charts::tr("client's bytes"), true, Curve::Style::Line, {}}, {Charts::tr("server's bytes"), false, Curve::Style::Dashed, {}}};
    std::optional<std::uint32_t> first[2];
    eachSegment(builder, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        auto& start = first[segment.from];
        if (!start)
            start = segment.seq;
        const std::uint32_t relative = segment.seq - *start, end = relative + space(segment);
        const QString words = segmentWords(segment, segment.from == 0, relative);
        const double time = builder.seconds(packet.time);
        auto& points = curves[segment.from].points;
        points.push_back({{time, static_cast<double>(relative)}, packet.event, packet.seen.packet, words});
        if (end != relative)
            points.push_back({{time, static_cast<double>(end)}, packet.event, packet.seen.packet, words});
    });
    builder.chart.yTitle = Charts::tr("sequence number, relative");
    for (Curve& curve : curves)
        builder.chart.curves.push_back(std::move(curve));
}

void flight(Builder& builder) {
    Curve sent[2] = {{Charts::tr("client's bytes in flight"), true, Curve::Style::Steps, {}},
                     {Charts::tr("server's bytes in flight"), false, Curve::Style::Steps, {}}};
    Curve window[2] = {{Charts::tr("window for the client"), true, Curve::Style::Dashed, {}},
                       {Charts::tr("window for the server"), false, Curve::Style::Dashed, {}}};
    std::optional<tcp::SequenceNumber> next[2], acked[2];
    std::uint8_t scale[2] = {0, 0};
    if (const tcp::Connection* connection = builder.trace.tracker().find(builder.connection))
        for (std::size_t i = 0; i < 2; ++i)
            scale[i] = connection->ends[i].tcb.rcvScale.value_or(0);
    eachSegment(builder, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        const std::size_t from = segment.from, to = 1 - from;
        const tcp::SequenceNumber end = tcp::SequenceNumber(segment.seq) + space(segment);
        if (!next[from] || end > *next[from])
            next[from] = end;
        if (!acked[from])
            acked[from] = tcp::SequenceNumber(segment.seq);
        const tcp::SequenceNumber ack(segment.ack);
        if ((segment.flags & packet::flag::Ack) && (!acked[to] || ack > *acked[to]))
            acked[to] = ack;
        const double time = builder.seconds(packet.time);
        for (const std::size_t side : {from, to})
            if (next[side] && acked[side]) {
                const double bytes = std::max(0, *next[side] - *acked[side]);
                sent[side].points.push_back({{time, bytes}, packet.event, packet.seen.packet,
                                             Charts::tr("%1: %2 B in flight").arg(builder.side(side == 0)).arg(bytes)});
            }
        const bool syn = segment.flags & packet::flag::Syn;
        const double room = static_cast<double>(segment.window) * (syn ? 1 : 1U << scale[from]);
        window[to].points.push_back({{time, room}, packet.event, packet.seen.packet,
                                     Charts::tr("%1 may send %2 B").arg(builder.side(to == 0)).arg(room)});
    });
    builder.chart.yTitle = Charts::tr("bytes");
    for (Curve* curve : {&sent[0], &sent[1], &window[0], &window[1]})
        builder.chart.curves.push_back(std::move(*curve));
}

// What the probe said of each socket, one point for each report.
template <class Visit>
void eachReport(Builder& builder, Visit visit) {
    const auto& events = builder.trace.events();
    for (std::size_t i = 0; i < std::min(builder.scene.position, events.size()); ++i)
        if (const auto* socket = std::get_if<trace::SocketChanged>(&events[i].what))
            visit(i, builder.seconds(events[i].time), *socket);
}

bool isClient(const Builder& builder, trace::SocketId socket) {
    for (const trace::ConnectionView& connection : builder.scene.connections) {
        if (connection.ends[0].socket == socket)
            return true;
        if (connection.ends[1].socket == socket)
            return false;
    }
    return false;
}

void roundTrip(Builder& builder) {
    std::map<std::pair<bool, bool>, Curve> curves;  // (client, rto)
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        if (!socket.info || socket.state == tcp::State::Listen)
            return;
        const bool client = isClient(builder, socket.socket);
        const auto add = [&](bool rto, std::uint32_t us) {
            if (us == 0)
                return;
            Curve& curve = curves[{client, rto}];
            curve.name = rto ? Charts::tr("%1: RTO").arg(builder.side(client)) : Charts::tr("%1: RTT").arg(builder.side(client));
            curve.client = client;
            curve.style = rto ? Curve::Style::Dashed : Curve::Style::Steps;
            curve.points.push_back({{time, us / 1000.0}, event, {}, QStringLiteral("%1 %2 ms").arg(curve.name).arg(us / 1000.0)});
        };
        add(false, socket.info->rttUs);
        add(true, socket.info->rtoUs);
    });
    builder.chart.yTitle = Charts::tr("milliseconds");
    for (auto& [key, curve] : curves)
        builder.chart.curves.push_back(std::move(curve));
}

void queues(Builder& builder) {
    std::map<std::pair<trace::SocketId, int>, Curve> curves;
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        const bool listener = socket.protocol == trace::Protocol::Tcp && socket.state == tcp::State::Listen;
        if (!listener && socket.inode == 0)
            return;
        const bool client = isClient(builder, socket.socket);
        const auto add = [&](int which, const QString& name, std::uint32_t amount) {
            Curve& curve = curves[{socket.socket, which}];
            curve.name = name;
            curve.client = client;
            curve.style = which == 0 ? Curve::Style::Steps : Curve::Style::Dashed;
            curve.points.push_back({{time, static_cast<double>(amount)}, event, {}, QStringLiteral("%1: %2").arg(name).arg(amount)});
        };
        if (listener) {
            add(0, Charts::tr("accept queue, connections"), socket.recvQueue);
        } else {
            add(0, Charts::tr("%1: receive queue, B").arg(builder.side(client)), socket.recvQueue);
            add(1, Charts::tr("%1: send queue, B").arg(builder.side(client)), socket.sendQueue);
        }
    });
    builder.chart.yTitle = Charts::tr("in the queue");
    for (auto& [key, curve] : curves)
        builder.chart.curves.push_back(std::move(curve));
}

void timeWait(Builder& builder) {
    std::map<trace::SocketId, Curve> curves;
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        if (socket.timer != trace::TimerKind::TimeWait)
            return;
        Curve& curve = curves[socket.socket];
        curve.client = isClient(builder, socket.socket);
        curve.name = Charts::tr("%1: %2 timer").arg(builder.side(curve.client), fromUtf8(tcp::name(socket.state)));
        if (!curve.points.empty()) {
            const ChartPoint last = curve.points.back();
            const double left = std::max(0.0, last.at.y() - (time - last.at.x()));
            curve.points.push_back({{time, left}, event, {}, last.words});
        }
        curve.points.push_back({{time, socket.timerMs / 1000.0}, event, {}, Charts::tr("2MSL starts: %1 s left").arg(socket.timerMs / 1000.0)});
    });
    builder.chart.yTitle = Charts::tr("seconds left");
    const double here = builder.chart.here;
    for (auto& [id, curve] : curves) {
        // It runs down by itself between the kernel's reports.
        const ChartPoint last = curve.points.back();
        const double until = std::min(here, last.at.x() + last.at.y());
        curve.points.push_back({{until, std::max(0.0, last.at.y() - (until - last.at.x()))}, last.event, {}, last.words});
        builder.chart.end = std::max(builder.chart.end, last.at.x() + last.at.y());
        builder.chart.curves.push_back(std::move(curve));
    }
}

}  // namespace

QString chartTitle(ChartKind kind) {
    switch (kind) {
        case ChartKind::Sequence: return Charts::tr("Sequence");
        case ChartKind::Flight: return Charts::tr("In flight");
        case ChartKind::RoundTrip: return Charts::tr("RTT, RTO");
        case ChartKind::Queues: return Charts::tr("Queues");
        case ChartKind::TimeWait: return Charts::tr("TIME-WAIT");
    }
    return {};
}

void decimate(std::vector<ChartPoint>& points, std::size_t most) {
    if (points.size() <= most || most < 4)
        return;
    const std::size_t stretch = (points.size() * 2 + most - 1) / most;
    std::vector<ChartPoint> kept;
    kept.reserve(most + 2);
    for (std::size_t from = 0; from < points.size(); from += stretch) {
        const auto begin = points.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(std::min(from + stretch, points.size()));
        auto [low, high] = std::minmax_element(begin, end, [](const ChartPoint& a, const ChartPoint& b) { return a.at.y() < b.at.y(); });
        if (low > high)
            std::swap(low, high);
        kept.push_back(*low);
        if (low != high)
            kept.push_back(*high);
    }
    points = std::move(kept);
}

Chart chartOf(ChartKind kind, const trace::Trace& trace, const trace::Scene& scene, std::optional<trace::ConnectionId> connection) {
    Builder builder{trace, scene, connection.value_or(trace::ConnectionId{scene.connections.size()}), {}};
    builder.chart.title = chartTitle(kind);
    if (!trace.events().empty())
        builder.chart.end = std::max(1e-3, builder.seconds(trace.events().back().time));
    builder.chart.here = scene.position == 0 ? 0 : builder.seconds(scene.time);
    switch (kind) {
        case ChartKind::Sequence: sequence(builder); break;
        case ChartKind::Flight: flight(builder); break;
        case ChartKind::RoundTrip: roundTrip(builder); break;
        case ChartKind::Queues: queues(builder); break;
        case ChartKind::TimeWait: timeWait(builder); break;
    }
    std::erase_if(builder.chart.curves, [](const Curve& curve) { return curve.points.empty(); });
    QStringList names;
    for (Curve& curve : builder.chart.curves) {
        decimate(curve.points, kMostPoints);
        names << QStringLiteral("%1: %2").arg(curve.name).arg(curve.points.back().at.y());
    }
    builder.chart.sentence = names.isEmpty() ? Charts::tr("Nothing to draw yet.") : names.join(QStringLiteral("; "));
    return std::move(builder.chart);
}

}  // namespace app::charts
