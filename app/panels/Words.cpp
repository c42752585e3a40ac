#include "app/panels/Words.h"

#include <QCoreApplication>
#include <array>
#include <cerrno>
#include <cmath>

#include "model/base/ErrnoName.h"
#include "model/call/CallRow.h"
#include "model/report/CallResult.h"

namespace app::panels {

namespace {

const QString kMark = QStringLiteral("**");

struct ErrnoEntry {
    int error;
    const char* words;
};
const std::array kErrnos{
    ErrnoEntry{EPERM, QT_TRANSLATE_NOOP("Words", "not permitted")},
    ErrnoEntry{EINTR, QT_TRANSLATE_NOOP("Words", "interrupted by a signal")},
    ErrnoEntry{EBADF, QT_TRANSLATE_NOOP("Words", "not an open file descriptor")},
    ErrnoEntry{EAGAIN, QT_TRANSLATE_NOOP("Words", "would block")},
    ErrnoEntry{EACCES, QT_TRANSLATE_NOOP("Words", "permission denied")},
    ErrnoEntry{EINVAL, QT_TRANSLATE_NOOP("Words", "invalid argument")},
    ErrnoEntry{EPIPE, QT_TRANSLATE_NOOP("Words", "the other side no longer reads")},
    ErrnoEntry{ENOTSOCK, QT_TRANSLATE_NOOP("Words", "not a socket")},
    ErrnoEntry{EDESTADDRREQ, QT_TRANSLATE_NOOP("Words", "no destination address")},
    ErrnoEntry{EMSGSIZE, QT_TRANSLATE_NOOP("Words", "message too long")},
    ErrnoEntry{ENOPROTOOPT, QT_TRANSLATE_NOOP("Words", "no such option")},
    ErrnoEntry{EOPNOTSUPP, QT_TRANSLATE_NOOP("Words", "operation not supported")},
    ErrnoEntry{EADDRINUSE, QT_TRANSLATE_NOOP("Words", "address already in use")},
    ErrnoEntry{EADDRNOTAVAIL, QT_TRANSLATE_NOOP("Words", "address not available")},
    ErrnoEntry{ENETUNREACH, QT_TRANSLATE_NOOP("Words", "network unreachable")},
    ErrnoEntry{ECONNABORTED, QT_TRANSLATE_NOOP("Words", "connection aborted")},
    ErrnoEntry{ECONNRESET, QT_TRANSLATE_NOOP("Words", "connection reset by the other side")},
    ErrnoEntry{ENOBUFS, QT_TRANSLATE_NOOP("Words", "no buffer space")},
    ErrnoEntry{EISCONN, QT_TRANSLATE_NOOP("Words", "already connected")},
    ErrnoEntry{ENOTCONN, QT_TRANSLATE_NOOP("Words", "not connected")},
    ErrnoEntry{ETIMEDOUT, QT_TRANSLATE_NOOP("Words", "timed out")},
    ErrnoEntry{ECONNREFUSED, QT_TRANSLATE_NOOP("Words", "connection refused")},
    ErrnoEntry{EHOSTUNREACH, QT_TRANSLATE_NOOP("Words", "host unreachable")},
    ErrnoEntry{EALREADY, QT_TRANSLATE_NOOP("Words", "already under way")},
    ErrnoEntry{EINPROGRESS, QT_TRANSLATE_NOOP("Words", "under way")},
};

QString words(const char* text) {
    return QCoreApplication::translate("Words", text);
}

}  // namespace

QString errnoName(int error) {
    return fromUtf8(model::errnoName(error));
}

QString errnoText(int error) {
    for (const ErrnoEntry& entry : kErrnos)
        if (entry.error == error)
            return QStringLiteral("%1: %2").arg(errnoName(error), words(entry.words));
    return errnoName(error);
}

QString waitsFor(const model::call::Call& call) {
    using model::call::Wait;
    switch (call.row().waits) {
        case Wait::Nothing:
            break;
        case Wait::SynAck:
            return QCoreApplication::translate("Words", "waits for SYN,ACK");
        case Wait::Connection:
            return QCoreApplication::translate("Words", "waits for a connection");
        case Wait::Bytes:
            return QCoreApplication::translate("Words", "waits for bytes");
        case Wait::Datagram:
            return QCoreApplication::translate("Words", "waits for a datagram");
        case Wait::Room:
            return QCoreApplication::translate("Words", "waits for room in the send buffer");
        case Wait::Event:
            return QCoreApplication::translate("Words", "waits for an event");
        case Wait::Acknowledged:
            return QCoreApplication::translate("Words", "lingers until all is acknowledged");
    }
    return QCoreApplication::translate("Words", "runs");
}

QString resultText(const model::trace::CallEntered& entered, const model::trace::CallReturned& returned) {
    if (model::report::bringsAnError(entered, returned))
        return QStringLiteral("%1 = %2").arg(returned.result).arg(errnoText(static_cast<int>(returned.result)));
    if (returned.result < 0 && returned.error != 0)
        return QStringLiteral("%1 %2").arg(returned.result).arg(errnoText(returned.error));
    if (entered.value->row().brings == model::call::Brings::Address)
        return fromUtf8(model::report::callResult(entered, returned));
    QString text = QString::number(returned.result);
    if (!returned.data.empty()) {
        QString data = QString::fromUtf8(returned.data.data(),
                                         static_cast<qsizetype>(std::min<std::size_t>(returned.data.size(), 24)));
        for (QChar& c : data)
            if (!c.isPrint())
                c = QChar(0x00b7);
        text += QStringLiteral("  “%1%2”").arg(data, returned.data.size() > 24 ? QStringLiteral("…") : QString());
    }
    if (returned.peer)
        text += QStringLiteral("  ← %1").arg(fromUtf8(returned.peer->text()));
    return text;
}

QString grouped(quint64 number) {
    QString digits = QString::number(number);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QChar(0x202f));
    return digits;
}

QString duration(qint64 ms) {
    const auto seconds = [](double value, int decimals) {
        return QCoreApplication::translate("Words", "%1 s").arg(value, 0, 'f', decimals);
    };
    const double exact = static_cast<double>(std::max<qint64>(ms, 0)) / 1000;
    QString text = ms < 10000 ? seconds(exact, ms < 1000 ? 2 : 1) : seconds(std::ceil(exact), 0);
    // A number and its unit stay on one line.
    return text.replace(QLatin1Char(' '), QChar(0x00a0));
}

QString instant(model::Timestamp time, model::Timestamp start) {
    const qint64 us = std::max<qint64>(0, (time.ns - start.ns) / 1000);
    return QCoreApplication::translate("Words", "%1 s")
        .arg(QStringLiteral("%1.%2%3%4")
                 .arg(us / 1000000)
                 .arg(us / 1000 % 1000, 3, 10, QLatin1Char('0'))
                 .arg(QChar(0x202f))
                 .arg(us % 1000, 3, 10, QLatin1Char('0')));
}

QString narrationHtml(const std::string& text, const QColor& bold) {
    QStringList parts = fromUtf8(text).split(kMark);
    if (parts.size() % 2 == 0) {  // the last mark closes nothing, and is text
        const QString rest = parts.takeLast();
        parts.back() += kMark + rest;
    }
    QString html;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString part = parts[i].toHtmlEscaped();
        const bool closed = i + 1 < parts.size();  // else a mark that opens and never ends is no mark
        html += i % 2 == 0 || !closed ? part : QStringLiteral("<b style=\"color:%1\">%2</b>").arg(bold.name(), part);
    }
    return html;
}

QString plainNarration(const std::string& text) {
    QString plain = fromUtf8(text);
    if (plain.count(kMark) % 2 == 0)
        return plain.remove(kMark);
    const qsizetype open = plain.lastIndexOf(kMark);
    return plain.left(open).remove(kMark) + plain.mid(open);
}

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString connectionText(const model::trace::ConnectionView& connection) {
    return QStringLiteral("%1 → %2").arg(fromUtf8(connection.ends[0].address.text()),
                                         fromUtf8(connection.ends[1].address.text()));
}

std::optional<qint64> timerLeftMs(const model::trace::SocketView& socket, model::Timestamp now) {
    if (socket.ended || socket.now.timer == model::trace::TimerKind::None)
        return std::nullopt;
    const qint64 passed = std::max<qint64>(0, (now.ns - socket.reported.ns) / 1000000);
    return std::max<qint64>(0, static_cast<qint64>(socket.now.timerMs) - passed);
}

QString timerText(const model::trace::SocketView& socket, model::Timestamp now) {
    const auto left = timerLeftMs(socket, now);
    if (!left)
        return {};
    using model::trace::TimerKind;
    switch (socket.now.timer) {
        case TimerKind::None:
            return {};
        case TimerKind::Retransmit:
            return *left == 0 ? QCoreApplication::translate("Words", "resends now")
                              : QCoreApplication::translate("Words", "resends in %1").arg(duration(*left));
        case TimerKind::Keepalive:
            // An orphan waits for the peer's FIN by this timer (tcp_fin_timeout); nothing is probed.
            if (socket.now.orphan && socket.now.state == model::State::FinWait2)
                return {};
            return QCoreApplication::translate("Words", "keep-alive in %1").arg(duration(*left));
        case TimerKind::TimeWait:
            // An orphan's FIN-WAIT-2 has the same kernel timer, and it is not 2MSL.
            return socket.now.state == model::State::TimeWait
                       ? QCoreApplication::translate("Words", "2MSL: %1 left").arg(duration(*left))
                       : QCoreApplication::translate("Words", "given up in %1").arg(duration(*left));
        case TimerKind::ZeroWindowProbe:
            return QCoreApplication::translate("Words", "window probe in %1").arg(duration(*left));
    }
    return {};
}

}  // namespace app::panels
