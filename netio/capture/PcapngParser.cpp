#include "netio/capture/PcapngParser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "model/base/Utf8.h"
#include "model/trace/EventCodec.h"
#include "netio/capture/PcapngFormat.h"

namespace netio::capture {

using namespace format;
using model::Reason;
using model::Timestamp;

namespace {

__extension__ using Wide = __int128;  // 64 bits of ticks times 10^9

constexpr std::uint32_t kBlockOverhead = 12;  // type, length, length again
constexpr std::size_t kPacketFields = 20;     // before the bytes of a packet, in enhanced and obsolete blocks

std::string_view asText(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Fixed fields of the blocks that are read; nullopt: passed over.
std::optional<std::uint32_t> smallestLength(std::uint32_t type) {
    switch (type) {
        case kSectionHeader:
            return kBlockOverhead + 16;
        case kInterfaceDescription:
            return kBlockOverhead + 8;
        case kObsoletePacket:
            return kBlockOverhead + kPacketFields;
        case kEnhancedPacket:
            return kBlockOverhead + kPacketFields;
        case kSimplePacket:
            return kBlockOverhead + 4;
        case model::trace::kEventBlockType:
            return kBlockOverhead;
    }
    return std::nullopt;
}

Timestamp saturated(Wide ns) {
    constexpr Wide kMin = std::numeric_limits<std::int64_t>::min(), kMax = std::numeric_limits<std::int64_t>::max();
    return {static_cast<std::int64_t>(std::clamp(ns, kMin, kMax))};
}

constexpr auto kPowersOfTen = [] {
    std::array<std::uint64_t, 20> powers{};
    std::uint64_t power = 1;
    for (auto& entry : powers) {
        entry = power;
        power *= 10;
    }
    return powers;
}();

}  // namespace

// if_tsresol: a power of ten, or of two when the highest bit is set.
Timestamp PcapngParser::Interface::time(std::uint64_t ticks) const {
    const unsigned exponent = resolution & 0x7f;
    Wide ns = 0;
    if ((resolution & 0x80) != 0)
        ns = static_cast<Wide>(ticks) * 1'000'000'000 >> exponent;
    else if (exponent <= 9)
        ns = static_cast<Wide>(ticks) * kPowersOfTen[9 - exponent];
    else if (exponent - 9 < kPowersOfTen.size())
        ns = ticks / kPowersOfTen[exponent - 9];
    return saturated(ns + static_cast<Wide>(offsetSeconds) * 1'000'000'000);
}

ParseStep PcapngParser::next(InputBuffer& in, CaptureRecord& record) {
    while (m_error.reason.empty()) {
        if (m_skippedLength != 0 && !passOver(in))
            return m_error.reason.empty() ? ParseStep::NeedMore : ParseStep::Failed;
        const Body unread = in.unread();
        m_blockStart = in.offset();
        if (unread.size() < kBlockOverhead)
            return ParseStep::NeedMore;

        // The type of a section header reads the same in both byte orders; what follows tells which one it is.
        if (ByteOrder().u32(unread, 0) == kSectionHeader) {
            m_order = ByteOrder(ByteOrder().u32(unread, 8) != kByteOrderMagic);
            if (m_order.u32(unread, 8) != kByteOrderMagic)
                return fail(Reason("a section header without the byte-order magic"));
        } else if (m_sections == 0) {
            return fail(Reason("no section header at the start"));
        }
        const std::uint32_t type = m_order.u32(unread, 0), length = m_order.u32(unread, 4);
        if (length < kBlockOverhead || length % 4 != 0)
            return fail(Reason("a block length of %1", length));
        const auto smallest = smallestLength(type);
        if (!smallest) {
            m_skip = length - 4;
            m_skippedLength = length;
            continue;
        }
        if (length < *smallest || length > kMaxBlockLength)
            return fail(Reason("a block of type %1 with a length of %2", type, length));
        if (unread.size() < length)
            return ParseStep::NeedMore;
        if (m_order.u32(unread, length - 4) != length)
            return fail(Reason("a block whose two lengths differ"));
        in.consume(length);
        const ParseStep step = parseBlock(type, unread.subspan(8, length - kBlockOverhead), record);
        if (step != ParseStep::NeedMore)
            return step;
    }
    return ParseStep::Failed;
}

bool PcapngParser::passOver(InputBuffer& in) {
    const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(m_skip, in.unread().size()));
    in.consume(size);
    m_skip -= size;
    if (m_skip > 0 || in.unread().size() < 4)
        return false;
    if (m_order.u32(in.unread(), 0) != m_skippedLength) {
        fail(Reason("a block whose two lengths differ"));
        return false;
    }
    in.consume(4);
    m_skippedLength = 0;
    return true;
}

std::optional<model::ParseError> PcapngParser::cutOff(const InputBuffer& in) const {
    if (!m_error.reason.empty() || (m_skippedLength == 0 && in.unread().empty()))
        return std::nullopt;
    return model::ParseError{Reason("cut off in a block"), m_blockStart};
}

// NeedMore: nothing to tell, on to the next block.
ParseStep PcapngParser::parseBlock(std::uint32_t type, Body body, CaptureRecord& record) {
    switch (type) {
        case kSectionHeader:
            if (m_order.u16(body, 4) != kMajorVersion)
                return fail(Reason("version %1 of pcapng, which is not known", m_order.u16(body, 4)));
            parseSection(body);
            return ParseStep::NeedMore;
        case kInterfaceDescription:
            parseInterface(body);
            return ParseStep::NeedMore;
        case kEnhancedPacket:
            return parsePacket(body, m_order.u32(body, 0), 4, record);
        case kObsoletePacket:
            return parsePacket(body, m_order.u16(body, 0), 4, record);
        case kSimplePacket:
            return parseSimplePacket(body, record);
        default:
            if (!asText(body).starts_with(kEventMagic))
                return ParseStep::NeedMore;
            record.kind = CaptureRecord::Kind::Event;
            record.json = asText(body.subspan(kEventMagic.size()));
            record.offset = m_blockStart + 8 + kEventMagic.size();
            return ParseStep::Record;
    }
}

void PcapngParser::parseSection(Body body) {
    ++m_sections;
    m_interfaces.clear();
    m_ours = false;
    forEachOption(body.subspan(16), [&](std::uint16_t code, Body value) {
        if (code == kUserApplication)
            m_ours = asText(value) == kOurApplication;
    });
}

void PcapngParser::parseInterface(Body body) {
    Interface interface;
    interface.linkType = m_order.u16(body, 0);
    interface.snapLength = m_order.u32(body, 4);
    forEachOption(body.subspan(8), [&](std::uint16_t code, Body value) {
        if (code == kTimeResolution && !value.empty())
            interface.resolution = value[0];
        else if (code == kTimeOffset && value.size() >= 8)
            interface.offsetSeconds = static_cast<std::int64_t>(m_order.u64(value, 0));
    });
    m_interfaces.push_back(interface);
}

ParseStep PcapngParser::parsePacket(Body body, std::uint32_t interface, std::size_t timeAt, CaptureRecord& record) {
    const std::uint32_t captured = m_order.u32(body, timeAt + 8);
    if (interface >= m_interfaces.size())
        return fail(Reason("a packet of interface %1, which was not described", interface));
    if (captured > body.size() - kPacketFields)
        return fail(Reason("a packet of %1 bytes in a block too short for it", captured));
    const std::uint64_t ticks =
        static_cast<std::uint64_t>(m_order.u32(body, timeAt)) << 32 | m_order.u32(body, timeAt + 4);
    record.kind = CaptureRecord::Kind::Packet;
    record.offset = m_blockStart + 8 + kPacketFields;
    record.time = m_lastTime = m_interfaces[interface].time(ticks);
    record.bytes = body.subspan(kPacketFields, captured);
    record.originalLength = m_order.u32(body, timeAt + 12);
    record.linkType = m_interfaces[interface].linkType;
    const std::size_t padded = kPacketFields + (captured + 3) / 4 * 4;
    parsePacketOptions(body.subspan(std::min(padded, body.size())), record);
    return ParseStep::Record;
}

ParseStep PcapngParser::parseSimplePacket(Body body, CaptureRecord& record) {
    if (m_interfaces.empty())
        return fail(Reason("a packet of interface %1, which was not described", 0));
    const Interface& interface = m_interfaces.front();
    record.kind = CaptureRecord::Kind::Packet;
    record.offset = m_blockStart + 12;
    record.time = m_lastTime;
    record.originalLength = m_order.u32(body, 0);
    std::size_t captured = std::min<std::size_t>(record.originalLength, body.size() - 4);
    if (interface.snapLength != 0)
        captured = std::min<std::size_t>(captured, interface.snapLength);
    record.bytes = body.subspan(4, captured);
    record.linkType = interface.linkType;
    record.packetId = 0;
    record.comment.clear();
    return ParseStep::Record;
}

void PcapngParser::parsePacketOptions(Body options, CaptureRecord& record) const {
    record.packetId = 0;
    record.comment.clear();
    forEachOption(options, [&](std::uint16_t code, Body value) {
        if (code == kComment) {
            if (!record.comment.empty())
                record.comment += '\n';
            record.comment += model::toUtf8(asText(value));
        } else if (code == kPacketId && value.size() == 8) {
            record.packetId = m_order.u64(value, 0);
        }
    });
}

// A damaged list of options ends early: nothing that a packet needs is in them.
template <class F>
void PcapngParser::forEachOption(Body options, F&& visit) const {
    while (options.size() >= 4) {
        const std::uint16_t code = m_order.u16(options, 0), length = m_order.u16(options, 2);
        if (code == kEndOfOptions || length > options.size() - 4)
            return;
        visit(code, options.subspan(4, length));
        options = options.subspan(std::min<std::size_t>(4 + (length + 3) / 4 * 4, options.size()));
    }
}

ParseStep PcapngParser::fail(Reason reason) {
    m_error = {std::move(reason), m_blockStart};
    return ParseStep::Failed;
}

}  // namespace netio::capture
