#include "tests/support/FrameBuilder.h"

#include <algorithm>

namespace tests::support {
namespace {

using Frame = std::vector<std::uint8_t>;

void put16(Frame& frame, std::uint32_t value) {
    frame.push_back(static_cast<std::uint8_t>(value >> 8));
    frame.push_back(static_cast<std::uint8_t>(value));
}

void put32(Frame& frame, std::uint32_t value) {
    put16(frame, value >> 16);
    put16(frame, value & 0xffff);
}

void putIpv4(Frame& frame, const model::Address& from, const model::Address& to, std::uint8_t protocol,
             std::size_t transportLength) {
    frame.insert(frame.end(), 12, 0);
    put16(frame, 0x0800);
    put16(frame, 0x4500);
    put16(frame, static_cast<std::uint32_t>(20 + transportLength));
    put32(frame, 0x00004000);  // don't fragment
    frame.push_back(64);
    frame.push_back(protocol);
    put16(frame, 0);
    frame.insert(frame.end(), from.ip.bytes.begin(), from.ip.bytes.begin() + 4);
    frame.insert(frame.end(), to.ip.bytes.begin(), to.ip.bytes.begin() + 4);
}

}  // namespace

Frame tcpFrame(const TcpSegment& segment) {
    Frame options = segment.options;
    while (options.size() % 4 != 0)
        options.push_back(0);
    const std::size_t header = 20 + options.size();
    Frame frame;
    putIpv4(frame, segment.from, segment.to, 6, header + segment.payload.size());
    put16(frame, segment.from.port);
    put16(frame, segment.to.port);
    put32(frame, segment.seq);
    put32(frame, segment.ack);
    put16(frame, static_cast<std::uint32_t>(header / 4) << 12 | segment.flags);
    put16(frame, segment.window);
    put32(frame, 0);
    frame.insert(frame.end(), options.begin(), options.end());
    frame.insert(frame.end(), segment.payload.begin(), segment.payload.end());
    return frame;
}

Frame udpFrame(const model::Address& from, const model::Address& to, std::string_view payload) {
    Frame frame;
    putIpv4(frame, from, to, 17, 8 + payload.size());
    put16(frame, from.port);
    put16(frame, to.port);
    put16(frame, static_cast<std::uint32_t>(8 + payload.size()));
    put16(frame, 0);
    frame.insert(frame.end(), payload.begin(), payload.end());
    return frame;
}

Frame icmpFrame(const model::IpAddress& from, std::uint8_t code, const Frame& about) {
    constexpr std::size_t kLink = 14, kSource = kLink + 12, kQuoted = 28;
    model::Address to;
    std::copy_n(about.begin() + kSource, 4, to.ip.bytes.begin());
    Frame frame;
    putIpv4(frame, {from, 0}, to, 1, 8 + kQuoted);
    frame.push_back(3);
    frame.push_back(code);
    frame.insert(frame.end(), 6, 0);
    frame.insert(frame.end(), about.begin() + kLink, about.begin() + kLink + kQuoted);
    return frame;
}

model::Address v4(std::uint16_t port) {
    model::Address address;
    address.ip.bytes = {127, 0, 0, 1};
    address.port = port;
    return address;
}

}  // namespace tests::support
