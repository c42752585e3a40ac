#include "tests/support/LargeCapture.h"

#include <cstring>
#include <fstream>
#include <vector>

#include "tests/support/FrameBuilder.h"

namespace tests::support {
namespace {

constexpr std::uint16_t kFin = 1, kSyn = 2, kPush = 8, kAck = 16;
constexpr std::uint32_t kPayload = 100;

class PcapFile {
public:
    explicit PcapFile(const std::string& path) : m_file(path, std::ios::binary) {
        put<std::uint32_t>(0xa1b23c4d);  // nanoseconds, this machine's byte order
        put<std::uint16_t>(2), put<std::uint16_t>(4);
        put<std::uint32_t>(0), put<std::uint32_t>(0), put<std::uint32_t>(262144), put<std::uint32_t>(1);
    }
    void packet(const std::vector<std::uint8_t>& frame) {
        const std::uint64_t time = 1'700'000'000'000'000'000 + m_packets++ * 1000;
        put(static_cast<std::uint32_t>(time / 1'000'000'000)), put(static_cast<std::uint32_t>(time % 1'000'000'000));
        put(static_cast<std::uint32_t>(frame.size())), put(static_cast<std::uint32_t>(frame.size()));
        m_file.write(reinterpret_cast<const char*>(frame.data()), static_cast<std::streamsize>(frame.size()));
    }
    [[nodiscard]] std::uint64_t packets() const { return m_packets; }

private:
    std::ofstream m_file;
    std::uint64_t m_packets = 0;

    template <class T>
    void put(T value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_file.write(bytes, sizeof bytes);
    }
};

}  // namespace

std::uint64_t writeLargeCapture(const std::string& path, std::uint64_t packets) {
    PcapFile file(path);
    const std::string payload(kPayload, 'x');
    for (std::uint32_t connection = 0; connection == 0 || file.packets() < packets; ++connection) {
        TcpSegment up, down;
        up.from = down.to = v4(static_cast<std::uint16_t>(10000 + connection % 50000));
        up.to = down.from = v4(9000);
        up.flags = kSyn;
        file.packet(tcpFrame(up));
        down.flags = kSyn | kAck;
        down.ack = ++up.seq;
        file.packet(tcpFrame(down));
        up.flags = kAck;
        up.ack = ++down.seq;
        file.packet(tcpFrame(up));
        down.flags = kAck;
        for (std::uint64_t i = 6; i < kPacketsOfAConnection; i += 2) {
            up.flags = kPush | kAck;
            up.payload = payload;
            file.packet(tcpFrame(up));
            down.ack = up.seq += kPayload;
            file.packet(tcpFrame(down));
        }
        up.payload = {};
        up.flags = down.flags = kFin | kAck;
        file.packet(tcpFrame(up));
        down.ack = ++up.seq;
        file.packet(tcpFrame(down));
        up.flags = kAck;
        up.ack = ++down.seq;
        file.packet(tcpFrame(up));
    }
    return file.packets();
}

}  // namespace tests::support
