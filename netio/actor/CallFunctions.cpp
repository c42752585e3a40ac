#include "netio/actor/CallFunctions.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <vector>

#include "model/call/CallTable.h"
#include "netio/actor/ActorProtocol.h"
#include "netio/actor/CallConstants.h"
#include "netio/actor/SocketOptions.h"
#include "netio/posix/SocketAddress.h"

namespace netio::actor {
namespace {

using model::call::Name;

constexpr int kMostRead = 64 << 20;

// read is what reads at most so many bytes into a buffer.
template <class Read>
Outcome reading(const Arguments& arguments, Read read) {
    std::string buffer(static_cast<std::size_t>(std::clamp(arguments.number(1), 0, kMostRead)), '\0');
    Outcome result = outcome(read(buffer.data(), buffer.size()));
    if (result.result > 0)
        result.data = buffer.substr(0, std::min(static_cast<std::size_t>(result.result), kMostData));
    return result;
}

// ask is what gives an address: accept, recvfrom.
template <class Ask>
Outcome withPeer(Ask ask) {
    posix::SocketAddress peer;
    peer.length = sizeof peer.storage;
    Outcome result = ask(peer);
    if (result.error == 0)
        result.peer = posix::toAddress(peer);
    return result;
}

Outcome notMade(const Arguments&) {
    return {-1, ENOSYS, {}, {}};
}

Outcome makeSocket(const Arguments& a) {
    return outcome(::socket(a.constants(0), a.constants(1), 0));
}

Outcome socketName(const Arguments& a) {
    posix::SocketAddress name;
    name.length = sizeof name.storage;
    Outcome result = outcome(::getsockname(a.descriptor(), name.get(), &name.length));
    if (result.error == 0)
        result.data = posix::toAddress(name).value_or(model::Address{}).text();
    return result;
}

Outcome setFileFlag(const Arguments& a) {
    const int flags = ::fcntl(a.descriptor(), F_GETFL);
    return outcome(flags < 0 ? flags : ::fcntl(a.descriptor(), F_SETFL, flags | a.constants(1)));
}

Outcome bindTo(const Arguments& a) {
    const auto address = posix::toSocketAddress(a.address(1));
    return outcome(::bind(a.descriptor(), address.get(), address.length));
}

Outcome listenTo(const Arguments& a) {
    return outcome(::listen(a.descriptor(), a.number(1)));
}

Outcome connectTo(const Arguments& a) {
    const auto address = posix::toSocketAddress(a.address(1));
    return outcome(::connect(a.descriptor(), address.get(), address.length));
}

Outcome acceptOne(const Arguments& a) {
    return withPeer([&](auto& peer) { return outcome(::accept(a.descriptor(), peer.get(), &peer.length)); });
}

Outcome readBytes(const Arguments& a) {
    return reading(a, [&](char* to, std::size_t size) { return ::read(a.descriptor(), to, size); });
}

Outcome receive(const Arguments& a) {
    return reading(a, [&](char* to, std::size_t size) { return ::recv(a.descriptor(), to, size, a.constants(2)); });
}

Outcome receiveFrom(const Arguments& a) {
    return withPeer([&](auto& peer) {
        return reading(a, [&](char* to, std::size_t size) {
            return ::recvfrom(a.descriptor(), to, size, a.constants(2), peer.get(), &peer.length);
        });
    });
}

Outcome writeBytes(const Arguments& a) {
    const std::string bytes = a.bytes(1);
    return outcome(::write(a.descriptor(), bytes.data(), bytes.size()));
}

Outcome sendBytes(const Arguments& a) {
    const std::string bytes = a.bytes(1);
    return outcome(::send(a.descriptor(), bytes.data(), bytes.size(), a.constants(2)));
}

Outcome sendTo(const Arguments& a) {
    const std::string bytes = a.bytes(1);
    const auto to = posix::toSocketAddress(a.address(2));
    return outcome(::sendto(a.descriptor(), bytes.data(), bytes.size(), 0, to.get(), to.length));
}

Outcome shutDown(const Arguments& a) {
    return outcome(::shutdown(a.descriptor(), a.constants(1)));
}

Outcome closeOne(const Arguments& a) {
    return outcome(::close(a.descriptor()));
}

Outcome pollOne(const Arguments& a) {
    pollfd entry{a.descriptor(), static_cast<short>(a.constants(1)), 0};
    Outcome result = outcome(::poll(&entry, 1, a.number(2)));
    if (result.result > 0)
        result.data = constantNames(model::call::parameter::kPoll.names, entry.revents);
    return result;
}

// In the sets that the constants name; what is left in them is what it brings.
Outcome selectOne(const Arguments& a) {
    const int fd = a.descriptor(), wanted = a.constants(1), timeout = a.number(2);
    if (fd < 0 || fd >= FD_SETSIZE)
        return {-1, EBADF, {}, {}};
    std::array<fd_set, 3> sets{};
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (wanted & (1 << i))
            FD_SET(fd, &sets[i]);
    }
    timeval left{timeout / 1000, timeout % 1000 * 1000};
    Outcome result = outcome(::select(fd + 1, &sets[0], &sets[1], &sets[2], timeout < 0 ? nullptr : &left));
    int ready = 0;
    for (std::size_t i = 0; result.result > 0 && i < sets.size(); ++i)
        ready |= FD_ISSET(fd, &sets[i]) ? 1 << i : 0;
    result.data = constantNames(model::call::parameter::kSets.names, ready);
    return result;
}

Outcome createEpoll(const Arguments& a) {
    return outcome(::epoll_create1(a.number(0)));
}

Outcome controlEpoll(const Arguments& a) {
    epoll_event event{static_cast<std::uint32_t>(a.constants(3)), {.fd = a.descriptor(2)}};
    return outcome(::epoll_ctl(a.descriptor(0), a.constants(1), a.descriptor(2), &event));
}

// Brings "4: EPOLLIN, 5: EPOLLIN|EPOLLOUT".
Outcome waitEpoll(const Arguments& a) {
    std::vector<epoll_event> events(static_cast<std::size_t>(std::clamp(a.number(1), 1, 1024)));
    const int most = std::min(a.number(1), static_cast<int>(events.size()));
    Outcome result = outcome(::epoll_wait(a.descriptor(), events.data(), most, a.number(2)));
    for (std::int64_t i = 0; i < result.result; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        result.data += (i > 0 ? ", " : "") + std::to_string(event.data.fd) + ": " +
                       constantNames(model::call::parameter::kEpollEvents.names, static_cast<int>(event.events));
    }
    return result;
}

Outcome endProcess(const Arguments& a) {
    ::_exit(a.number(0));
}

Outcome sendSignal(const Arguments& a) {
    const auto pid = a.pid(0);
    return pid ? outcome(::kill(*pid, a.constants(1))) : Outcome{-1, ESRCH, {}, {}};
}

struct Entry {
    Name name;
    Outcome (*function)(const Arguments&);
};

constexpr Entry kFunctions[] = {
    {Name::Other, notMade},         {Name::Socket, makeSocket},      {Name::Setsockopt, setOption},
    {Name::Getsockopt, getOption},  {Name::Getsockname, socketName}, {Name::Fcntl, setFileFlag},
    {Name::Bind, bindTo},           {Name::Listen, listenTo},        {Name::Connect, connectTo},
    {Name::Accept, acceptOne},      {Name::Read, readBytes},         {Name::Recv, receive},
    {Name::Write, writeBytes},      {Name::Send, sendBytes},         {Name::Sendto, sendTo},
    {Name::Recvfrom, receiveFrom},  {Name::Shutdown, shutDown},      {Name::Close, closeOne},
    {Name::Poll, pollOne},          {Name::Select, selectOne},       {Name::EpollCreate1, createEpoll},
    {Name::EpollCtl, controlEpoll}, {Name::EpollWait, waitEpoll},    {Name::Fork, notMade},
    {Name::Exit, endProcess},       {Name::Kill, sendSignal},
};
static_assert(std::ranges::equal(kFunctions, model::call::kRows, {}, &Entry::name, &model::call::Row::name),
              "each call of the table has its function, in the same order");

}  // namespace

Outcome outcome(std::int64_t result) {
    return {result, result < 0 ? errno : 0, {}, {}};
}

int Arguments::descriptor(std::size_t index) const {
    const auto* symbol = m_call.argument<model::call::Symbol>(index);
    if (!symbol)
        return m_call.argument<std::int64_t>(index) ? number(index) : -1;
    const auto found = m_variables.find(symbol->name);
    return found == m_variables.end() ? -1 : static_cast<int>(found->second);
}

int Arguments::number(std::size_t index) const {
    const auto* number = m_call.argument<std::int64_t>(index);
    return number ? static_cast<int>(*number) : 0;
}

int Arguments::constants(std::size_t index) const {
    const auto* symbol = m_call.argument<model::call::Symbol>(index);
    return symbol ? constantValue(symbol->name).value_or(0) : 0;
}

std::string Arguments::bytes(std::size_t index) const {
    const auto* bytes = m_call.argument<model::call::Bytes>(index);
    return bytes ? bytes->all() : std::string();
}

model::Address Arguments::address(std::size_t index) const {
    const auto* address = m_call.argument<model::Address>(index);
    return address ? *address : model::Address{};
}

std::optional<int> Arguments::pid(std::size_t index) const {
    const auto* symbol = m_call.argument<model::call::Symbol>(index);
    const auto found = symbol ? m_pids.find(symbol->name) : m_pids.end();
    return found == m_pids.end() || found->second <= 1 ? std::nullopt : std::optional(found->second);
}

Outcome make(const Arguments& arguments) {
    return kFunctions[static_cast<std::size_t>(arguments.call().name)].function(arguments);
}

}  // namespace netio::actor
