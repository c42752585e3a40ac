#include "netio/gate/NfQueue.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>

#include <cstring>
#include <optional>

namespace netio::gate {
namespace {

using netlink::Message;

constexpr int kReceiveBuffer = 8 << 20;
constexpr std::uint32_t kQueueLength = 1 << 16;  // packets the kernel holds for us

constexpr std::uint16_t queueType(int message) {
    return static_cast<std::uint16_t>((NFNL_SUBSYS_QUEUE << 8) | message);
}

void queueHeader(Message& message, std::uint16_t queue) {
    auto& header = message.extra<nfgenmsg>();
    header.nfgen_family = AF_UNSPEC;
    header.version = NFNETLINK_V0;
    header.res_id = htons(queue);
}

std::optional<QueuedPacket> parse(const nlmsghdr& message) {
    const nfqnl_msg_packet_hdr* header = nullptr;
    QueuedPacket packet;
    netlink::forEachAttribute(message, sizeof(nfgenmsg), [&](int type, const void* payload, std::size_t size) {
        if (type == NFQA_PACKET_HDR && size >= sizeof *header) {
            header = static_cast<const nfqnl_msg_packet_hdr*>(payload);
        } else if (type == NFQA_PAYLOAD) {
            packet.bytes = {static_cast<const std::uint8_t*>(payload), size};
        } else if (type == NFQA_CAP_LEN && size >= sizeof packet.length) {
            std::memcpy(&packet.length, payload, sizeof packet.length);
            packet.length = ntohl(packet.length);
        }
    });
    if (!header)
        return std::nullopt;
    packet.queueId = ntohl(header->packet_id);
    if (packet.length == 0)
        packet.length = static_cast<std::uint32_t>(packet.bytes.size());
    return packet;
}

}  // namespace

posix::SystemResult<NfQueue> NfQueue::open(std::uint16_t queue) {
    auto socket = netlink::NetlinkSocket::open(NETLINK_NETFILTER);
    if (!socket)
        return socket.error();
    NfQueue result(socket.take(), queue);
    result.m_socket.setReceiveBuffer(kReceiveBuffer);

    Message bind(queueType(NFQNL_MSG_CONFIG), NLM_F_REQUEST | NLM_F_ACK, result.m_socket.nextSequence());
    queueHeader(bind, queue);
    nfqnl_msg_config_cmd command{};
    command.command = NFQNL_CFG_CMD_BIND;
    command.pf = htons(AF_INET);
    ::mnl_attr_put(bind.header(), NFQA_CFG_CMD, sizeof command, &command);
    if (auto done = result.m_socket.request(bind.data(), bind.size(), 1, "nfnetlink_queue: bind"); !done)
        return done.error();

    Message configure(queueType(NFQNL_MSG_CONFIG), NLM_F_REQUEST | NLM_F_ACK, result.m_socket.nextSequence());
    queueHeader(configure, queue);
    nfqnl_msg_config_params parameters{};
    parameters.copy_range = htonl(kCopied);
    parameters.copy_mode = NFQNL_COPY_PACKET;
    ::mnl_attr_put(configure.header(), NFQA_CFG_PARAMS, sizeof parameters, &parameters);
    ::mnl_attr_put_u32(configure.header(), NFQA_CFG_QUEUE_MAXLEN, htonl(kQueueLength));
    // What there is no room for passes: a lesson that lost a packet to us would tell a lie.
    constexpr std::uint32_t kFlags = NFQA_CFG_F_GSO | NFQA_CFG_F_FAIL_OPEN;
    ::mnl_attr_put_u32(configure.header(), NFQA_CFG_FLAGS, htonl(kFlags));
    ::mnl_attr_put_u32(configure.header(), NFQA_CFG_MASK, htonl(kFlags));
    if (auto done = result.m_socket.request(configure.data(), configure.size(), 1, "nfnetlink_queue: configure"); !done)
        return done.error();
    return result;
}

posix::SystemResult<model::Done> NfQueue::receive(const std::function<void(const QueuedPacket&)>& onPacket) {
    posix::SystemError refused;
    auto received = m_socket.receive([&](const nlmsghdr& message) {
        if (message.nlmsg_type == queueType(NFQNL_MSG_PACKET)) {
            if (const auto packet = parse(message))
                onPacket(*packet);
        } else if (message.nlmsg_type == NLMSG_ERROR) {
            const auto& answer = *static_cast<const nlmsgerr*>(::mnl_nlmsg_get_payload(&message));
            if (answer.error != 0)
                refused = {"nfnetlink_queue: verdict", -answer.error, {}};
        }
    });
    if (received && refused.error != 0)
        return refused;
    return received;
}

posix::SystemResult<model::Done> NfQueue::settle(std::uint32_t queueId, Verdict verdict) {
    Message message(queueType(NFQNL_MSG_VERDICT), NLM_F_REQUEST, m_socket.nextSequence());
    queueHeader(message, m_queue);
    nfqnl_msg_verdict_hdr header{};
    header.verdict = htonl(verdict == Verdict::Accept ? NF_ACCEPT : NF_DROP);
    header.id = htonl(queueId);
    ::mnl_attr_put(message.header(), NFQA_VERDICT_HDR, sizeof header, &header);
    return m_socket.send(message.data(), message.size());
}

}  // namespace netio::gate
