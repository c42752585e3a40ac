// Drives a real sockstage-lab and collects what it streams. Nothing here sleeps: everything waits for a condition on
// the events, with a time-out that fails the test and prints the last events.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call/CallParser.h"
#include "model/packet/Packet.h"
#include "model/trace/TraceEvent.h"
#include "netio/capture/SessionReader.h"
#include "netio/lab/LabProcess.h"
#include "tests/lab/LabTest.h"

namespace tests::lab {

using namespace model;

using namespace model::trace;
using model::State;
using model::packet::Packet;

inline constexpr std::chrono::seconds kPatience{20};

class LabHarness {
public:
    LabHarness();

    netio::lab::LabProcess& lab() { return *m_lab; }
    [[nodiscard]] const std::vector<TraceEvent>& events() const { return m_events; }
    [[nodiscard]] const Packet& packet(PacketId id) const { return m_packets.at(id); }

    void tell(const scenario::Command& command) { m_lab->send(command); }
    void judge(PacketId packet, Judgement judgement) { tell(scenario::JudgeCommand{packet, judgement}); }
    void setGate(GateMode mode, std::uint32_t slowMs = 0) { tell(scenario::GateCommand{mode, slowMs}); }

    // Reads until the condition holds; false (and a test failure naming `what`) after kPatience.
    bool until(std::string_view what, const std::function<bool()>& condition);
    // Reads what comes in that time: for a hold, whose length is the test.
    void follow(std::chrono::milliseconds duration);
    // Everything the kernel and the lab had to say up to now is in events().
    void sync();

    void actor(const std::string& name);
    // Sends the call; the returned id is not known yet, so waits are by actor and name.
    void call(const std::string& actor, const std::string& text);
    // Sends it and waits for its return, which must be no error.
    CallReturned run(const std::string& actor, const std::string& text);
    std::optional<CallReturned> returned(const std::string& actor,
                                         const std::string& name) const;  // of the last such call
    CallReturned waitReturn(const std::string& actor, const std::string& name);
    bool isBlocked(const std::string& actor) const;

    // The oldest held packet with exactly these of SYN, FIN, RST, ACK ("SYN", "SYN,ACK"), sent to or from this port.
    std::optional<PacketId> held(std::string_view flags, std::uint16_t fromPort = 0) const;
    PacketId waitHeld(std::string_view flags, std::uint16_t fromPort = 0);
    std::vector<PacketId> allHeld() const;
    // Waits for it, delivers it, syncs.
    PacketId deliver(std::string_view flags, std::uint16_t fromPort = 0);
    PacketId drop(std::string_view flags, std::uint16_t fromPort = 0);

    // The kernel's states of one socket, in order, without repeats; "ended" last when it is gone.
    std::vector<std::string> states(SocketId socket) const;
    std::optional<SocketChanged> socket(SocketId id) const;  // as reported last
    // The socket that is or was bound to this port with a remote address (client) or the one a descriptor belongs to.
    SocketId socketOf(const std::string& actor, int fd) const;
    SocketId connection(std::uint16_t localPort) const;  // the newest that is no listener
    std::uint32_t absorbed(PacketId original) const;
    int pidOf(const std::string& actor) const;
    template <class What>
    std::vector<What> all() const {
        std::vector<What> found;
        for (const auto& event : m_events)
            if (const auto* what = std::get_if<What>(&event.what))
                found.push_back(*what);
        return found;
    }
    // Index of the first event that fits, or -1.
    template <class What>
    std::ptrdiff_t indexOf(const std::function<bool(const What&)>& fits) const {
        for (std::size_t i = 0; i < m_events.size(); ++i)
            if (const auto* what = std::get_if<What>(&m_events[i].what); what && fits(*what))
                return static_cast<std::ptrdiff_t>(i);
        return -1;
    }

    // server listens on port (socket, bind, listen), client has a socket; gate on hold.
    void stage(const std::string& serverAddress = "127.0.0.1:9000", const std::string& family = "AF_INET");
    // stage(), connect and accept, all three segments delivered.
    void connected(const std::string& serverAddress = "127.0.0.1:9000", const std::string& family = "AF_INET");

private:
    std::unique_ptr<netio::lab::LabProcess> m_lab;
    netio::capture::SessionReader m_reader;
    std::vector<TraceEvent> m_events;
    std::map<PacketId, Packet> m_packets;
    std::map<PacketId, std::vector<Verdict>> m_verdicts;
    std::uint64_t m_token = 0;

    void take(TraceEvent&& event, model::packet::Bytes frame);
    bool readOnce(int ms);
};

// One line for each event, for failures.
[[nodiscard]] std::string describe(const TraceEvent& event);

}  // namespace tests::lab
