// A runner on a fake lab, with a client and a server whose segments and sockets the test makes.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "tests/model/scenario/FakeLab.h"

namespace tests {

using namespace model::scenario;
using support::v4;
using Status = Runner::Status;
namespace flag = packet::flag;

inline constexpr std::uint16_t kClientPort = 40000, kServerPort = 9000;
inline constexpr std::uint32_t kX = 1000, kY = 5000;

class RunnerTest : public testing::Test {
protected:
    FakeLab lab;
    Scenario scenario;
    std::unique_ptr<Runner> runner;

    // steps: the inside of the list, in JSON.
    void prepare(const std::string& steps) {
        auto parsed = parseScenario(R"({"id": "t", "title": "t", "mtu": 1500, "sysctls": {"net.a": 1}, "actors": [
            {"name": "client", "role": "client"}, {"name": "server", "role": "server"}], "steps": [)" +
                                    steps + "]}");
        ASSERT_TRUE(parsed.ok()) << parsed.error().line << ": " << parsed.error().reason.english();
        scenario = parsed.take();
        runner = std::make_unique<Runner>(scenario, lab);
        runner->prepare(lab.now());
        settle();
    }
    // Until nothing happens any more without new events or time.
    void settle() {
        for (int i = 0; i < 20; ++i)
            runner->update({*lab.scene(), lab.trace, lab.now()});
    }
    void step() {
        ASSERT_EQ(runner->status(), Status::Ready);
        runner->next(lab.now());
        settle();
    }
    // To the runner's own deadlines, until it is not running.
    void waitOut() {
        for (int i = 0; i < 10'000 && runner->status() == Status::Running; ++i) {
            ASSERT_TRUE(runner->deadline());
            lab.pass(std::max<std::int64_t>(1, (runner->deadline()->ns - lab.now().ns) / 1'000'000));
            settle();
        }
    }
    [[nodiscard]] bool told(const std::string& what) const {
        return std::find(lab.told.begin(), lab.told.end(), what) != lab.told.end();
    }
    [[nodiscard]] std::size_t when(const std::string& what) const {
        return static_cast<std::size_t>(std::find(lab.told.begin(), lab.told.end(), what) - lab.told.begin());
    }
    [[nodiscard]] std::string reason() const {
        return runner->failed().empty() ? "" : runner->failed().back().reason.english();
    }
    [[nodiscard]] std::string waitsFor() const { return runner->waitsFor().english(); }

    // The kernel's sockets as its tables show them, client pid 101 and server pid 102.
    void client(State state) { lab.socket(1, 101, 3, v4(kClientPort), v4(kServerPort), state); }
    void server(State state) { lab.socket(2, 102, 4, v4(kServerPort), v4(kClientPort), state); }
    void listener() { lab.socket(3, 102, 3, v4(kServerPort), {}, State::Listen); }

    PacketId fromClient(std::uint16_t flags, std::uint32_t seq, std::uint32_t ack, std::string_view payload = {}) {
        return lab.segment({v4(kClientPort), v4(kServerPort), seq, ack, flags, 65535, payload, {}});
    }
    PacketId fromServer(std::uint16_t flags, std::uint32_t seq, std::uint32_t ack, std::string_view payload = {}) {
        return lab.segment({v4(kServerPort), v4(kClientPort), seq, ack, flags, 65535, payload, {}});
    }
    // Both ends ESTABLISHED, three packets, all delivered.
    void handshake() {
        listener();
        client(State::SynSent);
        lab.deliver(fromClient(flag::Syn, kX, 0));
        server(State::SynReceived);
        lab.deliver(fromServer(flag::Syn | flag::Ack, kY, kX + 1));
        client(State::Established);
        lab.deliver(fromClient(flag::Ack, kX + 1, kY + 1));
        server(State::Established);
        lab.told.clear();
    }
};

}  // namespace tests
