// A stepped session written by hand for tests of views: handshake, "hello" and its ACK, four-way close, with calls,
// kernel states, verdicts and step marks as a lab reports them. One absorbed copy of the SYN.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/trace/Trace.h"

namespace tests::support {

class SampleTrace {
public:
    SampleTrace();  // the whole session
    // Up to the client's SYN held at the gate.
    static SampleTrace synHeld();

    [[nodiscard]] const model::trace::Trace& trace() const { return *m_trace; }

private:
    enum class Until { SynHeld, End };
    explicit SampleTrace(Until until);

    std::shared_ptr<std::vector<std::uint8_t>> m_bytes = std::make_shared<std::vector<std::uint8_t>>();
    std::unique_ptr<model::trace::Trace> m_trace = std::make_unique<model::trace::Trace>();
    model::Timestamp m_now{1'700'000'000'000'000'000};
    std::uint64_t m_calls = 0, m_packets = 0;

    using State = model::State;
    template <class What>
    void add(What what);
    std::uint64_t enter(const char* actor, const char* text, const char* name, int fd);
    void leave(const char* actor, std::uint64_t call, std::int64_t result, const char* data = "");
    void socket(std::uint64_t id, State state, std::uint16_t local, std::uint16_t remote, int fd,
                model::trace::TimerKind timer = model::trace::TimerKind::None);
    std::uint64_t packet(bool fromClient, std::uint32_t seq, std::uint32_t ack, std::uint16_t flags,
                         const char* payload = "");
    void verdict(std::uint64_t packet, model::trace::Verdict verdict, std::uint64_t original = 0);
    void step(std::uint32_t index, model::trace::StepPhase phase);
    void build(Until until);
    void close();
};

}  // namespace tests::support
