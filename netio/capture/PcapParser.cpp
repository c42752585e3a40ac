#include "netio/capture/PcapParser.h"

#include <string>
#include <utility>

namespace netio::capture {

using model::Reason;

namespace {

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4, kNanoseconds = 0xa1b23c4d, kModified = 0xa1b2cd34;
constexpr std::uint32_t kFileHeader = 24, kRecordHeader = 16, kModifiedRecordHeader = 24;

bool isMagic(std::uint32_t value) {
    return value == kMicroseconds || value == kNanoseconds || value == kModified;
}

}  // namespace

bool PcapParser::recognises(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= 4 && (isMagic(ByteOrder(false).u32(bytes, 0)) || isMagic(ByteOrder(true).u32(bytes, 0)));
}

ParseStep PcapParser::next(InputBuffer& in, CaptureRecord& record) {
    if (!m_error.reason.empty())
        return ParseStep::Failed;
    if (!m_headerRead) {
        if (const ParseStep step = parseHeader(in); step != ParseStep::Record)
            return step;
    }
    const auto unread = in.unread();
    if (unread.size() < m_recordHeader)
        return ParseStep::NeedMore;
    std::uint32_t captured = m_order.u32(unread, 8), original = m_order.u32(unread, 12);
    // The two lengths were the other way round before version 2.3, and in some files of 2.3.
    if (m_minorVersion < 3 || (m_minorVersion == 3 && captured > original))
        std::swap(captured, original);
    if (captured > kMaxBlockLength)
        return fail(Reason("a packet of %1 bytes", captured), in.offset());
    if (unread.size() < m_recordHeader + captured)
        return ParseStep::NeedMore;
    record.kind = CaptureRecord::Kind::Packet;
    record.offset = in.offset() + m_recordHeader;
    record.time.ns = static_cast<std::int64_t>(m_order.u32(unread, 0)) * 1'000'000'000 +
                     static_cast<std::int64_t>(m_order.u32(unread, 4)) * m_nanosecondsPerUnit;
    record.bytes = unread.subspan(m_recordHeader, captured);
    record.originalLength = original;
    record.linkType = m_linkType;
    in.consume(m_recordHeader + captured);
    return ParseStep::Record;
}

std::optional<model::ParseError> PcapParser::cutOff(const InputBuffer& in) const {
    if (!m_error.reason.empty() || (m_headerRead && in.unread().empty()))
        return std::nullopt;
    return model::ParseError{m_headerRead ? Reason("cut off in a record") : Reason("cut off in the file header"),
                             in.offset()};
}

ParseStep PcapParser::parseHeader(InputBuffer& in) {
    const auto header = in.unread();
    if (header.size() < kFileHeader)
        return ParseStep::NeedMore;
    m_order = ByteOrder(!isMagic(ByteOrder(false).u32(header, 0)));
    const std::uint32_t magic = m_order.u32(header, 0);
    m_nanosecondsPerUnit = magic == kNanoseconds ? 1 : 1000;
    m_recordHeader = magic == kModified ? kModifiedRecordHeader : kRecordHeader;
    if (const std::uint16_t major = m_order.u16(header, 4); major != 2)
        return fail(Reason("version %1 of pcap, which is not known", major), in.offset());
    m_minorVersion = m_order.u16(header, 6);
    m_linkType = static_cast<std::uint16_t>(m_order.u32(header, 20));  // the upper half tells of frame checksums
    in.consume(kFileHeader);
    m_headerRead = true;
    return ParseStep::Record;
}

ParseStep PcapParser::fail(Reason reason, std::uint64_t offset) {
    m_error = {std::move(reason), offset};
    return ParseStep::Failed;
}

}  // namespace netio::capture
