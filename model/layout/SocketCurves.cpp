// Curves that the kernel's reports of sockets tell: round-trip times, queues, and how a TIME-WAIT runs down.
#include <algorithm>
#include <map>

#include "model/layout/ChartBuilder.h"

namespace model::layout {

namespace {

using Meaning = Curve::Meaning;

// What the probe said of each socket, one point for each report.
template <class Visit>
void eachReport(const ChartBuilder& builder, Visit visit) {
    const auto& events = builder.trace.events();
    for (std::size_t i = 0; i < std::min(builder.scene.position, events.size()); ++i)
        if (const auto* socket = std::get_if<trace::SocketChanged>(&events[i].what))
            visit(i, builder.seconds(events[i].time), *socket);
}

}  // namespace

void ChartBuilder::roundTrip() {
    std::map<std::pair<Side, Meaning>, Curve> curves;
    eachReport(*this, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        const auto side = sideOf(socket.socket);
        if (!socket.info || !side)
            return;
        const auto report = [&](Meaning meaning, std::uint32_t us) {
            if (us == 0)
                return;
            Curve& curve = curves[{*side, meaning}];
            curve.meaning = meaning;
            curve.side = *side;
            curve.style = Curve::Style::Steps;
            curve.stroke = meaning == Meaning::ResendTimeout ? Curve::Stroke::Dashed : Curve::Stroke::Solid;
            addPoint(curve, {{time, us / 1000.0}, event, {}});
        };
        report(Meaning::RoundTripTime, socket.info->rttUs);
        report(Meaning::ResendTimeout, socket.info->rtoUs);
    });
    chart.scale = Chart::Scale::Decades;
    chart.values = TickValues::Any;
    for (auto& [key, curve] : curves)
        chart.curves.push_back(std::move(curve));
}

// Of the connection, of every listener, and of every UDP socket.
void ChartBuilder::queues() {
    std::map<std::pair<SocketId, Meaning>, Curve> curves;
    eachReport(*this, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        const bool tcp = socket.protocol == trace::Protocol::Tcp, listener = tcp && socket.state == State::Listen;
        const auto side = sideOf(socket.socket);
        if (!listener && (socket.inode == 0 || (tcp && !side)))
            return;
        const auto report = [&](Meaning meaning, std::uint32_t amount) {
            Curve& curve = curves[{socket.socket, meaning}];
            curve.meaning = meaning;
            curve.side = side ? *side : socket.remote.port != 0 ? Side::Client : Side::Server;
            curve.port = listener || !tcp ? socket.local.port : 0;
            curve.style = Curve::Style::Steps;
            curve.stroke = meaning == Meaning::SendQueue ? Curve::Stroke::Dashed : Curve::Stroke::Solid;
            addPoint(curve, {{time, static_cast<double>(amount)}, event, {}});
        };
        if (listener) {
            report(Meaning::AcceptQueue, socket.recvQueue);
        } else {
            report(Meaning::ReceiveQueue, socket.recvQueue);
            report(Meaning::SendQueue, socket.sendQueue);
        }
    });
    // An empty queue beside one that is filled says nothing.
    const auto filled = [](const auto& entry) {
        const auto& points = entry.second.points;
        return std::any_of(points.begin(), points.end(), [](const ChartPoint& point) { return point.at.y > 0; });
    };
    const bool any = std::any_of(curves.begin(), curves.end(), filled);
    for (auto& entry : curves)
        if (!any || filled(entry))
            chart.curves.push_back(std::move(entry.second));
}

void ChartBuilder::timeWait() {
    std::map<SocketId, Curve> curves;
    eachReport(*this, [&](std::size_t event, double time, const trace::SocketChanged& socket) {
        if (socket.timer != trace::TimerKind::TimeWait)
            return;
        Curve& curve = curves[socket.socket];
        curve.meaning = Meaning::Countdown;
        curve.side = sideOf(socket.socket).value_or(Side::Client);
        curve.state = socket.state;
        if (!curve.points.empty()) {
            const ChartPoint last = curve.points.back();
            addPoint(curve, {{time, std::max(0.0, last.at.y - (time - last.at.x))}, event, {}});
        }
        addPoint(curve, {{time, socket.timerMs / 1000.0}, event, {}});
    });
    for (auto& [id, curve] : curves) {
        // It runs down by itself between the kernel's reports.
        const ChartPoint last = curve.points.back();
        const double over = last.at.x + last.at.y, until = std::clamp(chart.here.value_or(0), last.at.x, over);
        const ChartPoint now{{until, over - until}, last.event, {}};
        addPoint(curve, now);
        Curve rest = curve;
        rest.meaning = Meaning::CountdownToCome;
        rest.stroke = Curve::Stroke::Dashed;
        rest.points = {now, {{over, 0}, last.event, {}}};
        chart.end = std::max(chart.end, over);
        chart.curves.push_back(std::move(curve));
        if (over > until)
            chart.curves.push_back(std::move(rest));
    }
}

}  // namespace model::layout
