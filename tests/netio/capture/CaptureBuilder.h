// Captures as other programs on other machines write them: any byte order, resolution and block. For tests.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests::support {

using ByteList = std::vector<std::uint8_t>;

inline ByteList bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

class CaptureBuilder {
public:
    explicit CaptureBuilder(std::endian order = std::endian::native) : m_order(order) {}

    ByteList bytes;

    CaptureBuilder& put16(std::uint16_t value) { return put(value); }
    CaptureBuilder& put32(std::uint32_t value) { return put(value); }
    CaptureBuilder& put64(std::uint64_t value) { return put(value); }
    CaptureBuilder& append(const ByteList& more) {
        bytes.insert(bytes.end(), more.begin(), more.end());
        return *this;
    }

    // Body is padded; both lengths are set.
    CaptureBuilder& block(std::uint32_t type, const CaptureBuilder& body) {
        ByteList padded = body.bytes;
        padded.resize((padded.size() + 3) / 4 * 4);
        const auto length = static_cast<std::uint32_t>(padded.size() + 12);
        return put32(type).put32(length).append(padded).put32(length);
    }
    CaptureBuilder& option(std::uint16_t code, const ByteList& value) {
        put16(code).put16(static_cast<std::uint16_t>(value.size())).append(value);
        while (bytes.size() % 4 != 0)
            bytes.push_back(0);
        return *this;
    }
    [[nodiscard]] CaptureBuilder body() const { return CaptureBuilder(m_order); }

    CaptureBuilder& section(std::string_view application = "", std::uint16_t major = 1) {
        auto fields = body().put32(0x1a2b3c4d).put16(major).put16(0).put64(~0ull);
        if (!application.empty())
            fields.option(4, bytesOf(application)).option(0, {});
        return block(0x0a0d0d0a, fields);
    }
    CaptureBuilder& interface(std::uint16_t linkType, std::uint32_t snapLength = 0,
                              const CaptureBuilder& options = CaptureBuilder()) {
        return block(1, body().put16(linkType).put16(0).put32(snapLength).append(options.bytes));
    }
    CaptureBuilder& enhanced(std::uint32_t interface, std::uint64_t ticks, const ByteList& frame,
                             std::uint32_t original = 0, const CaptureBuilder& options = CaptureBuilder()) {
        auto fields = packetFields(body().put32(interface), ticks, frame, original);
        return block(6, fields.append(options.bytes));
    }
    CaptureBuilder& obsolete(std::uint16_t interface, std::uint64_t ticks, const ByteList& frame) {
        return block(2, packetFields(body().put16(interface).put16(0), ticks, frame, 0));
    }
    CaptureBuilder& simple(const ByteList& frame, std::uint32_t original) {
        return block(3, body().put32(original).append(frame));
    }
    CaptureBuilder& event(std::string_view json) {
        return block(0x80005347, body().append(bytesOf("SSTG")).append(bytesOf(json)).append(ByteList(3, ' ')));
    }

    CaptureBuilder& pcapHeader(std::uint32_t magic, std::uint32_t linkType = 1, std::uint16_t minor = 4) {
        return put32(magic).put16(2).put16(minor).put64(0).put32(262144).put32(linkType);
    }
    CaptureBuilder& pcapRecord(std::uint32_t seconds, std::uint32_t fraction, const ByteList& frame,
                               std::uint32_t original = 0, std::size_t extraHeader = 0) {
        put32(seconds).put32(fraction).put32(static_cast<std::uint32_t>(frame.size()));
        put32(original != 0 ? original : static_cast<std::uint32_t>(frame.size()));
        return append(ByteList(extraHeader)).append(frame);
    }

private:
    std::endian m_order;

    template <class T>
    CaptureBuilder& put(T value) {
        for (std::size_t i = 0; i < sizeof value; ++i) {
            const std::size_t shift = m_order == std::endian::little ? i : sizeof value - 1 - i;
            bytes.push_back(static_cast<std::uint8_t>(value >> shift * 8));
        }
        return *this;
    }
    static CaptureBuilder packetFields(CaptureBuilder fields, std::uint64_t ticks, const ByteList& frame,
                                       std::uint32_t original) {
        fields.put32(static_cast<std::uint32_t>(ticks >> 32)).put32(static_cast<std::uint32_t>(ticks));
        fields.put32(static_cast<std::uint32_t>(frame.size()));
        fields.put32(original != 0 ? original : static_cast<std::uint32_t>(frame.size()));
        fields.append(frame);
        while (fields.bytes.size() % 4 != 0)
            fields.bytes.push_back(0xee);
        return fields;
    }
};

}  // namespace tests::support
