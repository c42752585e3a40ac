#include "netio/gate/QueueRule.h"

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nf_tables_compat.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/xt_NFQUEUE.h>
#include <netinet/in.h>

#include <cstring>

#include "netio/gate/Injector.h"

namespace netio::gate {
namespace {

using netlink::Message;
using netlink::Nest;

constexpr const char* kTable = "sockstage";
constexpr const char* kChain = "arriving";
constexpr std::uint32_t kBeforeReassembly = static_cast<std::uint32_t>(-450);  // NF_IP_PRI_CONNTRACK_DEFRAG is -400
constexpr std::uint8_t kFamilies[] = {NFPROTO_IPV4, NFPROTO_IPV6};
constexpr std::uint8_t kProtocols[] = {IPPROTO_TCP, IPPROTO_UDP, IPPROTO_ICMP, IPPROTO_ICMPV6};

// nf_tables takes its messages in batches only: all or nothing.
class Batch {
public:
    explicit Batch(netlink::NetlinkSocket& socket)
        : m_socket(socket), m_messages(NFNL_MSG_BATCH_BEGIN, NLM_F_REQUEST, socket.nextSequence()) {
        generic(AF_UNSPEC);
    }
    nlmsghdr* add(int type, std::uint8_t family, std::uint16_t flags) {
        m_messages.next(static_cast<std::uint16_t>((NFNL_SUBSYS_NFTABLES << 8) | type),
                        static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags), m_socket.nextSequence());
        generic(family);
        ++m_acks;
        return m_messages.header();
    }
    posix::SystemResult<model::Done> commit(const char* operation) {
        m_messages.next(NFNL_MSG_BATCH_END, NLM_F_REQUEST, m_socket.nextSequence());
        generic(AF_UNSPEC);
        return m_socket.request(m_messages.data(), m_messages.size(), m_acks, operation);
    }

private:
    netlink::NetlinkSocket& m_socket;
    Message m_messages;
    int m_acks = 0;

    void generic(std::uint8_t family) {
        auto& header = m_messages.extra<nfgenmsg>();
        header.nfgen_family = family;
        header.version = NFNETLINK_V0;
        header.res_id = htons(NFNL_SUBSYS_NFTABLES);
    }
};

// meta key == value, or != value
template <class Value>
void match(nlmsghdr* rule, std::uint32_t key, std::uint32_t operation, Value value) {
    {
        const Nest element(rule, NFTA_LIST_ELEM);
        ::mnl_attr_put_strz(rule, NFTA_EXPR_NAME, "meta");
        const Nest content(rule, NFTA_EXPR_DATA);
        ::mnl_attr_put_u32(rule, NFTA_META_KEY, htonl(key));
        ::mnl_attr_put_u32(rule, NFTA_META_DREG, htonl(NFT_REG_1));
    }
    const Nest element(rule, NFTA_LIST_ELEM);
    ::mnl_attr_put_strz(rule, NFTA_EXPR_NAME, "cmp");
    const Nest content(rule, NFTA_EXPR_DATA);
    ::mnl_attr_put_u32(rule, NFTA_CMP_SREG, htonl(NFT_REG_1));
    ::mnl_attr_put_u32(rule, NFTA_CMP_OP, htonl(operation));
    const Nest data(rule, NFTA_CMP_DATA);
    ::mnl_attr_put(rule, NFTA_DATA_VALUE, sizeof value, &value);
}

void sendToQueue(nlmsghdr* rule, QueueRule::Kind kind, std::uint16_t queue) {
    const Nest element(rule, NFTA_LIST_ELEM);
    if (kind == QueueRule::Kind::Native) {
        ::mnl_attr_put_strz(rule, NFTA_EXPR_NAME, "queue");
        const Nest content(rule, NFTA_EXPR_DATA);
        ::mnl_attr_put_u16(rule, NFTA_QUEUE_NUM, htons(queue));
        ::mnl_attr_put_u16(rule, NFTA_QUEUE_TOTAL, htons(1));
        ::mnl_attr_put_u16(rule, NFTA_QUEUE_FLAGS, htons(NFT_QUEUE_FLAG_BYPASS));
        return;
    }
    // xtables wants its struct padded to 8 bytes.
    xt_NFQ_info_v3 info{};
    info.queuenum = queue;
    info.queues_total = 1;
    info.flags = NFQ_FLAG_BYPASS;
    std::uint8_t padded[8] = {};
    static_assert(sizeof info <= sizeof padded);
    std::memcpy(padded, &info, sizeof info);
    ::mnl_attr_put_strz(rule, NFTA_EXPR_NAME, "target");
    const Nest content(rule, NFTA_EXPR_DATA);
    ::mnl_attr_put_strz(rule, NFTA_TARGET_NAME, "NFQUEUE");
    ::mnl_attr_put_u32(rule, NFTA_TARGET_REV, htonl(3));
    ::mnl_attr_put(rule, NFTA_TARGET_INFO, sizeof padded, padded);
}

}  // namespace

posix::SystemResult<QueueRule> QueueRule::open(std::uint16_t queue) {
    auto socket = netlink::NetlinkSocket::open(NETLINK_NETFILTER);
    if (!socket)
        return socket.error();
    QueueRule rule(socket.take(), queue);
    if (auto made = rule.makeTables(); !made)
        return made.error();
    auto native = rule.makeRules(Kind::Native);
    if (!native && native.error().error == ENOENT) {
        rule.m_kind = Kind::Compat;
        if (auto compat = rule.makeRules(Kind::Compat); !compat)
            return compat.error();
    } else if (!native) {
        return native.error();
    }
    if (auto removed = rule.remove(); !removed)
        return removed.error();
    return rule;
}

posix::SystemResult<model::Done> QueueRule::makeTables() {
    Batch batch(m_socket);
    for (const std::uint8_t family : kFamilies) {
        nlmsghdr* table = batch.add(NFT_MSG_NEWTABLE, family, NLM_F_CREATE);
        ::mnl_attr_put_strz(table, NFTA_TABLE_NAME, kTable);
        nlmsghdr* chain = batch.add(NFT_MSG_NEWCHAIN, family, NLM_F_CREATE);
        ::mnl_attr_put_strz(chain, NFTA_CHAIN_TABLE, kTable);
        ::mnl_attr_put_strz(chain, NFTA_CHAIN_NAME, kChain);
        {
            const Nest hook(chain, NFTA_CHAIN_HOOK);
            ::mnl_attr_put_u32(chain, NFTA_HOOK_HOOKNUM, htonl(NF_INET_PRE_ROUTING));
            ::mnl_attr_put_u32(chain, NFTA_HOOK_PRIORITY, htonl(kBeforeReassembly));
        }
        ::mnl_attr_put_strz(chain, NFTA_CHAIN_TYPE, "filter");
    }
    return batch.commit("nf_tables: new chain at PREROUTING");
}

posix::SystemResult<model::Done> QueueRule::makeRules(Kind kind) {
    Batch batch(m_socket);
    for (const std::uint8_t family : kFamilies) {
        for (const std::uint8_t protocol : kProtocols) {
            nlmsghdr* rule = batch.add(NFT_MSG_NEWRULE, family, NLM_F_CREATE | NLM_F_APPEND);
            ::mnl_attr_put_strz(rule, NFTA_RULE_TABLE, kTable);
            ::mnl_attr_put_strz(rule, NFTA_RULE_CHAIN, kChain);
            const Nest expressions(rule, NFTA_RULE_EXPRESSIONS);
            match(rule, NFT_META_L4PROTO, NFT_CMP_EQ, protocol);
            match(rule, NFT_META_MARK, NFT_CMP_NEQ, Injector::kMark);
            sendToQueue(rule, kind, m_queue);
        }
    }
    return batch.commit(kind == Kind::Native ? "nf_tables: queue" : "nf_tables: xtables target NFQUEUE");
}

posix::SystemResult<model::Done> QueueRule::install() {
    return makeRules(m_kind);
}

posix::SystemResult<model::Done> QueueRule::remove() {
    Batch batch(m_socket);
    for (const std::uint8_t family : kFamilies) {
        nlmsghdr* rules = batch.add(NFT_MSG_DELRULE, family, 0);  // no handle: all of the chain
        ::mnl_attr_put_strz(rules, NFTA_RULE_TABLE, kTable);
        ::mnl_attr_put_strz(rules, NFTA_RULE_CHAIN, kChain);
    }
    return batch.commit("nf_tables: remove rules");
}

}  // namespace netio::gate
