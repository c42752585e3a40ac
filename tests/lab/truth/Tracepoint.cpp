#include "Tracepoint.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <limits>

namespace truth {
namespace {

using model::State;

constexpr const char* kTracing = "/sys/kernel/tracing";
constexpr const char* kEvent = "/events/sock/inet_sock_set_state";

bool put(const std::string& path, const std::string& text) {
    std::ofstream file(path);
    file << text;
    file.flush();
    return file.good();
}

void removeInstance(const std::string& instance) {
    put(instance + kEvent + "/enable", "0");
    rmdir(instance.c_str());
}

// A process id means something only among processes that see each other.
unsigned long long processNamespace() {
    struct stat of {};
    return stat("/proc/self/ns/pid", &of) == 0 ? of.st_ino : 0;
}

// What tests that were killed have left: the name tells their process.
void removeOrphans() {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(kTracing) + "/instances", none)) {
        int pid = 0;
        unsigned long long space = 0;
        if (std::sscanf(entry.path().filename().c_str(), "sockstage-%llu-%d-", &space, &pid) == 2 &&
            space == processNamespace() && kill(pid, 0) != 0 && errno == ESRCH)
            removeInstance(entry.path());
    }
}

// "sport=9000" in a line of the trace.
std::string field(const std::string& line, const std::string& name) {
    const auto at = line.find(" " + name + "=");
    if (at == std::string::npos)
        return {};
    const auto begin = at + name.size() + 2;
    return line.substr(begin, line.find(' ', begin) - begin);
}

std::optional<State> stateOf(const std::string& kernelName) {
    static const std::map<std::string, State> kStates{{"TCP_CLOSE", State::Closed},
                                                      {"TCP_LISTEN", State::Listen},
                                                      {"TCP_SYN_SENT", State::SynSent},
                                                      {"TCP_SYN_RECV", State::SynReceived},
                                                      {"TCP_NEW_SYN_RECV", State::SynReceived},
                                                      {"TCP_ESTABLISHED", State::Established},
                                                      {"TCP_FIN_WAIT1", State::FinWait1},
                                                      {"TCP_FIN_WAIT2", State::FinWait2},
                                                      {"TCP_CLOSE_WAIT", State::CloseWait},
                                                      {"TCP_CLOSING", State::Closing},
                                                      {"TCP_LAST_ACK", State::LastAck},
                                                      {"TCP_TIME_WAIT", State::TimeWait}};
    const auto found = kStates.find(kernelName);
    return found == kStates.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<Tracepoint> Tracepoint::open(std::uint16_t port, std::string& why, std::uint16_t count) {
    if (geteuid() != 0) {
        why = "reading the tracepoint needs root";
        return std::nullopt;
    }
    if (access((std::string(kTracing) + kEvent).c_str(), F_OK) != 0 &&
        mount("tracefs", kTracing, "tracefs", 0, nullptr) != 0) {
        why = std::string("no tracefs: ") + std::strerror(errno);
        return std::nullopt;
    }
    if (access((std::string(kTracing) + kEvent).c_str(), F_OK) != 0) {
        why = "this kernel has no tracepoint sock:inet_sock_set_state";
        return std::nullopt;
    }
    removeOrphans();
    Tracepoint tracepoint(std::string(kTracing) + "/instances/sockstage-" + std::to_string(processNamespace()) + "-" +
                          std::to_string(getpid()) + "-" + std::to_string(port));
    if (mkdir(tracepoint.m_instance.c_str(), 0700) != 0 && errno != EEXIST) {
        why = std::string("no tracing instance: ") + std::strerror(errno);
        tracepoint.m_instance.clear();
        return std::nullopt;
    }
    const std::string first = std::to_string(port), last = std::to_string(port + count - 1);
    const auto within = [&](const std::string& end) {
        return "(" + end + " >= " + first + " && " + end + " <= " + last + ")";
    };
    // The default clock is of each processor alone: what happened on two of them may stand in the wrong order.
    if (!put(tracepoint.m_instance + "/trace_clock", "mono") ||
        !put(tracepoint.m_instance + kEvent + "/filter", within("sport") + " || " + within("dport")) ||
        !put(tracepoint.m_instance + kEvent + "/enable", "1")) {
        why = "the tracepoint cannot be enabled";
        return std::nullopt;
    }
    return tracepoint;
}

Tracepoint::~Tracepoint() {
    if (m_instance.empty())
        return;
    removeInstance(m_instance);
}

Tracepoint::Paths Tracepoint::paths() const {
    std::ifstream trace(m_instance + "/trace");
    return read(trace);
}

Tracepoint::Paths Tracepoint::read(std::istream& trace) {
    // The lines of two processors may interleave: a change belongs to the socket that is in its first state.
    struct Socket {
        Path path;
        std::size_t begin = 0, end = std::numeric_limits<std::size_t>::max();  // lines
    };
    std::map<Ports, std::vector<Socket>> all;
    std::size_t count = 0;
    for (std::string line; std::getline(trace, line); ++count) {
        const auto from = stateOf(field(line, "oldstate"));
        const auto to = stateOf(field(line, "newstate"));
        const std::string local = field(line, "sport"), remote = field(line, "dport");
        if (!from || !to || from == to || local.empty() || local == "0" || remote.empty())
            continue;
        auto& sockets =
            all[{static_cast<std::uint16_t>(std::stoi(local)), static_cast<std::uint16_t>(std::stoi(remote))}];
        const bool isNew = *from == State::Closed || (*from == State::Listen && *to == State::SynReceived);
        auto found =
            std::find_if(sockets.rbegin(), sockets.rend(), [&](const Socket& s) { return s.path.back() == *from; });
        if (isNew || found == sockets.rend()) {
            sockets.push_back({{*from}, count});
            found = sockets.rbegin();
        }
        found->path.push_back(*to);
        if (*to == State::Closed)
            found->end = count;
    }
    // Two copies of a handshake's ACK at once make two children; the one that is too late is thrown away unused.
    const Path unused{State::Listen, State::SynReceived, State::Closed};
    Paths out;
    for (auto& [ports, sockets] : all) {
        const auto isUnused = [&](const Socket& one) {
            return one.path == unused && std::any_of(sockets.begin(), sockets.end(), [&](const Socket& other) {
                       return &other != &one && other.begin < one.end && one.begin < other.end && other.path != unused;
                   });
        };
        for (const Socket& socket : sockets)
            if (!isUnused(socket))
                out[ports].push_back(socket.path);
    }
    return out;
}

std::string Tracepoint::text(std::uint16_t port) const {
    std::ifstream trace(m_instance + "/trace");
    std::string out;
    for (std::string line; std::getline(trace, line);)
        if (field(line, "sport") == std::to_string(port) || field(line, "dport") == std::to_string(port))
            out += line + "\n";
    return out;
}

}  // namespace truth
