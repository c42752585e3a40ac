// What goes over the socket pair between the lab and an actor process: one datagram (SOCK_SEQPACKET) is one message.
// Both ends are the same program, so that a report is a struct and its bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "model/call/Call.h"
#include "model/trace/TraceEvent.h"
#include "netio/posix/SystemError.h"
#include "netio/posix/UniqueFd.h"

namespace netio::actor {

// Lab to actor: make this call.
struct CallCommand {
    std::uint64_t id = 0;
    model::call::Call call;
    std::map<std::string, int> pids;  // of all actors, by name, for kill()
};

// The socket behind a descriptor the actor just worked on, as long as the kernel's tables do not list it.
struct SocketReport {
    int fd = -1;
    std::uint64_t inode = 0, cookie = 0;
    model::trace::Protocol protocol = model::trace::Protocol::Tcp;
    model::Address local;
    std::string option;  // a socket option that was set
};

// Actor to lab.
struct Report {
    enum class Kind : std::uint8_t { Ready, Entered, Returned, Problem, Forked };
    Kind kind = Kind::Ready;
    std::uint64_t call = 0;
    int pid = 0;
    model::Timestamp time;
    std::int64_t result = 0;
    int error = 0;
    std::optional<int> fd;  // Entered: the descriptor it works on
    std::string data;       // bytes read; Problem: the event of it; Forked: the child's name
    std::optional<model::Address> peer;
    std::optional<SocketReport> socket;
    posix::UniqueFd channel;  // Forked: the lab's end of the child's socket pair
};

inline constexpr std::size_t kMostData = 1 << 16;  // of the bytes read, so many are reported

[[nodiscard]] posix::SystemResult<model::Done> sendCommand(int channel, const CallCommand& command);
// nullopt: the lab has gone. Waits for the next one.
[[nodiscard]] std::optional<CallCommand> receiveCommand(int channel);

[[nodiscard]] posix::SystemResult<model::Done> sendReport(int channel, const Report& report);
// nullopt: none waits now. Error: the actor has gone.
[[nodiscard]] posix::SystemResult<std::optional<Report>> receiveReport(int channel);

}  // namespace netio::actor
