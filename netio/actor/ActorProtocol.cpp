#include "netio/actor/ActorProtocol.h"

#include <sys/socket.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

namespace netio::actor {
namespace {

using model::Address;
using model::call::Argument;
using model::call::Bytes;
using model::call::Symbol;
using nlohmann::json;

constexpr std::size_t kMostMessage = 2 * kMostData + (1 << 16);

json bytes(std::string_view text) {
    return json::binary({text.begin(), text.end()});
}

std::string text(const json& value) {
    const auto& binary = value.get_binary();
    return {binary.begin(), binary.end()};
}

// The kind of an argument is its place in the variant.
json encode(const Argument& argument) {
    json value;
    if (const auto* symbol = std::get_if<Symbol>(&argument))
        value = symbol->name;
    else if (const auto* number = std::get_if<std::int64_t>(&argument))
        value = *number;
    else if (const auto* written = std::get_if<Bytes>(&argument))
        value = json::array({bytes(written->once), written->times});
    else if (const auto* address = std::get_if<Address>(&argument))
        value = json::array({address->ip.v6, address->ip.bytes, address->port});
    return json::array({argument.index(), std::move(value)});
}

Argument decodeArgument(const json& j) {
    const json& value = j.at(1);
    switch (j.at(0).get<int>()) {
        case 0:
            return Symbol{value.get<std::string>()};
        case 1:
            return value.get<std::int64_t>();
        case 2:
            return Bytes{text(value.at(0)), value.at(1).get<std::uint32_t>()};
        default:
            return Address{{value.at(0).get<bool>(), value.at(1).get<std::array<std::uint8_t, 16>>()},
                           value.at(2).get<std::uint16_t>()};
    }
}

json encode(const Report& report) {
    json j{{"kind", static_cast<int>(report.kind)},
           {"call", report.call},
           {"pid", report.pid},
           {"time", report.time.ns},
           {"result", report.result},
           {"error", report.error},
           {"data", bytes(report.data)}};
    if (report.fd)
        j["fd"] = *report.fd;
    if (report.peer)
        j["peer"] = report.peer->text();
    if (const auto& socket = report.socket)
        j["socket"] = {{"fd", socket->fd},
                       {"inode", socket->inode},
                       {"cookie", socket->cookie},
                       {"protocol", static_cast<int>(socket->protocol)},
                       {"local", socket->local.text()},
                       {"option", socket->option}};
    return j;
}

Report decode(const json& j) {
    Report report;
    report.kind = static_cast<Report::Kind>(j.at("kind").get<int>());
    report.call = j.at("call");
    report.pid = j.at("pid");
    report.time.ns = j.at("time");
    report.result = j.at("result");
    report.error = j.at("error");
    report.data = text(j.at("data"));
    if (j.contains("fd"))
        report.fd = j["fd"].get<int>();
    if (j.contains("peer"))
        report.peer = Address::parse(j["peer"].get<std::string>());
    if (j.contains("socket")) {
        const json& s = j["socket"];
        report.socket = SocketReport{s.at("fd"),
                                     s.at("inode"),
                                     s.at("cookie"),
                                     static_cast<model::trace::Protocol>(s.at("protocol").get<int>()),
                                     Address::parse(s.at("local").get<std::string>()).value_or(Address{}),
                                     s.at("option")};
    }
    return report;
}

}  // namespace

posix::SystemResult<model::Done> sendCommand(int channel, const CallCommand& command) {
    json arguments = json::array();
    for (const Argument& argument : command.call.arguments)
        arguments.push_back(encode(argument));
    const auto message = json::to_cbor(json{{"id", command.id},
                                            {"text", command.call.text},
                                            {"target", command.call.target},
                                            {"name", static_cast<int>(command.call.name)},
                                            {"arguments", std::move(arguments)},
                                            {"pids", command.pids}});
    if (::send(channel, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        return posix::systemError("send to actor");
    return model::Done{};
}

std::optional<CallCommand> receiveCommand(int channel) {
    std::vector<std::uint8_t> buffer(kMostMessage);
    ssize_t got = 0;
    do
        got = ::recv(channel, buffer.data(), buffer.size(), 0);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return std::nullopt;
    const json j = json::from_cbor(buffer.begin(), buffer.begin() + got);
    CallCommand command{j.at("id"),
                        {j.at("text"), j.at("target"), static_cast<model::call::Name>(j.at("name").get<int>()), {}},
                        j.at("pids")};
    for (const json& argument : j.at("arguments"))
        command.call.arguments.push_back(decodeArgument(argument));
    return command;
}

posix::SystemResult<model::Done> sendReport(int channel, const Report& report) {
    auto message = json::to_cbor(encode(report));
    iovec part{message.data(), message.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    if (report.channel.valid()) {
        header.msg_control = control;
        header.msg_controllen = sizeof control;
        cmsghdr* rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int));
        const int fd = report.channel.get();
        std::memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    }
    while (::sendmsg(channel, &header, MSG_NOSIGNAL) < 0)
        if (errno != EINTR)
            return posix::systemError("send to lab");
    return model::Done{};
}

posix::SystemResult<std::optional<Report>> receiveReport(int channel) {
    std::vector<std::uint8_t> buffer(kMostMessage);
    iovec part{buffer.data(), buffer.size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const ssize_t got = ::recvmsg(channel, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return std::optional<Report>{};
    if (got < 0)
        return posix::systemError("receive from actor");
    if (got == 0)
        return posix::SystemError{"receive from actor", ECONNRESET, {}};
    posix::UniqueFd channelOfChild;
    if (const cmsghdr* rights = CMSG_FIRSTHDR(&header); rights && rights->cmsg_type == SCM_RIGHTS) {
        int fd = -1;
        std::memcpy(&fd, CMSG_DATA(rights), sizeof fd);
        channelOfChild.reset(fd);
    }
    Report report = decode(json::from_cbor(buffer.begin(), buffer.begin() + got));
    report.channel = std::move(channelOfChild);
    return std::optional<Report>(std::move(report));
}

}  // namespace netio::actor
