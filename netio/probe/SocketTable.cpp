#include "netio/probe/SocketTable.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "netio/posix/Clock.h"

namespace netio::probe {
namespace {

using model::SocketId;
using model::Timestamp;
using model::trace::SocketChanged;
using model::trace::SocketEnded;
using model::trace::TimerKind;

// The kernel rounds its timers to ticks of up to 10 ms.
constexpr std::int64_t kTimerToleranceNs = 30'000'000;

// A counting-down timer is no news; one that was set anew is.
bool isNews(const SocketChanged& before, Timestamp expiryBefore, const SocketChanged& now, Timestamp expiryNow) {
    SocketChanged same = now;
    same.timerMs = before.timerMs;
    if (!(same == before))
        return true;
    const bool running = now.timer != TimerKind::None && now.timerMs > 0;
    return running && std::llabs(expiryNow.ns - expiryBefore.ns) > kTimerToleranceNs;
}

void note(std::vector<std::string>& options, const char* option, bool set) {
    const auto known = std::ranges::find(options, option);
    if (set && known == options.end())
        options.emplace_back(option);
    else if (!set && known != options.end())
        options.erase(known);
}

// A request socket is listed without TCP_INFO, unlike a socket in SYN-RECEIVED.
bool isRequest(const SocketRow& row) {
    return row.state == model::State::SynReceived && !row.info;
}

}  // namespace

SocketTable::Entry& SocketTable::entry(std::uint64_t cookie) {
    Entry& entry = m_entries[cookie];
    if (!entry.told.socket)
        entry.told.socket = SocketId{++m_lastId};
    return entry;
}

void SocketTable::own(const OwnSocket& socket, Timestamp time) {
    if (socket.cookie == 0)
        return;
    Entry& known = entry(socket.cookie);
    known.inode = socket.inode;
    known.wasOwned = true;
    const bool late = !std::exchange(known.reported, true) && !known.fresh && socket.local.port == 0;
    if (late) {
        // The tables listed it before the report of its socket(2) was read; it was CLOSED then all the same.
        SocketChanged then;
        then.socket = known.told.socket;
        then.protocol = socket.protocol;
        then.inode = socket.inode;
        then.owners = {socket.owner};
        m_sink({time, std::move(then)});
        return;
    }
    SocketChanged now = known.told;
    now.protocol = socket.protocol;
    now.inode = socket.inode;
    if (now.state == model::State::Closed)
        now.local = socket.local;
    if (std::find(now.owners.begin(), now.owners.end(), socket.owner) == now.owners.end()) {
        now.owners.push_back(socket.owner);
        std::sort(now.owners.begin(), now.owners.end());
    }
    if (!socket.option.empty() && std::find(now.options.begin(), now.options.end(), socket.option) == now.options.end())
        now.options.push_back(socket.option);
    // A new socket with a port came from accept(2): only the tables know its state.
    if (known.fresh && socket.local.port != 0) {
        known.told = std::move(now);
        return;
    }
    // The first report only says that it exists; what the tables list is told from the tables.
    if (known.fresh || now.state == model::State::Closed)
        tell(known, std::move(now), time);
    else
        known.told.options = std::move(now.options);
}

void SocketTable::update(std::span<const SocketRow> rows, const FdOwners& owners, Timestamp time) {
    for (auto& [cookie, known] : m_entries)
        known.row.reset();
    for (const SocketRow& row : rows) {
        Entry& known = entry(row.cookie);
        if (row.inode != 0)
            known.inode = row.inode;
        // A bound socket that was shut down lives on, CLOSED, beside its own TIME-WAIT.
        if (!known.row || row.state != model::State::Closed)
            known.row = row;
    }
    adoptChildren();
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        Entry& known = it->second;
        const auto held = known.inode == 0 ? owners.end() : owners.find(known.inode);
        SocketChanged now = known.told;
        now.owners = held == owners.end() ? std::vector<model::trace::FdOwner>{} : held->second;
        now.inode = known.row && known.row->inode != 0 ? known.row->inode : now.owners.empty() ? 0 : known.inode;
        known.wasOwned |= now.inode != 0;
        if (known.row) {
            const SocketRow& row = *known.row;
            now.protocol = row.protocol;
            now.local = row.local;
            now.remote = row.remote;
            now.state = row.state;
            now.timer = row.timer;
            now.timerMs = row.timerMs;
            now.timerRetransmits = row.timerRetransmits;
            now.recvQueue = row.recvQueue;
            now.sendQueue = row.sendQueue;
            now.orphan = known.wasOwned && now.inode == 0;
            now.info = row.info;
            if (row.v6only)
                note(now.options, "IPV6_V6ONLY", *row.v6only);
            known.request = isRequest(row);
        } else if (!now.owners.empty()) {
            // Not in the tables, but a descriptor is open: CLOSED.
            now.state = model::State::Closed;
            now.timer = TimerKind::None;
            now.timerMs = now.timerRetransmits = now.recvQueue = now.sendQueue = 0;
            now.orphan = false;
            now.info.reset();
        } else {
            if (!known.fresh)
                m_sink({time, SocketEnded{known.told.socket}});
            it = m_entries.erase(it);
            continue;
        }
        tell(known, std::move(now), time);
        ++it;
    }
}

// The child of a request has its cookie, but only a cookie that was asked for before the child was made: a dump that
// holds the request while another processor completes the handshake gives each its own (inet_csk_clone_lock).
void SocketTable::adoptChildren() {
    for (auto& [cookie, child] : m_entries) {
        if (!child.fresh || !child.row || isRequest(*child.row) || child.row->remote.port == 0)
            continue;
        const SocketRow& row = *child.row;
        const auto request = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& other) {
            const Entry& it = other.second;
            return other.first != cookie && it.request && it.told.protocol == row.protocol &&
                   it.told.local == row.local && it.told.remote == row.remote;
        });
        if (request == m_entries.end())
            continue;
        child.told.socket = request->second.told.socket;
        m_entries.erase(request);
    }
}

void SocketTable::tell(Entry& entry, SocketChanged now, Timestamp time) {
    const Timestamp expiry = posix::after(time, now.timerMs);
    if (!entry.fresh && !isNews(entry.told, entry.expiry, now, expiry))
        return;
    entry.fresh = false;
    entry.told = now;
    entry.expiry = expiry;
    m_sink({time, std::move(now)});
}

const SocketRow* SocketTable::row(SocketId id) const {
    for (const auto& [cookie, known] : m_entries)
        if (known.told.socket == id)
            return known.row ? &*known.row : nullptr;
    return nullptr;
}

std::optional<Timestamp> SocketTable::firstExpiry() const {
    std::optional<Timestamp> first;
    for (const auto& [cookie, known] : m_entries)
        if (known.row && known.row->timer != TimerKind::None && (!first || known.expiry < *first))
            first = known.expiry;
    return first;
}

}  // namespace netio::probe
