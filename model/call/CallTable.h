// Every call, one row each. The parser, the help, the schema's test, the actors, the layouts and the words of the stage
// read it; nobody else knows a call by its name. A new call: its enumerator and row here, its function in
// netio/actor/CallFunctions.cpp.
#pragma once

#include <algorithm>

#include "model/base/Reason.h"
#include "model/call/CallRow.h"

namespace model::call {

// In the order of the rows.
enum class Name : std::uint8_t {
    Other,  // of a newer program or a foreign one: no more is known than its text
    // clang-format off
    Socket, Setsockopt, Getsockopt, Getsockname, Fcntl, Bind, Listen, Connect, Accept,
    Read, Recv, Write, Send, Sendto, Recvfrom, Shutdown, Close,
    Poll, Select, EpollCreate1, EpollCtl, EpollWait,
    Fork, Exit, Kill,
    // clang-format on
};

namespace parameter {
inline constexpr Parameter kFd{Kind::Descriptor, reasonFormat("a descriptor: a variable such as fd")};
inline constexpr Parameter kTo{Kind::Address, reasonFormat("an address: 127.0.0.1:9000 or [::1]:9000")};
inline constexpr Parameter kText{Kind::Bytes, reasonFormat("bytes in quotes: \"hello\"")};
inline constexpr Parameter kCount{Kind::Number, reasonFormat("a number of bytes")};
inline constexpr Parameter kFlags{Kind::Constants, reasonFormat("flags such as MSG_DONTWAIT"),
                                  "MSG_DONTWAIT MSG_PEEK MSG_NOSIGNAL MSG_OOB MSG_MORE", true};
inline constexpr Parameter kFamily{Kind::Constant, reasonFormat("AF_INET or AF_INET6"), "AF_INET AF_INET6"};
inline constexpr Parameter kType{Kind::Constant, reasonFormat("SOCK_STREAM or SOCK_DGRAM"), "SOCK_STREAM SOCK_DGRAM"};
inline constexpr Parameter kHow{Kind::Constant, reasonFormat("SHUT_RD, SHUT_WR or SHUT_RDWR"),
                                "SHUT_RD SHUT_WR SHUT_RDWR"};
inline constexpr Parameter kSetOption{Kind::Option, reasonFormat("an option such as SO_REUSEADDR")};
inline constexpr Parameter kGetOption{Kind::Option, reasonFormat("an option such as SO_ERROR")};
inline constexpr Parameter kOptionValue{Kind::OptionValue, reasonFormat("a value, a number")};
inline constexpr Parameter kPoll{Kind::Constants, reasonFormat("events such as POLLIN"),
                                 "POLLIN POLLOUT POLLPRI POLLERR POLLHUP POLLRDHUP POLLNVAL"};
inline constexpr Parameter kSets{Kind::Constants, reasonFormat("the sets: READFDS, WRITEFDS or EXCEPTFDS"),
                                 "READFDS WRITEFDS EXCEPTFDS"};
inline constexpr Parameter kTimeout{Kind::Number, reasonFormat("a time-out in milliseconds (-1: none)")};
inline constexpr Parameter kEpoll{Kind::Descriptor, reasonFormat("an epoll descriptor: a variable such as ep")};
inline constexpr Parameter kOperation{Kind::Constant, reasonFormat("EPOLL_CTL_ADD, EPOLL_CTL_MOD or EPOLL_CTL_DEL"),
                                      "EPOLL_CTL_ADD EPOLL_CTL_MOD EPOLL_CTL_DEL"};
inline constexpr Parameter kEpollEvents{Kind::Constants, reasonFormat("events such as EPOLLIN"),
                                        "EPOLLIN EPOLLOUT EPOLLRDHUP EPOLLERR EPOLLHUP EPOLLET EPOLLONESHOT", true};
inline constexpr Parameter kMost{Kind::Number, reasonFormat("the most events it may bring")};
inline constexpr Parameter kSignal{Kind::Constant, reasonFormat("a signal such as SIGTERM"),
                                   "SIGTERM SIGKILL SIGINT SIGSTOP SIGCONT SIGUSR1"};
}  // namespace parameter

inline constexpr auto kRows = [] {
    using namespace parameter;
    // clang-format off
    return std::to_array<Row>({
        {Name::Other, "", {}},
        {Name::Socket, "fd = socket(AF_INET, SOCK_STREAM)", {{kFamily, kType}},
         Wait::Nothing, Sends::Nothing, Brings::Socket},
        {Name::Setsockopt, "setsockopt(fd, SO_REUSEADDR, 1)", {{kFd, kSetOption, kOptionValue}}},
        {Name::Getsockopt, "getsockopt(fd, SO_ERROR)", {{kFd, kGetOption}},
         Wait::Nothing, Sends::Nothing, Brings::Value},
        {Name::Getsockname, "getsockname(fd)", {{kFd}}, Wait::Nothing, Sends::Nothing, Brings::Address},
        {Name::Fcntl, "fcntl(fd, O_NONBLOCK)", {{kFd, {Kind::Constant, reasonFormat("O_NONBLOCK"), "O_NONBLOCK"}}}},
        {Name::Bind, "bind(fd, 127.0.0.1:9000)", {{kFd, kTo}}},
        {Name::Listen, "listen(fd, 5)", {{kFd, {Kind::Number, reasonFormat("the backlog, a number")}}}},
        {Name::Connect, "connect(fd, 127.0.0.1:9000)", {{kFd, kTo}}, Wait::SynAck, Sends::Syn},
        {Name::Accept, "conn = accept(fd)", {{kFd}}, Wait::Connection, Sends::Nothing, Brings::Connection},
        {Name::Read, "read(fd, 100)", {{kFd, kCount}}, Wait::Bytes, Sends::Nothing, Brings::Bytes},
        {Name::Recv, "recv(fd, 100)", {{kFd, kCount, kFlags}}, Wait::Bytes, Sends::Nothing, Brings::Bytes},
        {Name::Write, "write(fd, \"hello\")", {{kFd, kText}}, Wait::Room, Sends::Data},
        {Name::Send, "send(fd, \"hello\")", {{kFd, kText, kFlags}}, Wait::Room, Sends::Data},
        {Name::Sendto, "sendto(fd, \"hello\", 127.0.0.1:9000)", {{kFd, kText, kTo}}, Wait::Room, Sends::Data},
        {Name::Recvfrom, "recvfrom(fd, 100)", {{kFd, kCount, kFlags}}, Wait::Datagram, Sends::Nothing, Brings::Bytes},
        {Name::Shutdown, "shutdown(fd, SHUT_WR)", {{kFd, kHow}}, Wait::Nothing, Sends::End},
        {Name::Close, "close(fd)", {{kFd}}, Wait::Acknowledged, Sends::End, Brings::Status, Closes::Descriptor},
        {Name::Poll, "poll(fd, POLLIN, 1000)", {{kFd, kPoll, kTimeout}}, Wait::Event, Sends::Nothing, Brings::Events},
        {Name::Select, "select(fd, READFDS, 1000)", {{kFd, kSets, kTimeout}},
         Wait::Event, Sends::Nothing, Brings::Events},
        {Name::EpollCreate1, "ep = epoll_create1(0)", {{{Kind::Number, reasonFormat("no flags: 0")}}},
         Wait::Nothing, Sends::Nothing, Brings::Descriptor},
        {Name::EpollCtl, "epoll_ctl(ep, EPOLL_CTL_ADD, fd, EPOLLIN)", {{kEpoll, kOperation, kFd, kEpollEvents}}},
        {Name::EpollWait, "epoll_wait(ep, 8, 1000)", {{kEpoll, kMost, kTimeout}},
         Wait::Event, Sends::Nothing, Brings::Events},
        {Name::Fork, "child = fork()", {}, Wait::Nothing, Sends::Nothing, Brings::Process},
        {Name::Exit, "exit(0)", {{{Kind::Number, reasonFormat("the exit code")}}},
         Wait::Nothing, Sends::End, Brings::Nothing, Closes::All},
        {Name::Kill, "kill(server, SIGTERM)", {{{Kind::Actor, reasonFormat("the name of a process")}, kSignal}}},
    });
    // clang-format on
}();

static_assert(std::ranges::all_of(kRows,
                                  [at = 0](const Row& row) mutable { return static_cast<int>(row.name) == at++; }),
              "the rows stand in the order of the enumerators");

[[nodiscard]] constexpr const Row& row(Name name) {
    return kRows[static_cast<std::size_t>(name)];
}
// All that can be written: without Other.
[[nodiscard]] constexpr std::span<const Row> knownCalls() {
    return std::span(kRows).subspan(1);
}

}  // namespace model::call
