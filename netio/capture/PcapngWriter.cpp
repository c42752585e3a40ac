#include "netio/capture/PcapngWriter.h"

#include <cassert>
#include <cstring>
#include <variant>

#include "model/base/Utf8.h"
#include "model/trace/EventCodec.h"
#include "netio/capture/PcapngFormat.h"

namespace netio::capture {

using namespace format;

void PcapngWriter::section() {
    begin(kSectionHeader);
    put(kByteOrderMagic);
    put(kMajorVersion);
    put(kMinorVersion);
    put(std::int64_t{-1});  // section length: not told, the section grows
    option(kUserApplication, kOurApplication);
    option(kEndOfOptions, {});
    end();
    m_interfaces = 0;
}

void PcapngWriter::interface(std::uint16_t linkType, std::string_view name) {
    static constexpr char kNanoseconds = 9;
    begin(kInterfaceDescription);
    put(linkType);
    put(std::uint16_t{0});
    put(std::uint32_t{0});  // no snapshot limit
    if (!name.empty())
        option(kInterfaceName, name);
    option(kTimeResolution, {&kNanoseconds, 1});
    option(kEndOfOptions, {});
    end();
    ++m_interfaces;
}

void PcapngWriter::packet(const PacketBlock& packet) {
    assert(packet.interface < m_interfaces);
    const auto time = static_cast<std::uint64_t>(packet.time.ns);
    begin(kEnhancedPacket);
    put(packet.interface);
    put(static_cast<std::uint32_t>(time >> 32));
    put(static_cast<std::uint32_t>(time));
    put(static_cast<std::uint32_t>(packet.bytes.size()));
    put(packet.originalLength != 0 ? packet.originalLength : static_cast<std::uint32_t>(packet.bytes.size()));
    put(packet.bytes.data(), packet.bytes.size());
    pad();
    if (packet.packet || !packet.comments.empty()) {
        for (const std::string& comment : packet.comments)
            option(kComment, comment);
        if (packet.packet) {
            char id[8];
            std::memcpy(id, &packet.packet.value, sizeof id);
            option(kPacketId, {id, sizeof id});
        }
        option(kEndOfOptions, {});
    }
    end();
}

void PcapngWriter::event(const model::trace::TraceEvent& event) {
    assert(!std::holds_alternative<model::trace::PacketSeen>(event.what));
    begin(model::trace::kEventBlockType);
    const std::string json = model::trace::encodeEvent(event);
    put(kEventMagic.data(), kEventMagic.size());
    put(json.data(), json.size());
    pad(' ');
    end();
}

void PcapngWriter::begin(std::uint32_t blockType) {
    m_blockStart = m_out.size();
    put(blockType);
    put(std::uint32_t{0});  // set by end()
}

void PcapngWriter::end() {
    const auto length = static_cast<std::uint32_t>(m_out.size() - m_blockStart + 4);
    assert(length % 4 == 0);
    put(length);
    std::memcpy(m_out.data() + m_blockStart + 4, &length, sizeof length);
}

template <class T>
void PcapngWriter::put(T value) {
    put(&value, sizeof value);
}

void PcapngWriter::put(const void* bytes, std::size_t size) {
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    m_out.insert(m_out.end(), first, first + size);
}

// Every block starts at a multiple of 4 of the stream, but not of a buffer that was drained in between.
void PcapngWriter::pad(char filler) {
    while ((m_out.size() - m_blockStart) % 4 != 0)
        m_out.push_back(static_cast<std::uint8_t>(filler));
}

void PcapngWriter::option(std::uint16_t code, std::string_view value) {
    value = model::utf8Prefix(value, kMaxOptionLength);
    put(code);
    put(static_cast<std::uint16_t>(value.size()));
    put(value.data(), value.size());
    pad();
}

}  // namespace netio::capture
