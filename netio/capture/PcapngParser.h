// pcapng (draft-ietf-opsawg-pcapng) as a stream of records: bytes may arrive in any pieces. Sections of either byte
// order, any number of interfaces, enhanced, simple and obsolete packets, blocks of ours; all other blocks are passed
// over without being stored. No system calls; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/Result.h"
#include "netio/capture/ByteOrder.h"
#include "netio/capture/CaptureRecord.h"
#include "netio/capture/InputBuffer.h"

namespace netio::capture {

class PcapngParser {
public:
    // Consumes from `in` up to the next record. After Failed the parser stays failed.
    [[nodiscard]] ParseStep next(InputBuffer& in, CaptureRecord& record);
    [[nodiscard]] const model::ParseError& error() const { return m_error; }

    // The block that is cut off if the input ends now.
    [[nodiscard]] std::optional<model::ParseError> cutOff(const InputBuffer& in) const;

    [[nodiscard]] std::uint32_t sections() const { return m_sections; }
    [[nodiscard]] bool sectionIsOurs() const { return m_ours; }  // written by Sockstage: its packet ids can be trusted

private:
    struct Interface {
        std::uint16_t linkType = 0;
        std::uint32_t snapLength = 0;    // 0: no limit
        std::uint8_t resolution = 6;     // if_tsresol
        std::int64_t offsetSeconds = 0;  // if_tsoffset
        [[nodiscard]] model::Timestamp time(std::uint64_t ticks) const;
    };
    using Body = std::span<const std::uint8_t>;

    ByteOrder m_order;
    std::vector<Interface> m_interfaces;
    model::Timestamp m_lastTime;
    std::uint32_t m_sections = 0;
    bool m_ours = false;
    std::uint64_t m_blockStart = 0;     // in the input
    std::uint32_t m_skip = 0;           // bytes of a block passed over, without its trailing length
    std::uint32_t m_skippedLength = 0;  // the trailing length that must follow; 0: not passing over
    model::ParseError m_error;

    bool passOver(InputBuffer& in);
    ParseStep parseBlock(std::uint32_t type, Body body, CaptureRecord& record);
    void parseSection(Body body);
    void parseInterface(Body body);
    ParseStep parsePacket(Body body, std::uint32_t interface, std::size_t timeAt, CaptureRecord& record);
    ParseStep parseSimplePacket(Body body, CaptureRecord& record);
    void parsePacketOptions(Body options, CaptureRecord& record) const;
    ParseStep fail(model::Reason reason);

    template <class F>
    void forEachOption(Body options, F&& visit) const;
};

}  // namespace netio::capture
