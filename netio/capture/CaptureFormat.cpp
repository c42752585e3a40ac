#include "netio/capture/CaptureFormat.h"

#include <string_view>

#include "netio/capture/ByteOrder.h"
#include "netio/capture/PcapParser.h"
#include "netio/capture/PcapngFormat.h"

namespace netio::capture {

using model::Reason;

namespace {

using namespace std::string_view_literals;
using model::reasonFormat;

struct Signature {
    std::string_view start;
    const char* reason;
    std::string_view format{}, remedy{};
};

constexpr const char* kCompressed = reasonFormat("compressed with %1: %2 it first");
constexpr const char* kForeign = reasonFormat("not a pcap or pcapng but a %1 capture: %2 converts it");
constexpr const char* kVariant = reasonFormat("a pcap of a variant that is not known");
constexpr const char* kAsText = reasonFormat("a pcapng damaged by a transfer as text: transfer it as binary");
constexpr std::string_view kConverter = "editcap -F pcapng";

constexpr Signature kOthers[] = {
    {"\x1f\x8b"sv, kCompressed, "gzip", "gunzip"},
    {"\x28\xb5\x2f\xfd"sv, kCompressed, "zstd", "unzstd"},
    {"\xfd\x37zXZ\0"sv, kCompressed, "xz", "unxz"},
    {"BZh"sv, kCompressed, "bzip2", "bunzip2"},
    {"\x04\x22\x4d\x18"sv, kCompressed, "lz4", "unlz4"},
    {"PK\x03\x04"sv, reasonFormat("a zip archive: unzip it first")},
    {"snoop\0\0\0"sv, kForeign, "snoop", kConverter},
    {"RTSS"sv, kForeign, "Network Monitor", kConverter},
    {"GMBU"sv, kForeign, "Network Monitor", kConverter},
    {"TRSNIFF data"sv, kForeign, "Sniffer", kConverter},
    {"XCP\0"sv, kForeign, "NetXRay", kConverter},
    {"\xa1\xe2\xcb\x12"sv, kVariant},
    {"\x12\xcb\xe2\xa1"sv, kVariant},
    {"\r\r\n\r"sv, kAsText},
    {"\n\r\n\n"sv, kAsText},
    {"\n\n\n"sv, kAsText},
};

}  // namespace

CaptureFormat detectFormat(std::span<const std::uint8_t> start) {
    if (start.size() < 4)
        return CaptureFormat::NeedMore;
    if (ByteOrder().u32(start, 0) == format::kSectionHeader)
        return CaptureFormat::Pcapng;
    if (PcapParser::recognises(start))
        return CaptureFormat::Pcap;
    return start.size() < kFormatBytes ? CaptureFormat::NeedMore : CaptureFormat::Other;
}

Reason whyNoCapture(std::span<const std::uint8_t> start) {
    if (start.empty())
        return Reason("empty");
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    for (const Signature& other : kOthers) {
        if (text.starts_with(other.start))
            return Reason(other.reason, other.format, other.remedy);
    }
    return Reason("not a capture (neither pcap nor pcapng)");
}

}  // namespace netio::capture
