#include "netio/capture/SessionReader.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "model/base/Overloaded.h"
#include "model/trace/EventCodec.h"

namespace netio::capture {

using namespace model;

using namespace model::trace;
using model::Reason;

namespace {

// Ids of packets may have gaps (copies that the gate absorbed are not saved), but views index by them.
constexpr std::uint64_t kLargestIdGap = 1 << 20;

// From 1960 to 2106, where the seconds of a pcap end: differences of two, and twice that, then fit everywhere.
Timestamp sane(Timestamp time) {
    constexpr std::int64_t kSpan = std::int64_t{1} << 62, kBefore1970 = kSpan / 16;
    return {std::clamp(time.ns, -kBefore1970, kSpan - kBefore1970 - 1)};
}

}  // namespace

// Numbered when they have their place: views index by these numbers.
SessionReader::SessionReader(Sink sink)
    : m_sink(std::move(sink)), m_order([this](TraceEvent&& event, packet::Bytes frame) {
          std::get<PacketSeen>(event.what).packet = PacketId{++m_largestId};
          m_sink(std::move(event), frame);
      }) {}

void SessionReader::feed(std::span<const std::uint8_t> bytes) {
    if (m_problem)
        return;
    m_input.append(bytes);
    pump();
}

void SessionReader::arrived(std::size_t size) {
    m_input.commit(size);
    pump();
}

void SessionReader::finish() {
    if (m_problem)
        return;
    if (m_format == CaptureFormat::NeedMore) {
        m_problem = model::ParseError{whyNoCapture(m_input.unread()), 0};
        return;
    }
    m_problem = m_format == CaptureFormat::Pcap ? m_pcap.cutOff(m_input) : m_pcapng.cutOff(m_input);
    m_truncated = m_problem.has_value();
    m_order.flush();
}

void SessionReader::pump() {
    if (m_problem) {
        m_input.consume(m_input.unread().size());
        return;
    }
    if (m_format == CaptureFormat::NeedMore)
        m_format = detectFormat(m_input.unread());
    switch (m_format) {
        case CaptureFormat::NeedMore:
            break;
        case CaptureFormat::Other:
            m_problem = model::ParseError{whyNoCapture(m_input.unread()), 0};
            break;
        case CaptureFormat::Pcap:
            pump(m_pcap);
            break;
        case CaptureFormat::Pcapng:
            pump(m_pcapng);
            break;
    }
}

template <class Parser>
void SessionReader::pump(Parser& parser) {
    for (;;) {
        switch (parser.next(m_input, m_record)) {
            case ParseStep::NeedMore:
                return;
            case ParseStep::Failed:
                m_problem = parser.error();
                m_order.flush();
                return;
            case ParseStep::Record:
                break;
        }
        if (m_record.kind == CaptureRecord::Kind::Event)
            deliverEvent();
        else if (!deliverPacket())
            return;
    }
}

void SessionReader::enterSection() {
    if (m_pcapng.sections() == m_section)
        return;
    m_order.flush();
    m_section = m_pcapng.sections();
    m_idsBefore = m_largestId;
    m_gated = false;
}

bool SessionReader::deliverPacket() {
    enterSection();
    ++m_packets;
    m_lastTime = sane(m_record.time);
    TraceEvent event{m_lastTime, PacketSeen{{},
                                            m_record.offset,
                                            static_cast<std::uint32_t>(m_record.bytes.size()),
                                            m_record.originalLength,
                                            m_record.linkType,
                                            m_gated,
                                            comment()}};
    if (!m_pcapng.sectionIsOurs()) {
        m_order.take(std::move(event), m_record.bytes);
        return true;
    }
    const std::uint64_t id = m_record.packetId != 0 ? packetId({m_record.packetId}).value : m_largestId + 1;
    if (id > m_largestId + kLargestIdGap || id <= m_idsBefore) {
        m_problem = model::ParseError{Reason("a packet with the id %1", m_record.packetId), m_record.offset};
        return false;
    }
    m_largestId = std::max(m_largestId, id);
    std::get<PacketSeen>(event.what).packet = PacketId{id};
    m_sink(std::move(event), m_record.bytes);
    return true;
}

model::Boxed<std::string> SessionReader::comment() {
    return m_record.comment.empty() ? model::Boxed<std::string>() : std::move(m_record.comment);
}

void SessionReader::deliverEvent() {
    enterSection();
    auto decoded = decodeEvent(m_record.json);
    ++m_events;
    if (!decoded) {  // one damaged event is told; the rest of the session still tells its story
        m_sink({m_lastTime, EventsLost{1, "session"}}, {});
        return;
    }
    if (!decoded.value())
        return;
    TraceEvent event = *decoded.take();
    m_lastTime = event.time = sane(event.time);
    std::visit(Overloaded{
                   [&](const GateModeChanged& gate) { m_gated = gate.mode != GateMode::Pass; },
                   [&](PacketVerdict& verdict) {
                       verdict.packet = packetId(verdict.packet);
                       verdict.original = packetId(verdict.original);
                       // An absorbed copy has no packet in a saved session.
                       if (verdict.packet.value <= m_largestId + kLargestIdGap)
                           m_largestId = std::max(m_largestId, verdict.packet.value);
                   },
                   [](const PacketSeen&) {},  // never an event block
                   [](const SessionStarted&) {},
                   [](const StepMarked&) {},
                   [](const Synced&) {},
                   [](const ActorEvent auto&) {},
                   [](const CallEvent auto&) {},
                   [](const SocketEvent auto&) {},
                   [](const FaultEvent auto&) {},
               },
               event.what);
    m_sink(std::move(event), {});
}

PacketId SessionReader::packetId(PacketId idInSection) const {
    return idInSection ? PacketId{m_idsBefore + idInSection.value} : idInSection;
}

}  // namespace netio::capture
