// Sees every packet of one interface once: an AF_PACKET socket with a TPACKET_V3 ring, packet(7) and the kernel's
// networking/packet_mmap. On `lo` each packet would come twice; PACKET_IGNORE_OUTGOING keeps the arriving one. One
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "model/base/Timestamp.h"
#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::tap {

struct Frame {
    model::Timestamp time;                // the kernel's stamp
    std::span<const std::uint8_t> bytes;  // from the link header on; valid during the call only
    std::uint32_t originalLength = 0;
};

class Tap {
public:
    static constexpr std::size_t kRingBytes = 64 << 20;

    // ringBytes is halved as often as memory is refused (ENOMEM), down to 1 MiB.
    [[nodiscard]] static posix::SystemResult<Tap> open(const char* interface, std::size_t ringBytes = kRingBytes);
    Tap(Tap&& other) noexcept;
    Tap& operator=(Tap&&) = delete;
    ~Tap();

    [[nodiscard]] int fd() const { return m_socket.get(); }
    // Every frame of the blocks that the kernel has handed over, in the order of the ring.
    void read(const std::function<void(const Frame&)>& onFrame);
    // Whether no frame stamped before this call is still in the ring. The kernel hands a block over with a delay, but
    // counts its frames in the shared header as they are written.
    [[nodiscard]] bool drained() const;
    // Frames the kernel had no room for, since the last call.
    [[nodiscard]] std::uint32_t takeLost() const;

private:
    posix::UniqueFd m_socket;
    std::uint8_t* m_ring = nullptr;
    std::size_t m_bytes = 0;
    std::size_t m_block = 0;  // the next to be read

    Tap() = default;
    void readBlock(std::uint8_t* block, const std::function<void(const Frame&)>& onFrame) const;
};

}  // namespace netio::tap
