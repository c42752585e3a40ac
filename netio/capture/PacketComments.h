// What a saved session says of each of its packets in words: who sent it in which call, and what became of it at the
// gate. Hears the whole session first, then answers. No system calls; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/packet/Packet.h"
#include "model/trace/TraceEvent.h"

namespace netio::capture {

class PacketComments {
public:
    // frame: the packet's bytes when the event is PacketSeen.
    void hear(const model::trace::TraceEvent& event, model::packet::Bytes frame);

    // "sent by client (pid 4121) in connect(3)", "held 2.3 s, then dropped"
    [[nodiscard]] std::vector<std::string> of(model::PacketId packet) const;
    // A copy that the gate absorbed: counted on its original, no segment of its own.
    [[nodiscard]] bool absorbed(model::PacketId packet) const;

private:
    using Timestamp = model::Timestamp;
    struct Call {
        model::Shared<model::call::Call> value;
        std::optional<int> fd;
        Timestamp entered;
        std::optional<Timestamp> returned;
    };
    struct Socket {
        model::trace::Protocol protocol{};
        model::Address local, remote;
        std::vector<model::trace::FdOwner> owners;  // the last that held it
        Timestamp first;
        std::optional<Timestamp> ended;
    };
    struct Story {
        Timestamp time;
        model::trace::Protocol protocol{};
        model::Address from, to;
        std::uint16_t flags = 0;
        bool payload = false;
        std::optional<Timestamp> held, settled;
        std::optional<model::trace::Verdict> verdict;
        std::uint32_t resent = 0;
    };

    bool m_session = false;                              // a foreign capture has nothing to tell: keep nothing of it
    std::unordered_map<int, std::string> m_actors;       // by pid
    std::unordered_map<int, std::vector<Call>> m_calls;  // by pid, in order: a process runs one at a time
    std::map<model::SocketId, Socket> m_sockets;
    std::unordered_map<model::PacketId, Story> m_stories;

    void hearPacket(const model::trace::PacketSeen& seen, Timestamp time, model::packet::Bytes frame);
    void hearSocket(const model::trace::SocketChanged& changed, Timestamp time);
    void hearVerdict(const model::trace::PacketVerdict& verdict, Timestamp time);
    [[nodiscard]] const Socket* senderOf(const Story& story) const;
    [[nodiscard]] std::string sendingCall(const Story& story, const Socket& sender) const;
    [[nodiscard]] std::string who(int pid) const;
    [[nodiscard]] std::string sent(const Story& story) const;
    [[nodiscard]] static std::string fate(const Story& story);
};

}  // namespace netio::capture
