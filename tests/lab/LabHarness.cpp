#include "tests/lab/LabHarness.h"

#include <poll.h>

#include <algorithm>
#include <cstdlib>

#include "model/call/CallParser.h"
#include "model/trace/EventCodec.h"
#include "netio/lab/SystemCheck.h"

namespace tests::lab {
namespace {

constexpr std::uint16_t kCompared =
    model::packet::flag::Syn | model::packet::flag::Fin | model::packet::flag::Rst | model::packet::flag::Ack;

std::uint16_t flagsOf(std::string_view names) {
    std::uint16_t flags = 0;
    if (names.find("SYN") != names.npos)
        flags |= model::packet::flag::Syn;
    if (names.find("FIN") != names.npos)
        flags |= model::packet::flag::Fin;
    if (names.find("RST") != names.npos)
        flags |= model::packet::flag::Rst;
    if (names.find("ACK") != names.npos)
        flags |= model::packet::flag::Ack;
    return flags;
}

}  // namespace

std::string describe(const TraceEvent& event) {
    if (const auto* seen = std::get_if<PacketSeen>(&event.what))
        return "packet " + std::to_string(seen->packet.value);
    return model::trace::encodeEvent(event);
}

std::string reasonToSkip() {
    for (const auto& checked : netio::lab::checkSystem())
        if (checked.required && !checked.ok)
            return std::string("the lab cannot run here: ") + std::string(name(checked.need)) + ", " +
                   checked.error.operation + ", errno " + std::to_string(checked.error.error) + ", cause " +
                   std::string(name(checked.cause));
    return {};
}

LabHarness::LabHarness()
    : m_reader([this](TraceEvent&& event, model::packet::Bytes frame) { take(std::move(event), frame); }) {
    auto started = netio::lab::LabProcess::start();
    if (started)
        m_lab = started.take();
    else
        ADD_FAILURE() << started.error().operation << ": errno " << started.error().error;
}

void LabHarness::take(TraceEvent&& event, model::packet::Bytes frame) {
    if (const auto* seen = std::get_if<PacketSeen>(&event.what))
        m_packets[seen->packet] = model::packet::decode(1, frame, seen->originalLength);
    if (const auto* verdict = std::get_if<PacketVerdict>(&event.what))
        m_verdicts[verdict->packet].push_back(verdict->verdict);
    if (!m_events.empty() && event.time < m_events.back().time)
        ADD_FAILURE() << "time went back: " << describe(m_events.back()) << " then " << describe(event);
    m_events.push_back(std::move(event));
}

bool LabHarness::readOnce(int ms) {
    if (!m_lab || m_lab->ended())
        return false;
    pollfd entry{m_lab->streamFd(), POLLIN, 0};
    (void)::poll(&entry, 1, ms);
    std::uint8_t buffer[1 << 16];
    const std::size_t got = m_lab->read(buffer);
    m_reader.feed({buffer, got});
    return true;
}

bool LabHarness::until(std::string_view what, const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() < end && readOnce(100))
            continue;
        std::string last;
        for (std::size_t i = m_events.size() > 40 ? m_events.size() - 40 : 0; i < m_events.size(); ++i)
            last += describe(m_events[i]).substr(0, 400) + "\n";
        ADD_FAILURE() << "waited in vain for " << what << "; last events:\n" << last;
        return false;
    }
    return true;
}

void LabHarness::follow(std::chrono::milliseconds duration) {
    const auto end = std::chrono::steady_clock::now() + duration;
    while (std::chrono::steady_clock::now() < end && readOnce(100)) {
    }
}

void LabHarness::sync() {
    const std::uint64_t token = ++m_token;
    tell(scenario::SyncCommand{token});
    until("synced", [&] { return indexOf<Synced>([&](const Synced& s) { return s.token == token; }) >= 0; });
}

void LabHarness::actor(const std::string& name) {
    tell(scenario::ActorCommand{name});
    until("actor " + name,
          [&] { return indexOf<ActorStarted>([&](const ActorStarted& a) { return a.actor == name; }) >= 0; });
}

void LabHarness::call(const std::string& actor, const std::string& text) {
    const auto before = all<CallEntered>().size();
    const auto parsed = model::call::parseCall(text);
    ASSERT_TRUE(parsed) << text << ": " << parsed.error().reason.english();
    tell(scenario::CallCommand{actor, text});
    until("enter of " + text, [&] { return all<CallEntered>().size() > before; });
}

std::optional<CallReturned> LabHarness::returned(const std::string& actor, const std::string& name) const {
    CallId last;
    for (const auto& entered : all<CallEntered>())
        if (entered.actor == actor && entered.name() == name)
            last = entered.call;
    for (const auto& result : all<CallReturned>())
        if (last && result.call == last)
            return result;
    return std::nullopt;
}

CallReturned LabHarness::waitReturn(const std::string& actor, const std::string& name) {
    until(actor + "'s " + name + " to return", [&] { return returned(actor, name).has_value(); });
    return returned(actor, name).value_or(CallReturned{});
}

CallReturned LabHarness::run(const std::string& actor, const std::string& text) {
    call(actor, text);
    const auto entered = all<CallEntered>();
    const CallReturned result =
        entered.empty() ? CallReturned{} : waitReturn(actor, std::string(entered.back().name()));
    EXPECT_EQ(result.error, 0) << actor << ": " << text;
    return result;
}

bool LabHarness::isBlocked(const std::string& actor) const {
    const auto entered = all<CallEntered>();
    const auto last =
        std::find_if(entered.rbegin(), entered.rend(), [&](const CallEntered& c) { return c.actor == actor; });
    if (last == entered.rend())
        return false;
    const auto done = all<CallReturned>();
    return std::none_of(done.begin(), done.end(), [&](const CallReturned& r) { return r.call == last->call; });
}

std::vector<PacketId> LabHarness::allHeld() const {
    std::vector<PacketId> ids;
    for (const auto& [id, verdicts] : m_verdicts)
        if (verdicts.back() == Verdict::Held || verdicts.back() == Verdict::Kept)
            ids.push_back(id);
    return ids;
}

std::optional<PacketId> LabHarness::held(std::string_view flags, std::uint16_t fromPort) const {
    for (const PacketId id : allHeld()) {
        const Packet& packet = m_packets.at(id);
        if (!packet.tcp || m_verdicts.at(id).back() != Verdict::Held)
            continue;
        if ((packet.tcp->flags & kCompared) == flagsOf(flags) && (fromPort == 0 || packet.tcp->sourcePort == fromPort))
            return id;
    }
    return std::nullopt;
}

PacketId LabHarness::waitHeld(std::string_view flags, std::uint16_t fromPort) {
    until("a held " + std::string(flags), [&] { return held(flags, fromPort).has_value(); });
    return held(flags, fromPort).value_or(PacketId{});
}

PacketId LabHarness::deliver(std::string_view flags, std::uint16_t fromPort) {
    const PacketId id = waitHeld(flags, fromPort);
    judge(id, {Judgement::Kind::Deliver});
    sync();
    return id;
}

PacketId LabHarness::drop(std::string_view flags, std::uint16_t fromPort) {
    const PacketId id = waitHeld(flags, fromPort);
    judge(id, {Judgement::Kind::Drop});
    sync();
    return id;
}

std::vector<std::string> LabHarness::states(SocketId socket) const {
    std::vector<std::string> names;
    for (const auto& event : m_events) {
        std::string name;
        if (const auto* changed = std::get_if<SocketChanged>(&event.what); changed && changed->socket == socket)
            name = model::name(changed->state);
        if (const auto* ended = std::get_if<SocketEnded>(&event.what); ended && ended->socket == socket)
            name = "ended";
        if (!name.empty() && (names.empty() || names.back() != name))
            names.push_back(name);
    }
    return names;
}

std::optional<SocketChanged> LabHarness::socket(SocketId id) const {
    std::optional<SocketChanged> last;
    for (const auto& changed : all<SocketChanged>())
        if (changed.socket == id)
            last = changed;
    return last;
}

SocketId LabHarness::socketOf(const std::string& actor, int fd) const {
    SocketId found;
    for (const auto& changed : all<SocketChanged>())
        for (const auto& owner : changed.owners)
            if (owner == FdOwner{pidOf(actor), fd})
                found = changed.socket;
    return found;
}

SocketId LabHarness::connection(std::uint16_t localPort) const {
    SocketId found;
    for (const auto& changed : all<SocketChanged>())
        if (changed.local.port == localPort && changed.remote.port != 0)
            found = changed.socket;
    return found;
}

std::uint32_t LabHarness::absorbed(PacketId original) const {
    std::uint32_t count = 0;
    for (const auto& verdict : all<PacketVerdict>())
        count += verdict.verdict == Verdict::Absorbed && verdict.original == original;
    return count;
}

int LabHarness::pidOf(const std::string& actor) const {
    int pid = 0;
    for (const auto& started : all<ActorStarted>())
        if (started.actor == actor)
            pid = started.pid;
    return pid;
}

void LabHarness::stage(const std::string& serverAddress, const std::string& family) {
    setGate(GateMode::Hold);
    actor("server");
    actor("client");
    run("server", "listener = socket(" + family + ", SOCK_STREAM)");
    run("server", "setsockopt(listener, TCP_CONGESTION, \"reno\")");
    run("server", "bind(listener, " + serverAddress + ")");
    run("server", "listen(listener, 5)");
    run("client", "fd = socket(" + family + ", SOCK_STREAM)");
    run("client", "setsockopt(fd, TCP_CONGESTION, \"reno\")");
    sync();
}

void LabHarness::connected(const std::string& serverAddress, const std::string& family) {
    stage(serverAddress, family);
    call("server", "conn = accept(listener)");
    call("client", "connect(fd, " + serverAddress + ")");
    deliver("SYN");
    deliver("SYN,ACK");
    deliver("ACK");
    EXPECT_EQ(waitReturn("client", "connect").error, 0);
    EXPECT_EQ(waitReturn("server", "accept").result, 4);
    sync();
}

}  // namespace tests::lab
