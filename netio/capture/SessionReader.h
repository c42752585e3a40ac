// One reader for what the lab streams, saved sessions and captures of other programs: bytes in any pieces, in; trace
// events with the frames of their packets, out. What stands before a damage is delivered first. Memory is bounded by
// the largest block. No system calls; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "model/base/Result.h"
#include "model/packet/Packet.h"
#include "model/trace/TraceEvent.h"
#include "netio/capture/CaptureFormat.h"
#include "netio/capture/PcapParser.h"
#include "netio/capture/PcapngParser.h"
#include "netio/capture/TimeOrder.h"

namespace netio::capture {

class SessionReader {
public:
    // frame: the packet's bytes when the event is PacketSeen (which tells their link type), else empty; valid during
    // the call.
    using Sink = std::function<void(model::trace::TraceEvent&& event, model::packet::Bytes frame)>;

    explicit SessionReader(Sink sink);
    SessionReader(const SessionReader&) = delete;
    SessionReader& operator=(const SessionReader&) = delete;

    void feed(std::span<const std::uint8_t> bytes);
    // The same without a copy: read() into room(), then tell how much arrived.
    [[nodiscard]] std::span<std::uint8_t> room(std::size_t size) { return m_input.prepare(size); }
    void arrived(std::size_t size);
    // No more bytes will come.
    void finish();

    // Why reading stopped early; reason without the file's name, offset of the block or record it stopped at.
    [[nodiscard]] const std::optional<model::ParseError>& problem() const { return m_problem; }
    // The input ended within a block or record: what is before it was delivered.
    [[nodiscard]] bool truncated() const { return m_truncated; }
    [[nodiscard]] std::uint64_t packets() const { return m_packets; }
    [[nodiscard]] std::uint64_t events() const { return m_events; }  // without packets
    [[nodiscard]] CaptureFormat format() const { return m_format; }
    // Of a foreign capture: packets that stood behind later ones and were put in order, and that could not be.
    [[nodiscard]] std::uint64_t moved() const { return m_order.moved(); }
    [[nodiscard]] std::uint64_t outOfOrder() const { return m_order.tooLate(); }
    [[nodiscard]] bool isSession() const { return m_pcapng.sectionIsOurs(); }

private:
    Sink m_sink;
    TimeOrder m_order;
    InputBuffer m_input;
    CaptureFormat m_format = CaptureFormat::NeedMore;
    PcapParser m_pcap;
    PcapngParser m_pcapng;
    CaptureRecord m_record;
    std::optional<model::ParseError> m_problem;
    bool m_truncated = false;
    bool m_gated = false;
    std::uint64_t m_packets = 0, m_events = 0;
    model::Timestamp m_lastTime;
    // A second session in the same file counts on from the first: ids of a section are told relative to its start.
    std::uint32_t m_section = 0;
    std::uint64_t m_idsBefore = 0, m_largestId = 0;

    void pump();
    template <class Parser>
    void pump(Parser& parser);
    void enterSection();
    [[nodiscard]] bool deliverPacket();
    [[nodiscard]] model::Boxed<std::string> comment();
    void deliverEvent();
    [[nodiscard]] model::PacketId packetId(model::PacketId idInSection) const;
};

}  // namespace netio::capture
