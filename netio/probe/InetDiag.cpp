#include "netio/probe/InetDiag.h"

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstring>

#include "netio/posix/SocketAddress.h"

namespace netio::probe {
namespace {

using model::State;
using model::trace::Protocol;
using model::trace::TcpInfo;
using model::trace::TimerKind;
using netlink::Message;

// The kernel's numbers, include/net/tcp_states.h (user space has them in netinet/tcp.h, which linux/tcp.h excludes).
enum KernelState : std::uint8_t {
    kEstablished = 1,
    kSynSent,
    kSynRecv,
    kFinWait1,
    kFinWait2,
    kTimeWait,
    kClose,
    kCloseWait,
    kLastAck,
    kListen,
    kClosing,
    kNewSynRecv,
    kBoundInactive,
};

State stateOf(std::uint8_t state) {
    switch (state) {
        case kEstablished:
            return State::Established;
        case kSynSent:
            return State::SynSent;
        case kSynRecv:
        case kNewSynRecv:
            return State::SynReceived;
        case kFinWait1:
            return State::FinWait1;
        case kFinWait2:
            return State::FinWait2;
        case kTimeWait:
            return State::TimeWait;
        case kCloseWait:
            return State::CloseWait;
        case kLastAck:
            return State::LastAck;
        case kListen:
            return State::Listen;
        case kClosing:
            return State::Closing;
        default:
            return State::Closed;
    }
}

TimerKind timerOf(std::uint8_t timer, State state) {
    switch (timer) {
        case 1:
            return TimerKind::Retransmit;
        case 2:
            return TimerKind::Keepalive;
        // The miniature socket of an orphaned FIN-WAIT-2 has this timer too; it is not 2MSL.
        case 3:
            return state == State::TimeWait ? TimerKind::TimeWait : TimerKind::None;
        case 4:
            return TimerKind::ZeroWindowProbe;
        default:
            return TimerKind::None;
    }
}

// A kernel older or newer than our headers gives a shorter or longer struct.
TcpInfo infoOf(const void* bytes, std::size_t size) {
    tcp_info raw{};
    std::memcpy(&raw, bytes, std::min(size, sizeof raw));
    TcpInfo info;
    info.rtoUs = raw.tcpi_rto;
    info.rttUs = raw.tcpi_rtt;
    info.rttVarUs = raw.tcpi_rttvar;
    info.sndMss = raw.tcpi_snd_mss;
    info.rcvMss = raw.tcpi_rcv_mss;
    info.sndCwnd = raw.tcpi_snd_cwnd;
    info.sndSsthresh = raw.tcpi_snd_ssthresh;
    info.sndWnd = raw.tcpi_snd_wnd;
    if (size >= offsetof(tcp_info, tcpi_snd_wnd) + 2 * sizeof(std::uint32_t))  // tcpi_rcv_wnd follows it, Linux 6.2
        std::memcpy(&info.rcvWnd, static_cast<const char*>(bytes) + offsetof(tcp_info, tcpi_snd_wnd) + 4, 4);
    info.unacked = raw.tcpi_unacked;
    info.retransmits = raw.tcpi_retransmits;
    info.totalRetrans = raw.tcpi_total_retrans;
    info.bytesAcked = raw.tcpi_bytes_acked;
    info.bytesReceived = raw.tcpi_bytes_received;
    info.notSentBytes = raw.tcpi_notsent_bytes;
    info.sndWscale = raw.tcpi_snd_wscale;
    info.rcvWscale = raw.tcpi_rcv_wscale;
    info.options.timestamps = raw.tcpi_options & TCPI_OPT_TIMESTAMPS;
    info.options.sack = raw.tcpi_options & TCPI_OPT_SACK;
    info.options.ecn = raw.tcpi_options & TCPI_OPT_ECN;
    return info;
}

// The kernel counts the octets of SYN and FIN in its queues; we tell payload.
void onlyPayload(SocketRow& row) {
    const State s = row.state;
    if (row.recvQueue > 0 && (s == State::CloseWait || s == State::LastAck || s == State::Closing))
        --row.recvQueue;
    if (row.sendQueue > 0 &&
        (s == State::SynSent || s == State::FinWait1 || s == State::Closing || s == State::LastAck))
        --row.sendQueue;
}

SocketRow rowOf(const nlmsghdr& message, Protocol protocol) {
    const auto& raw = *static_cast<const inet_diag_msg*>(::mnl_nlmsg_get_payload(&message));
    SocketRow row;
    std::memcpy(&row.cookie, raw.id.idiag_cookie, sizeof row.cookie);
    row.inode = raw.idiag_inode;
    row.protocol = protocol;
    row.local = {posix::toIp(raw.idiag_family, raw.id.idiag_src), ntohs(raw.id.idiag_sport)};
    row.remote = {posix::toIp(raw.idiag_family, raw.id.idiag_dst), ntohs(raw.id.idiag_dport)};
    row.state = stateOf(raw.idiag_state);
    row.timer = timerOf(raw.idiag_timer, row.state);
    row.timerMs = row.timer == TimerKind::None ? 0 : raw.idiag_expires;
    row.timerRetransmits = raw.idiag_retrans;
    row.recvQueue = raw.idiag_rqueue;
    row.sendQueue = raw.idiag_wqueue;
    std::string congestion;
    netlink::forEachAttribute(message, sizeof(inet_diag_msg), [&](int type, const void* payload, std::size_t size) {
        if (type == INET_DIAG_INFO && protocol == Protocol::Tcp && size > 0 && row.state != State::Listen)
            row.info = infoOf(payload, size);
        else if (type == INET_DIAG_SKV6ONLY && size > 0)
            row.v6only = *static_cast<const std::uint8_t*>(payload) != 0;
        else if (type == INET_DIAG_CONG)
            congestion.assign(static_cast<const char*>(payload), ::strnlen(static_cast<const char*>(payload), size));
    });
    if (row.info)
        row.info->congestion = congestion;
    onlyPayload(row);
    return row;
}

}  // namespace

posix::SystemResult<InetDiag> InetDiag::open() {
    auto socket = netlink::NetlinkSocket::open(NETLINK_SOCK_DIAG);
    if (!socket)
        return socket.error();
    socket.value().setReceiveBuffer(1 << 20);
    return InetDiag(socket.take());
}

posix::SystemResult<model::Done> InetDiag::dump(std::uint8_t family, std::uint8_t protocol,
                                                std::vector<SocketRow>& rows) {
    Message message(SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST | NLM_F_DUMP, m_socket.nextSequence());
    auto& request = message.extra<inet_diag_req_v2>();
    request.sdiag_family = family;
    request.sdiag_protocol = protocol;
    request.idiag_states = ~0U;
    request.idiag_ext = (1 << (INET_DIAG_INFO - 1)) | (1 << (INET_DIAG_CONG - 1));
    const Protocol kind = protocol == IPPROTO_TCP ? Protocol::Tcp : Protocol::Udp;
    return m_socket.dump(*message.header(), "sock_diag dump",
                         [&](const nlmsghdr& part) { rows.push_back(rowOf(part, kind)); });
}

posix::SystemResult<std::vector<SocketRow>> InetDiag::sockets() {
    std::vector<SocketRow> rows;
    for (const std::uint8_t family : {AF_INET, AF_INET6}) {
        for (const std::uint8_t protocol : {IPPROTO_TCP, IPPROTO_UDP}) {
            const std::size_t before = rows.size();
            auto dumped = dump(family, protocol, rows);
            if (!dumped && dumped.error().error == EINTR) {  // the table changed meanwhile
                rows.resize(before);
                dumped = dump(family, protocol, rows);
            }
            // No UDP table to read where the kernel has no such module: TCP alone is still worth it.
            if (!dumped && protocol == IPPROTO_TCP)
                return dumped.error();
        }
    }
    return rows;
}

posix::SystemResult<model::Done> InetDiag::destroy(const SocketRow& socket) {
    Message message(SOCK_DESTROY, NLM_F_REQUEST | NLM_F_ACK, m_socket.nextSequence());
    auto& request = message.extra<inet_diag_req_v2>();
    request.sdiag_family = socket.local.ip.v6 ? AF_INET6 : AF_INET;
    request.sdiag_protocol = socket.protocol == Protocol::Udp ? IPPROTO_UDP : IPPROTO_TCP;
    request.idiag_states = ~0U;
    request.id.idiag_sport = htons(socket.local.port);
    request.id.idiag_dport = htons(socket.remote.port);
    std::memcpy(request.id.idiag_src, socket.local.ip.bytes.data(), socket.local.ip.v6 ? 16 : 4);
    std::memcpy(request.id.idiag_dst, socket.remote.ip.bytes.data(), socket.remote.ip.v6 ? 16 : 4);
    std::memcpy(request.id.idiag_cookie, &socket.cookie, sizeof socket.cookie);
    return m_socket.request(message.data(), message.size(), 1, "SOCK_DESTROY");
}

posix::SystemResult<DestroyedSockets> DestroyedSockets::open() {
    unsigned groups = 0;
    for (const int group :
         {SKNLGRP_INET_TCP_DESTROY, SKNLGRP_INET_UDP_DESTROY, SKNLGRP_INET6_TCP_DESTROY, SKNLGRP_INET6_UDP_DESTROY})
        groups |= 1U << (group - 1);
    auto socket = netlink::NetlinkSocket::open(NETLINK_SOCK_DIAG, groups);
    if (!socket)
        return socket.error();
    return DestroyedSockets(socket.take());
}

bool DestroyedSockets::take() {
    bool any = false;
    const auto received = m_socket.receive([&](const nlmsghdr&) { any = true; });
    return any || !received;
}

}  // namespace netio::probe
