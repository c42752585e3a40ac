#include "netio/capture/CaptureFormat.h"

#include <string_view>

#include "netio/capture/ByteOrder.h"
#include "netio/capture/PcapParser.h"
#include "netio/capture/PcapngFormat.h"

namespace netio::capture {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view start, reason;
};

constexpr Signature kOthers[] = {
    {"\x1f\x8b"sv, "compressed with gzip: gunzip it first"},
    {"\x28\xb5\x2f\xfd"sv, "compressed with zstd: unzstd it first"},
    {"\xfd\x37zXZ\0"sv, "compressed with xz: unxz it first"},
    {"BZh"sv, "compressed with bzip2: bunzip2 it first"},
    {"\x04\x22\x4d\x18"sv, "compressed with lz4: unlz4 it first"},
    {"PK\x03\x04"sv, "a zip archive: unzip it first"},
    {"snoop\0\0\0"sv, "not a pcap or pcapng but a snoop capture: editcap -F pcapng converts it"},
    {"RTSS"sv, "not a pcap or pcapng but a Network Monitor capture: editcap -F pcapng converts it"},
    {"GMBU"sv, "not a pcap or pcapng but a Network Monitor capture: editcap -F pcapng converts it"},
    {"TRSNIFF data"sv, "not a pcap or pcapng but a Sniffer capture: editcap -F pcapng converts it"},
    {"XCP\0"sv, "not a pcap or pcapng but a NetXRay capture: editcap -F pcapng converts it"},
    {"\xa1\xe2\xcb\x12"sv, "a pcap of a variant that is not known"},
    {"\x12\xcb\xe2\xa1"sv, "a pcap of a variant that is not known"},
    {"\r\r\n\r"sv, "a pcapng damaged by a transfer as text: transfer it as binary"},
    {"\n\r\n\n"sv, "a pcapng damaged by a transfer as text: transfer it as binary"},
    {"\n\n\n"sv, "a pcapng damaged by a transfer as text: transfer it as binary"},
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

std::string whyNoCapture(std::span<const std::uint8_t> start) {
    if (start.empty())
        return "empty";
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    for (const Signature& other : kOthers) {
        if (text.starts_with(other.start))
            return std::string(other.reason);
    }
    return "not a capture (neither pcap nor pcapng)";
}

}  // namespace netio::capture
