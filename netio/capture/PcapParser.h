// The classic pcap format (draft-ietf-opsawg-pcap) as a stream of records: bytes may arrive in any pieces. Both byte
// orders, microseconds and nanoseconds, and the variant of A. Kuznetzov's patches with longer record headers.
// No system calls; one thread.
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/Result.h"
#include "netio/capture/ByteOrder.h"
#include "netio/capture/CaptureRecord.h"
#include "netio/capture/InputBuffer.h"

namespace netio::capture {

class PcapParser {
public:
    // Whether a file that begins with these 4 bytes is ours to read.
    [[nodiscard]] static bool recognises(std::span<const std::uint8_t> bytes);

    // Consumes from `in` up to the next record. After Failed the parser stays failed.
    [[nodiscard]] ParseStep next(InputBuffer& in, CaptureRecord& record);
    [[nodiscard]] const model::ParseError& error() const { return m_error; }

    // The header or record that is cut off if the input ends now.
    [[nodiscard]] std::optional<model::ParseError> cutOff(const InputBuffer& in) const;

private:
    ByteOrder m_order;
    bool m_headerRead = false;
    std::uint32_t m_nanosecondsPerUnit = 1000;
    std::uint32_t m_recordHeader = 16;  // bytes
    std::uint16_t m_linkType = 0;
    std::uint16_t m_minorVersion = 4;
    model::ParseError m_error;

    ParseStep parseHeader(InputBuffer& in);
    ParseStep fail(model::Reason reason, std::uint64_t offset);
};

}  // namespace netio::capture
