// The kernel's own account of socket states: the tracepoint sock:inet_sock_set_state in a tracing instance of our own,
// removed with the object. Needs root and tracefs.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/State.h"

namespace truth {

// States of one socket in order, from the one it left first. A socket that binds only in connect() shows its
// CLOSED -> SYN-SENT without a port: such a path begins with SYN-SENT.
using Path = std::vector<model::State>;

class Tracepoint {
public:
    // Sockets with one of `count` ports from `port` on, at either end. nullopt: `why` says what the system lacks.
    static std::optional<Tracepoint> open(std::uint16_t port, std::string& why, std::uint16_t count = 1);
    Tracepoint(Tracepoint&& other) noexcept : m_instance(std::exchange(other.m_instance, {})) {}
    Tracepoint& operator=(Tracepoint&& other) noexcept {
        std::swap(m_instance, other.m_instance);
        return *this;
    }
    ~Tracepoint();

    // By (local, remote) port, in the order in which the sockets came.
    using Ports = std::pair<std::uint16_t, std::uint16_t>;
    using Paths = std::map<Ports, std::vector<Path>>;
    [[nodiscard]] Paths paths() const;
    // As paths(), of lines as the kernel writes them.
    [[nodiscard]] static Paths read(std::istream& trace);
    // Its lines of that port, for who looks at a failure.
    [[nodiscard]] std::string text(std::uint16_t port) const;

private:
    explicit Tracepoint(std::string instance) : m_instance(std::move(instance)) {}
    std::string m_instance;
};

}  // namespace truth
