// Who is on the stage of a ladder: a life line for each process (in a capture: for each address), and on which of them
// each end of a segment and each socket is. In a session the kernel's table names the owner, as a rule before the first
// segment; a client's SYN may come first, then the caller of connect() is the one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/layout/LadderRows.h"
#include "model/trace/Trace.h"

namespace model::layout {

struct Lane {
    std::string name;  // of the actor; of a capture: the address
    int pid = 0;       // 0: a capture
    Side side = Side::Client;
    bool told = false;  // its side is: by the demo, a listener, a parent, a first message
};

class LadderParties {
public:
    // sides: of the actors, as their demo says.
    explicit LadderParties(std::map<std::string, Side> sides) : m_sides(std::move(sides)) {}

    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    // From left to right: clients, then servers.
    [[nodiscard]] std::vector<std::uint32_t> order() const;

    // Each of these is kNever where nobody knows (yet).
    [[nodiscard]] std::uint32_t laneOfPid(int pid) const;
    [[nodiscard]] std::uint32_t laneOf(std::uint32_t party) const;
    [[nodiscard]] std::uint32_t laneOf(trace::Protocol protocol, const Address& address) const;
    [[nodiscard]] std::uint32_t laneOf(SocketId socket) const;

    void start(const trace::ActorStarted& actor);
    void entered(std::uint32_t lane, std::uint32_t event) { m_running[lane].push_back(event); }
    void returned(std::uint32_t lane, std::uint32_t event) { std::erase(m_running[lane], event); }
    // Learns from the kernel's table; the life line that the socket is on.
    std::uint32_t place(const trace::SocketChanged& socket);
    // A segment: who sends it and who gets it, as far as anybody knows.
    struct Ends {
        std::uint32_t from = 0, to = 0;  // parties
    };
    Ends meet(const trace::PacketEnds& ends, const trace::PacketRecord& packet, const trace::Trace& trace);

private:
    using PartyKey = std::pair<trace::Protocol, Address>;

    std::map<std::string, Side> m_sides;
    std::vector<Lane> m_lanes;
    std::vector<std::vector<std::uint32_t>> m_running;  // by lane: events of calls that have not returned
    std::unordered_map<int, std::uint32_t> m_laneOfPid;
    std::map<PartyKey, std::uint32_t> m_partyOf;
    std::vector<std::uint32_t> m_laneOfParty;
    std::map<SocketId, std::uint32_t> m_laneOfSocket;

    std::uint32_t addLane(std::string name, int pid, std::optional<Side> side);
    std::uint32_t partyOf(trace::Protocol protocol, const Address& address);
    void give(std::uint32_t party, const std::string& name, Side side);
    [[nodiscard]] std::uint32_t callerTo(const Address& peer, const trace::Trace& trace) const;
};

}  // namespace model::layout
