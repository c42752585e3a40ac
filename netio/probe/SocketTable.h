// What the kernel said of each socket last, and what of it is news. A socket keeps one SocketId from CLOSED (before the
// kernel's tables list it) through its life, request socket and child alike, to the end of TIME-WAIT: the kernel's
// cookie tells, and the 4-tuple where a request and its child have different ones. Pure: rows, owners and time are
// arguments; no system calls.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "netio/probe/InetDiag.h"
#include "netio/probe/ProcFds.h"

namespace netio::probe {

// A socket of an actor, told by the actor: the kernel's tables list it only when it is bound or connected.
struct OwnSocket {
    std::uint64_t cookie = 0, inode = 0;
    model::trace::Protocol protocol = model::trace::Protocol::Tcp;
    model::Address local;
    model::trace::FdOwner owner;
    std::string option;  // set on it; "" none
};

class SocketTable {
public:
    using Sink = std::function<void(model::trace::TraceEvent)>;
    explicit SocketTable(Sink sink) : m_sink(std::move(sink)) {}

    void own(const OwnSocket& socket, model::Timestamp time);
    // A complete dump: what is not in it is no longer in the kernel's tables.
    void update(std::span<const SocketRow> rows, const FdOwners& owners, model::Timestamp time);

    // The row that SOCK_DESTROY wants; nullptr: no such socket, or not in the kernel's tables.
    [[nodiscard]] const SocketRow* row(model::SocketId id) const;
    // When the first running timer will have expired.
    [[nodiscard]] std::optional<model::Timestamp> firstExpiry() const;
    [[nodiscard]] bool empty() const { return m_entries.empty(); }

private:
    struct Entry {
        model::trace::SocketChanged told;
        model::Timestamp expiry;       // of the timer told
        std::optional<SocketRow> row;  // of the last dump
        std::uint64_t inode = 0;       // of its file, as long as it has one
        bool wasOwned = false;
        bool fresh = true;      // nothing told yet
        bool reported = false;  // its process told of it
        bool request = false;   // in the SYN queue when told last
    };
    Sink m_sink;
    std::map<std::uint64_t, Entry> m_entries;  // by cookie
    std::uint64_t m_lastId = 0;

    Entry& entry(std::uint64_t cookie);
    void adoptChildren();
    void tell(Entry& entry, model::trace::SocketChanged now, model::Timestamp time);
};

}  // namespace netio::probe
