// Curves that segments alone tell: the sequence numbers of both sides, and what is in flight between them.
#include <algorithm>
#include <array>

#include "model/layout/ChartBuilder.h"

namespace model::layout {

namespace flag = packet::flag;

namespace {

using Meaning = Curve::Meaning;
using Style = Curve::Style;
using Stroke = Curve::Stroke;

Curve curveOf(Meaning meaning, Side side, Style style, Stroke stroke) {
    Curve curve;
    curve.meaning = meaning;
    curve.side = side;
    curve.style = style;
    curve.stroke = stroke;
    return curve;
}

// Of the sequence space: SYN and FIN count as a byte each.
std::uint32_t space(const tcp::SegmentRecord& segment) {
    return packet::sequenceLength(segment.flags, segment.length);
}

// The segments of the connection that were sent before the position.
template <class Visit>
void eachSegment(const ChartBuilder& builder, Visit visit) {
    for (const trace::PacketRecord& packet : builder.trace.packets()) {
        if (packet.event >= builder.scene.position)
            break;
        if (packet.segment && packet.segment->connection == builder.connection.value)
            visit(packet, *packet.segment);
    }
}

}  // namespace

void ChartBuilder::sequence() {
    Curve line[2] = {curveOf(Meaning::Bytes, Side::Client, Style::Line, Stroke::Solid),
                     curveOf(Meaning::Bytes, Side::Server, Style::Line, Stroke::Dashed)};
    Curve again[2] = {curveOf(Meaning::SentAgain, Side::Client, Style::Again, Stroke::Solid),
                      curveOf(Meaning::SentAgain, Side::Server, Style::Again, Stroke::Solid)};
    std::optional<std::uint32_t> first[2];
    double reached[2] = {0, 0};
    eachSegment(*this, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        const auto kind = static_cast<tcp::SegmentKind>(segment.kind);
        if (kind == tcp::SegmentKind::OutOfWindow || kind == tcp::SegmentKind::Stale || kind == tcp::SegmentKind::Copy)
            return;  // of another sequence space, or none that was sent
        const std::size_t from = segment.from;
        if (!first[from])
            first[from] = segment.seq;
        const auto start = static_cast<double>(static_cast<std::int32_t>(segment.seq - *first[from]));
        const double to = start + space(segment), time = seconds(packet.time);
        const auto point = [&](double y) { return ChartPoint{{time, y}, packet.event, packet.seen.packet}; };
        // What goes back was there before; the line goes on where it had come to.
        if (start < reached[from]) {
            addPoint(again[from], point(to));
            if (to <= reached[from])
                return;
        } else {
            addPoint(line[from], point(start));
        }
        if (to > start)
            addPoint(line[from], point(to));
        reached[from] = to;
    });
    for (std::size_t i = 0; i < 2; ++i)
        chart.initial[i] = first[i].value_or(0);
    for (Curve* curve : {&line[0], &line[1], &again[0], &again[1]})
        chart.curves.push_back(std::move(*curve));
}

void ChartBuilder::flight() {
    Curve sent[2] = {curveOf(Meaning::InFlight, Side::Client, Style::Steps, Stroke::Solid),
                     curveOf(Meaning::InFlight, Side::Server, Style::Steps, Stroke::Solid)};
    Curve window[2] = {curveOf(Meaning::Window, Side::Client, Style::Steps, Stroke::Dashed),
                       curveOf(Meaning::Window, Side::Server, Style::Steps, Stroke::Dashed)};
    std::optional<SequenceNumber> next[2], acked[2];
    std::uint8_t scale[2] = {0, 0};
    if (const tcp::Connection* known = trace.tracker().find(connection))
        for (std::size_t i = 0; i < 2; ++i)
            scale[i] = known->ends[i].tcb.rcvScale.value_or(0);
    eachSegment(*this, [&](const trace::PacketRecord& packet, const tcp::SegmentRecord& segment) {
        const std::size_t from = segment.from, to = 1 - from;
        const SequenceNumber end = SequenceNumber(segment.seq) + space(segment);
        if (!next[from] || end > *next[from])
            next[from] = end;
        if (!acked[from])
            acked[from] = SequenceNumber(segment.seq);
        const SequenceNumber ack(segment.ack);
        if ((segment.flags & flag::Ack) && (!acked[to] || ack > *acked[to]))
            acked[to] = ack;
        const double time = seconds(packet.time);
        for (const std::size_t side : {from, to})
            if (next[side] && acked[side])
                addPoint(sent[side], {{time, static_cast<double>(std::max(0, *next[side] - *acked[side]))},
                                      packet.event,
                                      packet.seen.packet});
        const bool syn = segment.flags & flag::Syn;
        const double room = static_cast<double>(segment.window) * (syn ? 1 : 1U << scale[from]);
        addPoint(window[to], {{time, room}, packet.event, packet.seen.packet});
    });
    chart.scale = Chart::Scale::Decades;
    for (Curve* curve : {&sent[0], &sent[1], &window[0], &window[1]})
        chart.curves.push_back(std::move(*curve));
}

}  // namespace model::layout
