// The lab itself: owns tap, gate, probe and actors, and runs the one loop that turns commands into deeds and everything
// that happens into one stream of events in order of time. One thread, one process; ends when its input ends.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario/Command.h"
#include "netio/actor/ActorProcess.h"
#include "netio/gate/Gate.h"
#include "netio/lab/EventOrder.h"
#include "netio/lab/LineReader.h"
#include "netio/lab/StreamWriter.h"
#include "netio/probe/Probe.h"
#include "netio/tap/Tap.h"

namespace netio::lab {

class Lab : private gate::GateSink {
public:
    // In the namespace already. Commands come from `input`, the stream goes to `output`; both stay the caller's.
    [[nodiscard]] static posix::SystemResult<std::unique_ptr<Lab>> open(int input, int output, std::size_t ringBytes);
    ~Lab() override = default;

    // Until the input ends, a quit command, or nobody reads the stream any more.
    void run();

private:
    struct RunningCall {
        std::string actor;
        model::Shared<model::call::Call> call;
    };

    LineReader m_input;
    StreamWriter m_stream;
    EventOrder m_order;
    std::unique_ptr<tap::Tap> m_tap;
    std::unique_ptr<gate::Gate> m_gate;
    std::unique_ptr<probe::Probe> m_probe;
    posix::UniqueFd m_childSignals;
    std::map<std::string, actor::ActorProcess> m_actors;
    std::map<int, posix::ProcessEnd> m_endedChildren;  // reaped before the fork was reported
    std::map<std::uint64_t, RunningCall> m_calls;      // sent to an actor, not yet returned
    std::vector<std::uint64_t> m_syncs;                // tokens to be answered
    std::uint64_t m_lastPacket = 0, m_lastCall = 0;
    model::Timestamp m_watermark, m_lastFrame, m_nextLook;
    bool m_dirty = false;  // something happened since the kernel's tables were read
    bool m_ending = false;

    Lab(int input, int output) : m_input(input), m_stream(output) {}

    void wait();
    void turn();
    [[nodiscard]] int waitMs() const;
    void readTap();
    void readActors();
    void readReports(actor::ActorProcess& process);
    void onReport(actor::ActorProcess& process, actor::Report report);
    void reapChildren();
    void actorEnded(int pid, posix::ProcessEnd end);
    void readCommands();
    void look(model::Timestamp now);
    void answerSyncs(bool drained);
    [[nodiscard]] std::vector<int> pids() const;

    void onPacket(gate::SeenPacket&& packet, bool gated) override;
    void onEvent(model::trace::TraceEvent event) override;
    void onSettled() override;

    template <class What>
    void tell(What what, model::Timestamp time);
    template <class What>
    void tell(What what);
    void check(const posix::SystemResult<model::Done>& result);
    void problem(const posix::SystemError& error);

    // LabCommands.cpp
    void execute(const model::scenario::Command& command);
    void startActor(const std::string& name);
    void adoptActor(const std::string& parent, actor::Report& forked);
    void call(const model::scenario::CallCommand& command);
    void signal(const model::scenario::SignalCommand& command);
    void startSession(const model::scenario::SessionCommand& command);
    std::string freeName(const std::string& wanted) const;
};

}  // namespace netio::lab
