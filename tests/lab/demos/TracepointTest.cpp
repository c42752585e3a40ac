// Every built-in demo against the kernel's own account of its socket states: the tracepoint sock:inet_sock_set_state,
// transition for transition, must tell what the probe saw and what the segments let the model infer.
// The tracepoint hears of full sockets only: it shows no request socket (a child comes with LISTEN -> SYN_RECV or right
// after it), no mini-socket (TIME-WAIT is CLOSE there), and a client without a port not before SYN_SENT.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "model/scenario/Lesson.h"
#include "tests/lab/demos/LabDriver.h"
#include "tests/lab/truth/Tracepoint.h"
#include "tests/support/Programs.h"

namespace tests::lab {
namespace {

using model::State;
using model::trace::ConnectionView;
using truth::Path;

constexpr std::uint16_t kPorts = 10;  // 9000 to 9009 of the demos

std::string text(const Path& path) {
    std::string out;
    for (const State state : path)
        out += (out.empty() ? "" : " ") + std::string(model::name(state));
    return out;
}

// The tracepoint does not tell the namespace: ports that no other test has, and that no demo before left sockets on.
std::string onPorts(std::string demo, std::uint16_t first) {
    const auto digit = [&](std::size_t at) { return std::isdigit(static_cast<unsigned char>(demo[at])) != 0; };
    for (std::size_t at = 0; (at = demo.find(":900", at)) != std::string::npos; ++at) {
        if (at + 5 < demo.size() && digit(at + 4) && !digit(at + 5))
            demo.replace(at + 1, 4, std::to_string(first + (demo[at + 4] - '0')));
    }
    return demo;
}

struct End {
    Path tracepoint, probe, inferred;
    // Of each inferred state: it came and went within one step, and no gate held what ended it. So the probe, which
    // asks after events and at the end of each step, need not have seen it.
    std::vector<bool> transient;
};

// What the path would be without mini-sockets; anything else but CLOSED after TIME-WAIT stays to be seen.
Path asFullSocket(Path path) {
    const auto wait = std::find(path.begin(), path.end(), State::TimeWait);
    if (wait == path.end())
        return path;
    if (wait + 1 == path.end())
        *wait = State::Closed;
    else if (wait[1] == State::Closed)
        path.erase(wait);
    return path;
}

// "" or how they differ.
std::string difference(const End& end) {
    const std::string all = "tracepoint: " + text(end.tracepoint) + "\nprobe:      " + text(end.probe) +
                            "\ninferred:   " + text(end.inferred) + "\n";
    Path expected = end.tracepoint;
    if (expected.front() == State::SynSent)
        expected.insert(expected.begin(), State::Closed);
    else if (expected.front() == State::SynReceived)
        expected.insert(expected.begin(), State::Listen);
    if (asFullSocket(end.inferred) != expected)
        return "the tracepoint and the model differ\n" + all;
    const Path probe = asFullSocket(end.probe);
    std::size_t at = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (at < probe.size() && probe[at] == expected[i])
            ++at;
        else if (i + 1 == expected.size() || !end.transient[i])
            return "the probe missed " + std::string(model::name(expected[i])) + "\n" + all;
    }
    return at == probe.size() ? std::string() : "the probe told more than the tracepoint\n" + all;
}

// One state missing, another in its place, or one too many. A first one that is missing is no forgery: see above.
std::vector<Path> forgeries(const Path& path) {
    std::vector<Path> out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        Path forged = path;
        forged[i] = path[i] == State::Closing ? State::LastAck : State::Closing;
        out.push_back(forged);
        forged = path;
        forged.insert(forged.begin() + static_cast<std::ptrdiff_t>(i), State::Closing);
        out.push_back(forged);
        if (i == 0)
            continue;
        forged = path;
        forged.erase(forged.begin() + static_cast<std::ptrdiff_t>(i));
        out.push_back(forged);
    }
    return out;
}

void expectForgeriesSeen(const End& end) {
    for (const Path& forged : forgeries(end.tracepoint)) {
        End other = end;
        other.tracepoint = forged;
        EXPECT_NE(difference(other), "");
    }
    for (const Path& forged : forgeries(end.inferred)) {
        // TIME-WAIT may have ended without the model's knowing: to the tracepoint that is the same.
        if (asFullSocket(forged) == asFullSocket(end.inferred))
            continue;
        End other = end;
        other.inferred = forged;
        other.transient.resize(forged.size(), false);
        EXPECT_NE(difference(other), "");
    }
    std::vector<bool> none(end.transient.size(), false);
    for (std::size_t i = 1; i < end.probe.size(); ++i) {
        End other = end;
        other.transient = none;
        other.probe.erase(other.probe.begin() + static_cast<std::ptrdiff_t>(i));
        if (asFullSocket(other.probe) == asFullSocket(end.probe))
            continue;
        EXPECT_NE(difference(other), "");
    }
}

// Whether the segment could be waited for: another end sent it and the gate held it.
bool held(const LabDriver& driver, const model::PacketId packet, const model::Address& receiver) {
    const auto* record = driver.trace().packet(packet);
    return record != nullptr && record->seen.gated && record->to == receiver;
}

bool withinOneStep(const LabDriver& driver, model::Timestamp from, model::Timestamp to) {
    const auto& events = driver.trace().events();
    return std::none_of(events.begin(), events.end(), [&](const model::trace::TraceEvent& event) {
        const auto* mark = std::get_if<model::trace::StepMarked>(&event.what);
        return mark != nullptr && mark->phase == model::trace::StepPhase::Done && from < event.time && event.time < to;
    });
}

End endOf(const LabDriver& driver, const ConnectionView& connection, model::Side side) {
    End out;
    out.probe = connection.ends[static_cast<std::size_t>(side)].kernelStates;
    const auto& end = driver.trace().tracker().find(connection.id)->end(side);
    for (std::size_t i = 0; i < end.states.size(); ++i) {
        out.inferred.push_back(end.states[i].to);
        if (i == 0 || i + 1 == end.states.size()) {
            out.transient.push_back(false);
            continue;
        }
        const auto &entered = end.states[i], &left = end.states[i + 1];
        const bool atOnce = entered.cause == left.cause;  // a FIN that acknowledges ours passes FIN-WAIT-2
        out.transient.push_back(withinOneStep(driver, entered.time, left.time) &&
                                (atOnce || !held(driver, left.cause, end.address)));
    }
    return out;
}

bool neverAFullSocket(const Path& path) {
    return std::all_of(path.begin(), path.end(),
                       [](State s) { return s == State::Closed || s == State::Listen || s == State::SynReceived; });
}

class Tracepoint : public testing::TestWithParam<std::string_view> {};

INSTANTIATE_TEST_SUITE_P(, Tracepoint,
                         testing::ValuesIn(model::scenario::builtInDemos().begin(),
                                           model::scenario::builtInDemos().end()),
                         [](const auto& row) {
                             std::string name(row.param);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_P(Tracepoint, AgreesTransitionForTransition) {
    static std::uint16_t next = static_cast<std::uint16_t>(10000 + getpid() % 500 * 20);
    const std::uint16_t port = std::exchange(next, static_cast<std::uint16_t>(next + kPorts));
    std::string why;
    auto tracepoint = truth::Tracepoint::open(port, why, kPorts);
    if (!tracepoint || !labIsAllowed(why)) {
        if (tests::support::skipsAreFailures())
            FAIL() << why;
        GTEST_SKIP() << why;
    }
    const std::string demo = onPorts(demoText(std::string(GetParam())), port);
    auto scenario = model::scenario::parseScenario(demo);
    ASSERT_TRUE(scenario.ok()) << scenario.error().reason.english();
    LabDriver driver;
    ASSERT_EQ(driver.start(scenario.value()), "");
    ASSERT_TRUE(driver.run(scenario.value())) << driver.lastWords();
    ASSERT_EQ(driver.runner().status(), model::scenario::Runner::Status::Finished)
        << (driver.runner().failed().empty() ? "" : driver.runner().failed()[0].reason.english());

    auto paths = tracepoint->paths();
    const auto take = [&paths](std::uint16_t local, std::uint16_t remote) {
        auto& sockets = paths[{local, remote}];
        Path first;
        if (!sockets.empty()) {
            first = sockets.front();
            sockets.erase(sockets.begin());
        }
        return first;
    };
    int compared = 0;
    for (const ConnectionView& connection : driver.scene().connections) {
        for (const auto side : {model::Side::Client, model::Side::Server}) {
            End end = endOf(driver, connection, side);
            const std::uint16_t local = connection.ends[static_cast<std::size_t>(side)].address.port;
            const std::uint16_t remote = connection.ends[static_cast<std::size_t>(other(side))].address.port;
            SCOPED_TRACE(std::to_string(local) + " -> " + std::to_string(remote));
            if (neverAFullSocket(end.inferred) && neverAFullSocket(end.probe))
                continue;
            end.tracepoint = take(local, remote);
            ASSERT_FALSE(end.tracepoint.empty()) << "the kernel had no socket for " << text(end.inferred);
            ASSERT_EQ(difference(end), "");
            expectForgeriesSeen(end);
            ++compared;
        }
    }
    for (const auto& [id, socket] : driver.scene().sockets) {
        Path probe;
        for (const auto& change : socket.states)
            probe.push_back(change.state);
        if (std::find(probe.begin(), probe.end(), State::Listen) == probe.end())
            continue;
        EXPECT_EQ(text(take(socket.now.local.port, 0)), text(probe)) << "the listener at " << socket.now.local.port;
    }
    for (const auto& [ports, sockets] : paths) {
        for (const Path& path : sockets)
            ADD_FAILURE() << "only the tracepoint tells of " << ports.first << " -> " << ports.second << ": "
                          << text(path);
    }
    EXPECT_EQ(compared > 0, demo.find("SOCK_STREAM") != std::string::npos) << "nothing was compared";
}

}  // namespace
}  // namespace tests::lab
