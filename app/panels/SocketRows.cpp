#include "app/panels/SocketRows.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/panels/Words.h"
#include "model/call/CallRow.h"
#include "model/trace/Moment.h"

namespace app::panels {

using namespace model;

namespace {

bool isLoopback(const IpAddress& ip) {
    return ip.v6 ? ip.text() == "::1" : ip.bytes[0] == 127;
}

QString addressText(const Address& address) {
    return address.port == 0 ? QStringLiteral("*") : fromUtf8(address.text());
}

// Descriptors that socket() gave and no probe has seen: the kernel lists a socket only once it has an address.
void addUnbound(std::vector<FdRow>& rows, const trace::ActorView& actor) {
    for (std::size_t i = 0; i < actor.calls.size(); ++i) {
        const trace::CallView& call = actor.calls[i];
        if (call.entered.value->row().brings != call::Brings::Socket || !call.returned || call.returned->result < 0)
            continue;
        const int fd = static_cast<int>(call.returned->result);
        const bool closed = std::any_of(actor.calls.begin() + static_cast<std::ptrdiff_t>(i) + 1, actor.calls.end(),
                                        [fd](const trace::CallView& later) {
                                            return later.entered.value->row().closes == call::Closes::Descriptor &&
                                                   later.entered.fd == fd;
                                        });
        const QString text = QString::number(fd);
        if (closed || std::any_of(rows.begin(), rows.end(), [&](const FdRow& row) { return row.fd == text; }))
            continue;
        const bool udp = call.entered.value->asksForDatagrams();
        rows.push_back({text, QCoreApplication::translate("EndpointCard", "no address yet"),
                        udp ? QStringLiteral("UDP") : QStringLiteral("CLOSED")});
    }
}

QString say(const char* text) {
    return QCoreApplication::translate("EndpointCard", text);
}

// The connections that nobody has accepted wait in one of the listener's two queues, by their state.
void addListener(std::vector<QueueRow>& rows, const trace::Scene& scene, const trace::SocketView& listener) {
    using Kind = QueueRow::Kind;
    const quint32 backlog = listener.now.sendQueue;
    QueueRow syn{Kind::Connections, say(QT_TRANSLATE_NOOP("EndpointCard", "SYN queue")), {}, 0, backlog, {}};
    QueueRow accept{Kind::Connections,
                    say(QT_TRANSLATE_NOOP("EndpointCard", "accept queue")),
                    {},
                    listener.now.recvQueue,
                    backlog,
                    {}};
    for (const auto& [id, waiting] : scene.sockets) {
        const bool here = !waiting.ended && waiting.now.protocol == trace::Protocol::Tcp && waiting.now.inode == 0 &&
                          waiting.now.owners.empty() && waiting.lastOwners.empty() &&
                          waiting.now.local.port == listener.now.local.port && waiting.now.remote.port != 0;
        if (!here)
            continue;
        const QString from = QStringLiteral(":%1").arg(waiting.now.remote.port);
        if (waiting.now.state == State::SynReceived) {
            syn.waiting << from;
            ++syn.used;
        } else if (waiting.now.state == State::Established || waiting.now.state == State::CloseWait) {
            accept.waiting << from;
        }
    }
    syn.text = QString::number(syn.used);
    accept.text = QStringLiteral("%1 / %2").arg(accept.used).arg(accept.capacity);
    rows.push_back(std::move(syn));
    rows.push_back(std::move(accept));
}

}  // namespace

bool holds(const trace::SocketView& socket, int pid) {
    return std::any_of(socket.now.owners.begin(), socket.now.owners.end(),
                       [pid](const trace::FdOwner& owner) { return owner.pid == pid; });
}

bool belongedTo(const trace::SocketView& socket, int pid) {
    return holds(socket, pid) || std::any_of(socket.lastOwners.begin(), socket.lastOwners.end(),
                                             [pid](const trace::FdOwner& owner) { return owner.pid == pid; });
}

QString socketText(const trace::SocketChanged& socket) {
    if (socket.remote.port == 0 && socket.local.port == 0)
        return QCoreApplication::translate("EndpointCard", "no address yet");
    if (socket.remote.port == 0)
        return addressText(socket.local);
    if (isLoopback(socket.local.ip) && isLoopback(socket.remote.ip))
        return QStringLiteral(":%1 → :%2").arg(socket.local.port).arg(socket.remote.port);
    return QStringLiteral("%1 → %2").arg(addressText(socket.local), addressText(socket.remote));
}

std::vector<FdRow> descriptorRows(const trace::Scene& scene, const trace::ActorView& actor) {
    std::vector<FdRow> rows;
    for (const auto& [id, socket] : scene.sockets) {
        if (socket.ended || !belongedTo(socket, actor.pid))
            continue;
        const bool udp = socket.now.protocol == trace::Protocol::Udp;
        const QString state = udp ? QStringLiteral("UDP") : fromUtf8(name(socket.now.state));
        bool held = false;
        for (const trace::FdOwner& owner : socket.now.owners) {
            if (owner.pid != actor.pid)
                continue;
            rows.push_back({QString::number(owner.fd), socketText(socket.now), state});
            held = true;
        }
        // Closed by the process, and not yet by the kernel.
        if (!held && socket.now.owners.empty())
            rows.push_back({QStringLiteral("–"), socketText(socket.now), state});
    }
    if (actor.alive)
        addUnbound(rows, actor);
    std::stable_sort(rows.begin(), rows.end(), [](const FdRow& a, const FdRow& b) {
        const int left = a.fd == QStringLiteral("–") ? 1 << 20 : a.fd.toInt();
        const int right = b.fd == QStringLiteral("–") ? 1 << 20 : b.fd.toInt();
        return left < right;
    });
    return rows;
}

std::vector<QueueRow> queueRows(const trace::Scene& scene, const trace::ActorView& actor) {
    std::vector<QueueRow> rows;
    for (const auto& [id, socket] : scene.sockets) {
        if (socket.ended || !holds(socket, actor.pid))
            continue;
        if (socket.now.protocol == trace::Protocol::Tcp && socket.now.state == State::Listen) {
            addListener(rows, scene, socket);
            continue;
        }
        if (socket.now.remote.port == 0 && socket.now.protocol == trace::Protocol::Tcp)
            continue;
        const auto bytes = [&](const char* name, std::uint32_t used, std::uint32_t window) {
            QueueRow row{QueueRow::Kind::Bytes,
                         say(name),
                         QStringLiteral("%1 B").arg(grouped(used)),
                         used,
                         std::max<quint32>({window, used, 1}),
                         {}};
            rows.push_back(std::move(row));
        };
        const trace::TcpInfo info = socket.now.info.value_or(trace::TcpInfo{});
        bytes(QT_TRANSLATE_NOOP("EndpointCard", "send queue"), socket.now.sendQueue, info.sndWnd);
        bytes(QT_TRANSLATE_NOOP("EndpointCard", "receive queue"), socket.now.recvQueue, info.rcvWnd);
    }
    return rows;
}

std::vector<ControlRow> controlRows(const EndpointSource& source, const trace::ConnectionView& connection, Side side) {
    const trace::BlockView block = trace::Moment(source.trace, source.scene.position).block(connection.id, side);
    const auto text = [&](const std::optional<SequenceNumber>& value, Side owner) {
        if (!value)
            return QStringLiteral("–");
        return source.number ? source.number(connection.id, owner, *value) : grouped(value->raw());
    };
    const auto bytes = [](std::optional<std::uint32_t> value) {
        return value ? QStringLiteral("%1 B").arg(grouped(*value)) : QStringLiteral("–");
    };
    if (!block.iss && !block.sndUna && !block.sndNxt && !block.rcvNxt && !block.sndWnd && !block.rcvWnd)
        return {};  // nothing is known of it: dashes would tell nobody anything
    std::vector<ControlRow> rows;
    const QString issText = text(block.iss, side);
    const bool symbol =
        block.iss && QString(issText).remove(QChar(0x2009)).remove(QChar(0x202f)) != QString::number(block.iss->raw());
    rows.push_back(
        {QStringLiteral("ISS"), symbol ? QStringLiteral("%1 = %2").arg(issText, grouped(block.iss->raw())) : issText});
    rows.push_back({QStringLiteral("SND.UNA"), text(block.sndUna, side)});
    rows.push_back({QStringLiteral("SND.NXT"), text(block.sndNxt, side)});
    rows.push_back({QStringLiteral("RCV.NXT"), text(block.rcvNxt, other(side))});
    const auto found = source.scene.sockets.find(connection.ends[static_cast<std::size_t>(side)].socket);
    const bool told = found != source.scene.sockets.end() && !found->second.ended && found->second.now.info;
    const trace::TcpInfo info = told ? *found->second.now.info : trace::TcpInfo{};
    rows.push_back(
        {QStringLiteral("SND.WND"), bytes(told && info.sndWnd != 0 ? std::optional(info.sndWnd) : block.sndWnd)});
    rows.push_back(
        {QStringLiteral("RCV.WND"), bytes(told && info.rcvWnd != 0 ? std::optional(info.rcvWnd) : block.rcvWnd)});
    if (told) {
        rows.push_back({QStringLiteral("RTO"), duration(info.rtoUs / 1000)});
        rows.push_back({QStringLiteral("cwnd"),
                        info.sndCwnd == 1
                            ? QCoreApplication::translate("EndpointCard", "1 segment")
                            : QCoreApplication::translate("EndpointCard", "%1 segments").arg(info.sndCwnd)});
    }
    return rows;
}

}  // namespace app::panels
