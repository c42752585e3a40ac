// Runs calls in this process, with real descriptors in its variables. One thread; a call may block. fork is the actor's
// own business.
#pragma once

#include <optional>
#include <string>

#include "netio/actor/ActorProtocol.h"
#include "netio/actor/CallFunctions.h"

namespace netio::actor {

class CallRunner {
public:
    // A descriptor's variable that is none of this process; "" when all are known.
    [[nodiscard]] std::string unknownVariable(const model::call::Call& call) const;
    // The descriptor the call works on.
    [[nodiscard]] std::optional<int> descriptor(const model::call::Call& call) const;

    // Does it, and keeps the result in the call's target.
    Outcome run(const model::call::Call& call, const Pids& pids);
    void set(const std::string& variable, std::int64_t value) { m_variables[variable] = value; }

private:
    Variables m_variables;
};

// What the kernel says of a socket that sock_diag does not list yet. nullopt: fd is no TCP or UDP socket.
[[nodiscard]] std::optional<SocketReport> describeSocket(int fd);

}  // namespace netio::actor
