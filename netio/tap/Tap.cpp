#include "netio/tap/Tap.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <atomic>
#include <utility>

#ifndef PACKET_IGNORE_OUTGOING
#define PACKET_IGNORE_OUTGOING 23
#endif

namespace netio::tap {
namespace {

constexpr std::size_t kBlockBytes = 1 << 18;  // four packets of 64 KiB
constexpr std::size_t kSmallestRing = 1 << 20;
constexpr unsigned kRetireMs = 1;  // in a stepped demo latency counts
constexpr unsigned kFrameBytes = 1 << 11;

tpacket_hdr_v1& blockHeader(std::uint8_t* block) {
    return reinterpret_cast<tpacket_block_desc*>(block)->hdr.bh1;
}

std::uint32_t load(std::uint32_t& shared, std::memory_order order) {
    return std::atomic_ref<std::uint32_t>(shared).load(order);
}

}  // namespace

Tap::Tap(Tap&& other) noexcept
    : m_socket(std::move(other.m_socket)),
      m_ring(std::exchange(other.m_ring, nullptr)),
      m_bytes(other.m_bytes),
      m_block(other.m_block) {}

Tap::~Tap() {
    if (m_ring)
        ::munmap(m_ring, m_bytes);
}

posix::SystemResult<Tap> Tap::open(const char* interface, std::size_t ringBytes) {
    Tap tap;
    // Protocol 0: nothing arrives before the ring stands.
    tap.m_socket.reset(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    if (!tap.m_socket.valid())
        return posix::systemError("socket(AF_PACKET)");
    const int version = TPACKET_V3, on = 1;
    if (::setsockopt(tap.fd(), SOL_PACKET, PACKET_VERSION, &version, sizeof version) < 0)
        return posix::systemError("setsockopt(PACKET_VERSION)");
    if (::setsockopt(tap.fd(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on) < 0)
        return posix::systemError("setsockopt(PACKET_IGNORE_OUTGOING)");
    for (tap.m_bytes = ringBytes;; tap.m_bytes /= 2) {
        tpacket_req3 request{};
        request.tp_block_size = kBlockBytes;
        request.tp_block_nr = static_cast<unsigned>(tap.m_bytes / kBlockBytes);
        request.tp_frame_size = kFrameBytes;
        request.tp_frame_nr = static_cast<unsigned>(tap.m_bytes / kFrameBytes);
        request.tp_retire_blk_tov = kRetireMs;
        if (::setsockopt(tap.fd(), SOL_PACKET, PACKET_RX_RING, &request, sizeof request) == 0)
            break;
        if (errno != ENOMEM || tap.m_bytes <= kSmallestRing)
            return posix::systemError("setsockopt(PACKET_RX_RING)");
    }
    void* ring = ::mmap(nullptr, tap.m_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, tap.fd(), 0);
    if (ring == MAP_FAILED)
        return posix::systemError("mmap(PACKET_RX_RING)");
    tap.m_ring = static_cast<std::uint8_t*>(ring);
    (void)::madvise(ring, tap.m_bytes, MADV_DONTFORK);  // actors have no business with it
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(::if_nametoindex(interface));
    if (address.sll_ifindex == 0)
        return posix::systemError("if_nametoindex", interface);
    if (::bind(tap.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0)
        return posix::systemError("bind(AF_PACKET)", interface);
    return tap;
}

void Tap::read(const std::function<void(const Frame&)>& onFrame) {
    for (;;) {
        std::uint8_t* block = m_ring + m_block * kBlockBytes;
        tpacket_hdr_v1& header = blockHeader(block);
        if ((load(header.block_status, std::memory_order_acquire) & TP_STATUS_USER) == 0)
            return;
        readBlock(block, onFrame);
        header.num_pkts = 0;  // for drained(): the kernel resets it only when it opens the block again
        std::atomic_ref<std::uint32_t>(header.block_status).store(TP_STATUS_KERNEL, std::memory_order_release);
        m_block = (m_block + 1) % (m_bytes / kBlockBytes);
    }
}

void Tap::readBlock(std::uint8_t* block, const std::function<void(const Frame&)>& onFrame) const {
    const tpacket_hdr_v1& header = blockHeader(block);
    std::uint8_t* at = block + header.offset_to_first_pkt;
    for (std::uint32_t i = 0; i < header.num_pkts; ++i) {
        const auto& packet = *reinterpret_cast<const tpacket3_hdr*>(at);
        Frame frame;
        frame.time.ns = static_cast<std::int64_t>(packet.tp_sec) * 1'000'000'000 + packet.tp_nsec;
        frame.bytes = {at + packet.tp_mac, packet.tp_snaplen};
        frame.originalLength = packet.tp_len;
        onFrame(frame);
        at += packet.tp_next_offset;
    }
}

bool Tap::drained() const {
    tpacket_hdr_v1& header = blockHeader(m_ring + m_block * kBlockBytes);
    return (load(header.block_status, std::memory_order_acquire) & TP_STATUS_USER) == 0 &&
           load(header.num_pkts, std::memory_order_relaxed) == 0;
}

std::uint32_t Tap::takeLost() const {
    tpacket_stats_v3 statistics{};
    socklen_t length = sizeof statistics;
    if (::getsockopt(fd(), SOL_PACKET, PACKET_STATISTICS, &statistics, &length) < 0)
        return 0;
    return statistics.tp_drops;  // reading resets it
}

}  // namespace netio::tap
