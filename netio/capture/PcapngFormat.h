// Numbers of the pcapng format (draft-ietf-opsawg-pcapng) that reading and writing share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace netio::capture::format {

inline constexpr std::uint32_t kSectionHeader = 0x0a0d0d0a, kInterfaceDescription = 1, kObsoletePacket = 2,
                               kSimplePacket = 3, kEnhancedPacket = 6;
inline constexpr std::uint32_t kByteOrderMagic = 0x1a2b3c4d;
inline constexpr std::uint16_t kMajorVersion = 1, kMinorVersion = 0;

// Options: of any block, of a section, of an interface, of an enhanced packet.
inline constexpr std::uint16_t kEndOfOptions = 0, kComment = 1;
inline constexpr std::uint16_t kUserApplication = 4;
inline constexpr std::uint16_t kInterfaceName = 2, kTimeResolution = 9, kTimeOffset = 14;
inline constexpr std::uint16_t kPacketId = 5;
inline constexpr std::size_t kMaxOptionLength = 0xffff;

// How a session of ours is told from a foreign capture.
inline constexpr std::string_view kOurApplication = "Sockstage";
inline constexpr std::string_view kEventMagic = "SSTG";

}  // namespace netio::capture::format
