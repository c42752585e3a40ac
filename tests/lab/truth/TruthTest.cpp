#include "TruthTest.h"

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <span>

#include "model/report/ConnectionReport.h"

namespace truth {
namespace {

using model::State;

std::string enterNamespace() {
    static const std::string problem = []() -> std::string {
        if (unshare(CLONE_NEWNET) != 0)
            return std::string("no network namespace: ") + std::strerror(errno);
        const netio::posix::UniqueFd control(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        ifreq request{};
        std::strcpy(request.ifr_name, "lo");
        request.ifr_flags = IFF_UP | IFF_RUNNING | IFF_LOOPBACK;
        if (ioctl(control.get(), SIOCSIFFLAGS, &request) != 0)
            return std::string("lo stays down: ") + std::strerror(errno);
        return {};
    }();
    return problem;
}

std::string text(const Path& path) {
    std::string out;
    for (const State state : path)
        out += (out.empty() ? "" : " ") + std::string(model::name(state));
    return out;
}

std::string text(const model::tcp::Endpoint& end) {
    std::string out;
    for (const auto& transition : end.states)
        out += (out.empty() ? "" : " ") + model::report::stateText(transition);
    return out;
}

Path pathOf(const model::tcp::Endpoint& end) {
    Path out;
    for (const auto& transition : end.states)
        out.push_back(transition.to);
    return out;
}

bool isCertain(const model::tcp::Transition& transition) {
    return transition.certainty == model::Certainty::Certain;
}

// What the wire shows of a socket whose FIN never left.
Path withoutUnsentFin(const Path& kernel) {
    Path out;
    for (State state : kernel) {
        if (state == State::FinWait1)
            state = State::Established;
        if (state == State::Closing || state == State::LastAck)
            state = State::CloseWait;
        if (out.empty() || out.back() != state)
            out.push_back(state);
    }
    return out;
}

// An acknowledgment of the FIN that was lost just before a reset has left no trace.
bool mayBeLost(std::span<const model::tcp::Transition> from) {
    return from.size() == 2 && std::string_view(from[0].event) == "rcv ACK of FIN" && from[1].to == State::Closed;
}

// Every certain state in its place; what is only likely stands for any states, or none.
bool agreesWhereCertain(std::span<const model::tcp::Transition> ours, std::span<const State> kernel) {
    if (ours.empty())
        return kernel.empty();
    if (isCertain(ours[0]) && !mayBeLost(ours))
        return !kernel.empty() && kernel[0] == ours[0].to && agreesWhereCertain(ours.subspan(1), kernel.subspan(1));
    for (std::size_t skipped = 0; skipped <= kernel.size(); ++skipped)
        if (agreesWhereCertain(ours.subspan(1), kernel.subspan(skipped)))
            return true;
    return false;
}

}  // namespace

void TruthTest::cannot(const std::string& why) {
    if (std::getenv("CI") != nullptr)
        FAIL() << "cannot ask the kernel: " << why;
    GTEST_SKIP() << "cannot ask the kernel: " << why;
}

void TruthTest::SetUp() {
    static std::uint16_t next = static_cast<std::uint16_t>(21000 + getpid() % 9000);
    port = next++;
    std::string why;
    tracepoint = Tracepoint::open(port, why);
    if (!tracepoint)
        return cannot(why);
    if (const std::string problem = enterNamespace(); !problem.empty())
        return cannot(problem);
    capture = std::make_unique<Capture>("lo", 1, Capture::Copies::Incoming);
}

void TruthTest::TearDown() {
    if (capture && !IsSkipped() && !HasFatalFailure() && !m_compared)
        ADD_FAILURE() << "nothing was compared";
    if (const char* folder = std::getenv("SOCKSTAGE_SAVE_CAPTURES"); folder != nullptr && capture)
        capture->save(std::string(folder) + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() +
                      ".pcap");
}

bool TruthTest::allClosed() const {
    const auto paths = tracepoint->paths();
    bool any = false;
    for (const auto& [ports, sockets] : paths)
        for (const Path& path : sockets) {
            if (path.back() != State::Closed && path.back() != State::Listen)
                return false;
            any = any || ports.second != 0;
        }
    return any;
}

std::string TruthTest::mismatch(const model::tcp::Endpoint& end, const model::tcp::Endpoint& peer,
                                const Path& kernel) const {
    std::span<const model::tcp::Transition> ours = end.states;
    Path theirs = kernel;
    // A child shows from SYN_RECV on, a client that had no port yet from SYN_SENT on.
    if (theirs.front() != State::Closed && ours.size() > 1 && ours[0].to != theirs[0] && ours[1].to == theirs[0])
        ours = ours.subspan(1);
    if (!capture->sawFin(end.address.port, peer.address.port))
        theirs = withoutUnsentFin(theirs);
    const auto whole = ours;
    Path shown = theirs;
    if (ours.size() >= 2 && theirs.size() >= 2 && theirs.back() == State::Closed) {
        const State before = theirs[theirs.size() - 2];
        const bool handedOver = before == State::FinWait2 || before == State::Closing;
        if (handedOver) {
            shown.pop_back();
            // What the mini-socket went through is not shown.
            while (ours.size() > shown.size() && (ours.back().to == State::TimeWait || ours.back().to == State::Closed))
                ours = ours.first(ours.size() - 1);
        }
    }
    const auto sameState = [](const model::tcp::Transition& transition, State state) { return transition.to == state; };
    if (std::equal(ours.begin(), ours.end(), shown.begin(), shown.end(), sameState)) {
        const bool unsure = !std::all_of(end.states.begin(), end.states.end(), isCertain);
        return unsure && !mayBeUnsure ? "right, but only a guess: " + text(end) : std::string();
    }
    if (silentEnd && shown.size() == ours.size() + 1 && shown.back() == State::Closed &&
        std::equal(ours.begin(), ours.end(), shown.begin(), sameState))
        return {};
    if (mayBeUnsure && (agreesWhereCertain(ours, shown) || agreesWhereCertain(whole, theirs)))
        return {};
    return "ours " + text(end) + ", the kernel's " + text(kernel);
}

void TruthTest::compare(int ends) {
    m_compared = true;
    capture->drain();
    const auto paths = tracepoint->paths();
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::size_t> used;
    int compared = 0;
    std::string differences;
    for (const auto& connection : capture->tracker().connections()) {
        for (const auto side : {model::Side::Client, model::Side::Server}) {
            const auto& end = connection.end(side);
            const auto& peer = connection.end(other(side));
            const auto found = paths.find({end.address.port, peer.address.port});
            const bool itself = end.address == peer.address && side == model::Side::Server;
            const std::size_t index = itself ? 0 : used[{end.address.port, peer.address.port}]++;
            if (found == paths.end() || index >= found->second.size()) {
                // No full socket: only a listener, a request socket or nobody.
                const Path ours = pathOf(end);
                const bool beforeAnySocket = std::all_of(ours.begin(), ours.end(), [](State s) {
                    return s == State::Closed || s == State::Listen || s == State::SynReceived;
                });
                EXPECT_TRUE(beforeAnySocket) << "the kernel had no socket for " << text(ours) << "\n"
                                             << capture->text();
                --used[{end.address.port, peer.address.port}];
                continue;
            }
            ++compared;
            const std::string difference = mismatch(end, peer, found->second[index]);
            if (!difference.empty())
                differences += "connection " + std::to_string(connection.id.value) +
                               (side == model::Side::Client ? " client: " : " server: ") + difference + "\n" +
                               capture->text(connection.client().address.port) +
                               tracepoint->text(connection.client().address.port);
        }
    }
    EXPECT_EQ(differences, "");
    EXPECT_EQ(compared, ends) << capture->text();
}

void TruthTest::compareKernelEnd() {
    m_compared = true;
    capture->drain();
    const auto paths = tracepoint->paths();
    int compared = 0;
    std::size_t index = 0;
    for (const auto& connection : capture->tracker().connections()) {
        const bool client = connection.client().address.port == port;
        const auto& end = client ? connection.client() : connection.server();
        const auto& peer = client ? connection.server() : connection.client();
        const auto found = paths.find({port, peer.address.port});
        if (found == paths.end() || index >= found->second.size())
            continue;
        ++compared;
        EXPECT_EQ(mismatch(end, peer, found->second[index++]), "") << capture->text();
    }
    EXPECT_GT(compared, 0) << "no path of the kernel's end\n" << capture->text();
}

}  // namespace truth
