// Runs calls of the call language (model/scenario/Call.h) in this process, with real descriptors in its variables.
// One thread; a call may block. fork and exit are the actor's own business.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "model/scenario/Call.h"
#include "netio/actor/ActorProtocol.h"

namespace netio::actor {

struct Outcome {
    std::int64_t result = 0;  // of the call; getsockopt: the option's value
    int error = 0;            // errno when the call failed, else 0
    std::string data;         // bytes read; poll: the events; getsockopt: the value as text
    std::optional<model::Address> peer;
};

class CallRunner {
public:
    // Its argument that is no variable of this process; "" when all are known.
    [[nodiscard]] std::string unknownVariable(const model::scenario::Call& call) const;
    // The descriptor the call works on.
    [[nodiscard]] std::optional<int> descriptor(const model::scenario::Call& call) const;

    // Does it, and keeps the result in the call's target. Only names that parseCall knows.
    Outcome run(const model::scenario::Call& call, const std::map<std::string, int>& pids);
    void set(const std::string& variable, std::int64_t value) { m_variables[variable] = value; }

private:
    std::map<std::string, std::int64_t> m_variables;

    [[nodiscard]] Outcome dispatch(const model::scenario::Call& call, const std::map<std::string, int>& pids) const;
};

// What the kernel says of a socket that sock_diag does not list yet. nullopt: fd is no TCP or UDP socket.
[[nodiscard]] std::optional<SocketReport> describeSocket(int fd);

}  // namespace netio::actor
