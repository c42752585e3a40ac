#include "app/charts/ChartWords.h"

#include <QCoreApplication>

#include "app/panels/Words.h"

namespace app::charts {

using namespace model::layout;
using model::Side;
using panels::fromUtf8;

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

namespace {

QString sideName(Side side) {
    return side == Side::Client ? Charts::tr("client") : Charts::tr("server");
}

QString ofSide(Side side, const QString& client, const QString& server) {
    return side == Side::Client ? client : server;
}

QString countdownName(const Curve& curve) {
    return Charts::tr("%1: %2 timer").arg(sideName(curve.side), fromUtf8(name(curve.state)));
}

QString queueOwner(const Curve& curve) {
    return curve.port == 0 ? sideName(curve.side) : Charts::tr("UDP port %1").arg(curve.port);
}

QString segmentWords(const Chart& chart, const ChartPoint& point, const model::trace::Trace& trace) {
    const model::trace::PacketRecord* packet = trace.packet(point.packet);
    if (!packet || !packet->segment)
        return {};
    const auto& segment = *packet->segment;
    return Charts::tr("%1: %2, seq %3, %4 B")
        .arg(sideName(static_cast<Side>(segment.from)), fromUtf8(model::packet::flagNames(segment.flags)))
        .arg(static_cast<std::int32_t>(segment.seq - chart.initial[segment.from]))
        .arg(segment.length);
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

QString axisTitle(ChartKind kind) {
    switch (kind) {
        case ChartKind::Sequence:
            return Charts::tr("sequence number, relative");
        case ChartKind::Flight:
            return Charts::tr("bytes (×10 with each line)");
        case ChartKind::RoundTrip:
            return Charts::tr("milliseconds (×10 with each line)");
        case ChartKind::Queues:
            return Charts::tr("bytes, or connections");
        case ChartKind::TimeWait:
            return Charts::tr("seconds left");
    }
    return {};
}

QString curveName(const Curve& curve) {
    switch (curve.meaning) {
        case Curve::Meaning::Bytes:
            return ofSide(curve.side, Charts::tr("client's bytes"), Charts::tr("server's bytes"));
        case Curve::Meaning::SentAgain:
            return ofSide(curve.side, Charts::tr("client: sent again"), Charts::tr("server: sent again"));
        case Curve::Meaning::InFlight:
            return ofSide(curve.side, Charts::tr("client's bytes in flight"), Charts::tr("server's bytes in flight"));
        case Curve::Meaning::Window:
            return ofSide(curve.side, Charts::tr("window for the client"), Charts::tr("window for the server"));
        case Curve::Meaning::RoundTripTime:
            return Charts::tr("%1: RTT").arg(sideName(curve.side));
        case Curve::Meaning::ResendTimeout:
            return Charts::tr("%1: RTO").arg(sideName(curve.side));
        case Curve::Meaning::AcceptQueue:
            return Charts::tr("port %1: accept queue").arg(curve.port);
        case Curve::Meaning::ReceiveQueue:
            return Charts::tr("%1: receive queue").arg(queueOwner(curve));
        case Curve::Meaning::SendQueue:
            return Charts::tr("%1: send queue").arg(queueOwner(curve));
        case Curve::Meaning::Countdown:
            return countdownName(curve);
        case Curve::Meaning::CountdownToCome:
            return Charts::tr("as it will run down");
    }
    return {};
}

QString pointWords(const Chart& chart, const Curve& curve, const ChartPoint& point, const model::trace::Trace& trace) {
    switch (curve.meaning) {
        case Curve::Meaning::Bytes:
            return segmentWords(chart, point, trace);
        case Curve::Meaning::SentAgain:
            return Charts::tr("%1, sent again").arg(segmentWords(chart, point, trace));
        case Curve::Meaning::InFlight:
            return Charts::tr("%1: %2 B in flight").arg(sideName(curve.side)).arg(point.at.y);
        case Curve::Meaning::Window:
            return Charts::tr("%1 may send %2 B")
                .arg(sideName(curve.side), panels::grouped(static_cast<quint64>(point.at.y)));
        case Curve::Meaning::RoundTripTime:
        case Curve::Meaning::ResendTimeout:
            return Charts::tr("%1 %2 ms").arg(curveName(curve)).arg(point.at.y);
        case Curve::Meaning::AcceptQueue:
        case Curve::Meaning::ReceiveQueue:
        case Curve::Meaning::SendQueue:
            return QStringLiteral("%1: %2").arg(curveName(curve)).arg(point.at.y);
        case Curve::Meaning::Countdown:
        case Curve::Meaning::CountdownToCome:
            return Charts::tr("%1: %2 s left").arg(countdownName(curve)).arg(point.at.y, 0, 'f', 1);
    }
    return {};
}

QString chartSentence(const Chart& chart) {
    QStringList said;
    for (const Curve& curve : chart.curves)
        said << QStringLiteral("%1: %2").arg(curveName(curve)).arg(curve.points.back().at.y);
    if (!said.isEmpty())
        return said.join(QStringLiteral("; "));
    if (chart.kernelSilent)
        return Charts::tr("A capture holds segments only: no kernel was asked.");
    switch (chart.kind) {
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

}  // namespace app::charts
