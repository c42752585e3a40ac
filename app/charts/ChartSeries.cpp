#include "app/charts/ChartSeries.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
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
    ConnectionId connection;
    Chart chart;

    [[nodiscard]] double seconds(Timestamp time) const {
        return trace.events().empty() ? 0 : static_cast<double>(time.ns - trace.events().front().time.ns) / 1e9;
    }
    [[nodiscard]] const trace::ConnectionView* view() const {
        return connection.value > 0 && connection.value <= scene.connections.size()
                   ? &scene.connections[connection.value - 1]
                   : nullptr;
    }
    // The side whose socket it is, of the connection shown.
    [[nodiscard]] std::optional<Side> sideOf(SocketId socket) const {
        if (const trace::ConnectionView* shown = view())
            for (const Side side : {Side::Client, Side::Server})
                if (shown->ends[static_cast<std::size_t>(side)].socket == socket)
                    return side;
        return std::nullopt;
    }
};

QString sideName(bool client) {
    return client ? Charts::tr("client") : Charts::tr("server");
}

// Ten million segments make no longer a curve than some thousand.
void add(Curve& curve, ChartPoint point) {
    curve.points.push_back(point);
    if (curve.points.size() >= 4 * kMostPoints)
        thinOut(curve.points, kMostPoints);
}

std::uint32_t space(const tcp::SegmentRecord& segment) {
    return packet::sequenceLength(segment.flags, segment.length);
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

void sequence(Builder& builder) {
    Curve line[2] = {{Charts::tr("client's bytes"), true, Curve::Style::Line, Curve::Stroke::Solid, {}, {}},
                     {Charts::tr("server's bytes"), false, Curve::Style::Line, Curve::Stroke::Dashed, {}, {}}};
    Curve again[2] = {{Charts::tr("client: sent again"), true, Curve::Style::Again, Curve::Stroke::Solid, {}, {}},
                      {Charts::tr("server: sent again"), false, Curve::Style::Again, Curve::Stroke::Solid, {}, {}}};
    std::optional<std::uint32_t> first[2];
    double reached[2] = {0, 0};
    eachSegment(builder, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        const auto kind = static_cast<tcp::SegmentKind>(segment.kind);
        if (kind == tcp::SegmentKind::OutOfWindow || kind == tcp::SegmentKind::Stale)
            return;  // of another sequence space
        const std::size_t from = segment.from;
        if (!first[from])
            first[from] = segment.seq;
        const auto start = static_cast<double>(static_cast<std::int32_t>(segment.seq - *first[from]));
        const double end = start + space(segment), time = builder.seconds(packet.time);
        const auto point = [&](double y) { return ChartPoint{{time, y}, packet.event, packet.seen.packet}; };
        // What goes back was there before; the line goes on where it had come to.
        if (start < reached[from]) {
            add(again[from], point(end));
            if (end <= reached[from])
                return;
        } else {
            add(line[from], point(start));
        }
        if (end > start)
            add(line[from], point(end));
        reached[from] = end;
    });
    const auto words = [&trace = builder.trace,
                        starts = std::array{first[0].value_or(0), first[1].value_or(0)}](bool repeated) {
        return [&trace, starts, repeated](const ChartPoint& point) {
            const trace::PacketRecord* packet = trace.packet(point.packet);
            if (!packet || !packet->segment)
                return QString();
            const tcp::SegmentRecord& segment = *packet->segment;
            const QString text = Charts::tr("%1: %2, seq %3, %4 B")
                                     .arg(sideName(segment.from == 0), fromUtf8(packet::flagNames(segment.flags)))
                                     .arg(static_cast<std::int32_t>(segment.seq - starts[segment.from]))
                                     .arg(segment.length);
            return repeated ? Charts::tr("%1, sent again").arg(text) : text;
        };
    };
    builder.chart.yTitle = Charts::tr("sequence number, relative");
    for (Curve* curve : {&line[0], &line[1], &again[0], &again[1]}) {
        curve->words = words(curve->style == Curve::Style::Again);
        builder.chart.curves.push_back(std::move(*curve));
    }
}

void flight(Builder& builder) {
    Curve sent[2] = {
        {Charts::tr("client's bytes in flight"), true, Curve::Style::Steps, Curve::Stroke::Solid, {}, {}},
        {Charts::tr("server's bytes in flight"), false, Curve::Style::Steps, Curve::Stroke::Solid, {}, {}}};
    Curve window[2] = {
        {Charts::tr("window for the client"), true, Curve::Style::Steps, Curve::Stroke::Dashed, {}, {}},
        {Charts::tr("window for the server"), false, Curve::Style::Steps, Curve::Stroke::Dashed, {}, {}}};
    std::optional<SequenceNumber> next[2], acked[2];
    std::uint8_t scale[2] = {0, 0};
    if (const tcp::Connection* connection = builder.trace.tracker().find(builder.connection))
        for (std::size_t i = 0; i < 2; ++i)
            scale[i] = connection->ends[i].tcb.rcvScale.value_or(0);
    eachSegment(builder, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        const std::size_t from = segment.from, to = 1 - from;
        const SequenceNumber end = SequenceNumber(segment.seq) + space(segment);
        if (!next[from] || end > *next[from])
            next[from] = end;
        if (!acked[from])
            acked[from] = SequenceNumber(segment.seq);
        const SequenceNumber ack(segment.ack);
        if ((segment.flags & packet::flag::Ack) && (!acked[to] || ack > *acked[to]))
            acked[to] = ack;
        const double time = builder.seconds(packet.time);
        for (const std::size_t side : {from, to})
            if (next[side] && acked[side])
                add(sent[side], {{time, static_cast<double>(std::max(0, *next[side] - *acked[side]))},
                                 packet.event,
                                 packet.seen.packet});
        const bool syn = segment.flags & packet::flag::Syn;
        const double room = static_cast<double>(segment.window) * (syn ? 1 : 1U << scale[from]);
        add(window[to], {{time, room}, packet.event, packet.seen.packet});
    });
    builder.chart.yTitle = Charts::tr("bytes (×10 with each line)");
    builder.chart.scale = Chart::Scale::Decades;
    for (const std::size_t side : {0U, 1U}) {
        sent[side].words = [side](const ChartPoint& point) {
            return Charts::tr("%1: %2 B in flight").arg(sideName(side == 0)).arg(point.at.y());
        };
        window[side].words = [side](const ChartPoint& point) {
            return Charts::tr("%1 may send %2 B")
                .arg(sideName(side == 0), panels::grouped(static_cast<quint64>(point.at.y())));
        };
    }
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

void roundTrip(Builder& builder) {
    std::map<std::pair<bool, bool>, Curve> curves;  // (server, rto)
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        const auto side = builder.sideOf(socket.socket);
        if (!socket.info || !side)
            return;
        const bool client = *side == Side::Client;
        const auto report = [&](bool rto, std::uint32_t us) {
            if (us == 0)
                return;
            Curve& curve = curves[{!client, rto}];
            curve.name =
                rto ? Charts::tr("%1: RTO").arg(sideName(client)) : Charts::tr("%1: RTT").arg(sideName(client));
            curve.client = client;
            curve.style = Curve::Style::Steps;
            curve.stroke = rto ? Curve::Stroke::Dashed : Curve::Stroke::Solid;
            add(curve, {{time, us / 1000.0}, event, {}});
        };
        report(false, socket.info->rttUs);
        report(true, socket.info->rtoUs);
    });
    builder.chart.yTitle = Charts::tr("milliseconds (×10 with each line)");
    builder.chart.scale = Chart::Scale::Decades;
    builder.chart.values = layout::TickValues::Any;
    for (auto& [key, curve] : curves) {
        curve.words = [name = curve.name](const ChartPoint& point) {
            return Charts::tr("%1 %2 ms").arg(name).arg(point.at.y());
        };
        builder.chart.curves.push_back(std::move(curve));
    }
}

// Of the connection, of every listener, and of every UDP socket.
void queues(Builder& builder) {
    std::map<std::pair<SocketId, int>, Curve> curves;
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        const bool tcp = socket.protocol == trace::Protocol::Tcp, listener = tcp && socket.state == State::Listen;
        const auto side = builder.sideOf(socket.socket);
        if (!listener && (socket.inode == 0 || (tcp && !side)))
            return;
        const bool client = side ? *side == Side::Client : socket.remote.port != 0;
        const auto report = [&](int which, const QString& name, std::uint32_t amount) {
            Curve& curve = curves[{socket.socket, which}];
            curve.name = name;
            curve.client = client;
            curve.style = Curve::Style::Steps;
            curve.stroke = which == 0 ? Curve::Stroke::Solid : Curve::Stroke::Dashed;
            add(curve, {{time, static_cast<double>(amount)}, event, {}});
        };
        const QString owner = tcp ? sideName(client) : Charts::tr("UDP port %1").arg(socket.local.port);
        if (listener) {
            report(0, Charts::tr("port %1: accept queue").arg(socket.local.port), socket.recvQueue);
        } else {
            report(0, Charts::tr("%1: receive queue").arg(owner), socket.recvQueue);
            report(1, Charts::tr("%1: send queue").arg(owner), socket.sendQueue);
        }
    });
    // An empty queue beside one that is filled says nothing.
    const auto filled = [](const auto& entry) {
        const auto& points = entry.second.points;
        return std::any_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.at.y() > 0; });
    };
    const bool any = std::any_of(curves.begin(), curves.end(), filled);
    builder.chart.yTitle = Charts::tr("bytes, or connections");
    for (auto& entry : curves) {
        if (any && !filled(entry))
            continue;
        Curve& curve = entry.second;
        curve.words = [name = curve.name](const ChartPoint& point) {
            return QStringLiteral("%1: %2").arg(name).arg(point.at.y());
        };
        builder.chart.curves.push_back(std::move(curve));
    }
}

void timeWait(Builder& builder) {
    std::map<SocketId, Curve> curves;
    eachReport(builder, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        if (socket.timer != trace::TimerKind::TimeWait)
            return;
        Curve& curve = curves[socket.socket];
        curve.client = builder.sideOf(socket.socket) != Side::Server;
        curve.name = Charts::tr("%1: %2 timer").arg(sideName(curve.client), fromUtf8(name(socket.state)));
        if (!curve.points.empty()) {
            const ChartPoint last = curve.points.back();
            add(curve, {{time, std::max(0.0, last.at.y() - (time - last.at.x()))}, event, {}});
        }
        add(curve, {{time, socket.timerMs / 1000.0}, event, {}});
    });
    builder.chart.yTitle = Charts::tr("seconds left");
    for (auto& [id, curve] : curves) {
        // It runs down by itself between the kernel's reports.
        const ChartPoint last = curve.points.back();
        const double over = last.at.x() + last.at.y(),
                     until = std::clamp(builder.chart.here.value_or(0), last.at.x(), over);
        const ChartPoint now{{until, over - until}, last.event, {}};
        add(curve, now);
        curve.words = [name = curve.name](const ChartPoint& point) {
            return Charts::tr("%1: %2 s left").arg(name).arg(point.at.y(), 0, 'f', 1);
        };
        Curve rest{Charts::tr("as it will run down"),  curve.client, Curve::Style::Line, Curve::Stroke::Dashed,
                   {now, {{over, 0}, last.event, {}}}, curve.words};
        builder.chart.end = std::max(builder.chart.end, over);
        builder.chart.curves.push_back(std::move(curve));
        if (over > until)
            builder.chart.curves.push_back(std::move(rest));
    }
}

QString nothing(ChartKind kind, const trace::Trace& trace) {
    const bool asked = std::any_of(trace.events().begin(), trace.events().end(), [](const trace::TraceEvent& event) {
        return std::holds_alternative<trace::SocketChanged>(event.what);
    });
    const bool ofKernel = kind != ChartKind::Sequence && kind != ChartKind::Flight;
    if (ofKernel && !asked && !trace.packets().empty())
        return Charts::tr("A capture holds segments only: no kernel was asked.");
    switch (kind) {
        case ChartKind::Sequence:
        case ChartKind::Flight:
            return Charts::tr("No TCP segment has been sent yet.");
        case ChartKind::RoundTrip:
            return Charts::tr("The kernel has not timed a connection yet.");
        case ChartKind::Queues:
            return Charts::tr("No socket has a queue yet.");
        case ChartKind::TimeWait:
            return Charts::tr("No socket is in TIME-WAIT yet.");
    }
    return {};
}

}  // namespace

QString chartTitle(ChartKind kind) {
    switch (kind) {
        case ChartKind::Sequence:
            return Charts::tr("Sequence");
        case ChartKind::Flight:
            return Charts::tr("In flight");
        case ChartKind::RoundTrip:
            return Charts::tr("RTT, RTO");
        case ChartKind::Queues:
            return Charts::tr("Queues");
        case ChartKind::TimeWait:
            return Charts::tr("TIME-WAIT");
    }
    return {};
}

void thinOut(std::vector<ChartPoint>& points, std::size_t most) {
    if (points.size() <= most || most < 4)
        return;
    const auto stretches = static_cast<double>(most / 4);
    const double start = points.front().at.x(), length = std::max(points.back().at.x() - start, 1e-9);
    std::vector<ChartPoint> kept;
    kept.reserve(most);
    for (std::size_t from = 0, to = 0; from < points.size(); from = to) {
        const auto stretchOf = [&](std::size_t i) {
            return std::min(stretches - 1, std::floor((points[i].at.x() - start) / length * stretches));
        };
        std::size_t low = from, high = from;
        for (to = from; to < points.size() && stretchOf(to) <= stretchOf(from); ++to) {
            if (points[to].at.y() < points[low].at.y())
                low = to;
            if (points[to].at.y() > points[high].at.y())
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
    Builder builder{trace, scene, connection.value_or(ConnectionId{scene.connections.size()}), {}};
    Chart& chart = builder.chart;
    chart.title = chartTitle(kind);
    if (!trace.events().empty())
        chart.end = std::max(1e-6, builder.seconds(trace.events().back().time));
    chart.here = scene.position == 0 ? 0 : builder.seconds(scene.time);
    if (const trace::ConnectionView* view = builder.view();
        view && scene.connections.size() > 1 && kind != ChartKind::TimeWait)
        chart.subject = QStringLiteral("%1 ↔ %2").arg(fromUtf8(view->ends[0].address.text()),
                                                      fromUtf8(view->ends[1].address.text()));
    switch (kind) {
        case ChartKind::Sequence:
            sequence(builder);
            break;
        case ChartKind::Flight:
            flight(builder);
            break;
        case ChartKind::RoundTrip:
            roundTrip(builder);
            break;
        case ChartKind::Queues:
            queues(builder);
            break;
        case ChartKind::TimeWait:
            timeWait(builder);
            break;
    }
    std::erase_if(chart.curves, [](const Curve& curve) { return curve.points.empty(); });
    QStringList names;
    for (Curve& curve : chart.curves) {
        thinOut(curve.points, kMostPoints);
        names << QStringLiteral("%1: %2").arg(curve.name).arg(curve.points.back().at.y());
    }
    chart.sentence = names.isEmpty() ? nothing(kind, trace) : names.join(QStringLiteral("; "));
    return std::move(builder.chart);
}

}  // namespace app::charts
