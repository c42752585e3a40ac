// Writes a trace of a session event by event, for tests of views: several processes, drops, overtaking, UDP. Every
// event is 0.1 ms after the one before; wait() lets time pass.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/trace/Trace.h"
#include "tests/support/FrameBuilder.h"

namespace tests::support {

class TraceScript {
public:
    // live: begins with SessionStarted and a gate that holds; else a capture.
    explicit TraceScript(bool live = true);

    void wait(double seconds);
    void actor(const std::string& name, int pid, int parent = 0);
    void end(const std::string& name, int signal = 0);
    std::uint64_t enter(const std::string& actor, const std::string& text);
    void leave(std::uint64_t call, std::int64_t result, int error = 0, const std::string& data = {});
    void call(const std::string& actor, const std::string& text, std::int64_t result = 0);
    // owner "": nobody.
    void socket(std::uint64_t id, model::State state, std::uint16_t local, std::uint16_t remote,
                const std::string& owner = {}, int fd = -1,
                model::trace::Protocol protocol = model::trace::Protocol::Tcp);
    void socketEnds(std::uint64_t id);
    // Held at the gate when live.
    std::uint64_t tcp(std::uint16_t from, std::uint16_t to, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags,
                      const std::string& payload = {});
    std::uint64_t udp(std::uint16_t from, std::uint16_t to, const std::string& payload);
    // "Destination unreachable" about a packet, to its sender.
    std::uint64_t icmp(const std::string& from, std::uint8_t code, std::uint64_t about);
    void deliver(std::uint64_t packet);
    void drop(std::uint64_t packet);
    // The kernel sends the packet again and the gate counts it.
    void absorb(std::uint64_t original);
    template <class What>
    void add(What what) {
        m_now.ns += 100'000;
        m_trace->append({m_now, std::move(what)});
    }

    [[nodiscard]] const model::trace::Trace& trace() const { return *m_trace; }

private:
    bool m_live;
    model::Timestamp m_now{1'700'000'000'000'000'000};
    std::shared_ptr<std::vector<std::uint8_t>> m_bytes = std::make_shared<std::vector<std::uint8_t>>();
    std::unique_ptr<model::trace::Trace> m_trace = std::make_unique<model::trace::Trace>();
    std::map<std::string, int> m_pids;
    std::map<std::uint64_t, std::string> m_callers;
    std::vector<std::vector<std::uint8_t>> m_frames;
    std::uint64_t m_calls = 0, m_packets = 0;

    std::uint64_t frame(std::vector<std::uint8_t> bytes, bool held);
};

}  // namespace tests::support
