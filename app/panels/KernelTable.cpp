#include "app/panels/KernelTable.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"
#include "model/call/SocketOption.h"

namespace app::panels {

using namespace model;

namespace {

// ss has names of its own.
QString ssState(const trace::SocketChanged& socket) {
    if (socket.protocol == trace::Protocol::Udp)
        return socket.remote.port != 0 ? QStringLiteral("ESTAB") : QStringLiteral("UNCONN");
    if (socket.state == State::Closed)
        return QStringLiteral("UNCONN");
    if (socket.state == State::SynReceived)
        return QStringLiteral("SYN-RECV");
    return socket.state == State::Established ? QStringLiteral("ESTAB") : fromUtf8(name(socket.state));
}

QString ssTimer(trace::TimerKind timer) {
    switch (timer) {
        case trace::TimerKind::None:
            return {};
        case trace::TimerKind::Retransmit:
            return QStringLiteral("on");
        case trace::TimerKind::Keepalive:
            return QStringLiteral("keepalive");
        case trace::TimerKind::TimeWait:
            return QStringLiteral("timewait");
        case trace::TimerKind::ZeroWindowProbe:
            return QStringLiteral("persist");
    }
    return {};
}

QString addressText(const Address& address) {
    return address.port == 0 ? QStringLiteral("0.0.0.0:*") : fromUtf8(address.text());
}

QString holdersText(const trace::Scene& scene, const trace::SocketChanged& now) {
    QStringList words;
    for (const trace::FdOwner& owner : now.owners)
        words << QStringLiteral("(\"%1\",pid=%2,fd=%3)")
                     .arg(fromUtf8(scene.actorOfPid(owner.pid)))
                     .arg(owner.pid)
                     .arg(owner.fd);
    if (!words.isEmpty())
        words = {QStringLiteral("users:(%1)").arg(words.join(QLatin1Char(',')))};
    if (now.orphan)
        words << QStringLiteral("orphan");
    return words.join(QLatin1Char(' '));
}

QString infoText(const trace::SocketChanged& now) {
    QStringList words;
    for (const std::string& option : now.options)
        words << fromUtf8(option);
    if (!now.info)
        return words.join(QLatin1Char(' '));
    const trace::TcpInfo& info = *now.info;
    const auto ms = [](std::uint32_t us) { return QString::number(us / 1000.0, 'g', 4); };
    const auto add = [&words](bool known, const QString& word) {
        if (known)
            words << word;
    };
    const auto count = [&add](const char* what, auto number) {
        add(number != 0, QStringLiteral("%1:%2").arg(QLatin1String(what)).arg(number));
    };
    add(info.options.sack, QStringLiteral("sack"));
    add(info.options.timestamps, QStringLiteral("ts"));
    add(!info.congestion.empty(), fromUtf8(info.congestion));
    add(info.sndWscale != 0 || info.rcvWscale != 0,
        QStringLiteral("wscale:%1,%2").arg(info.sndWscale).arg(info.rcvWscale));
    add(true, QStringLiteral("rto:%1").arg(ms(info.rtoUs)));
    add(info.rttUs != 0, QStringLiteral("rtt:%1/%2").arg(ms(info.rttUs), ms(info.rttVarUs)));
    add(true, QStringLiteral("mss:%1").arg(info.sndMss));
    add(true, QStringLiteral("cwnd:%1").arg(info.sndCwnd));
    count("bytes_acked", info.bytesAcked);
    count("bytes_received", info.bytesReceived);
    count("unacked", info.unacked);
    add(info.totalRetrans != 0, QStringLiteral("retrans:%1/%2").arg(info.retransmits).arg(info.totalRetrans));
    count("snd_wnd", info.sndWnd);
    count("rcv_wnd", info.rcvWnd);
    return words.join(QLatin1Char(' '));
}

QString timerPart(const trace::SocketView& socket, Timestamp now) {
    const auto left = timerLeftMs(socket, now);
    if (!left)
        return {};
    const QString time = *left >= 10000 ? QStringLiteral("%1sec").arg(*left / 1000) : QStringLiteral("%1ms").arg(*left);
    return QStringLiteral("timer:(%1,%2,%3)").arg(ssTimer(socket.now.timer), time).arg(socket.now.timerRetransmits);
}

// What each socket option among the words does.
QString optionsTip(const QString& words) {
    QStringList lines;
    for (const QString& word : words.split(QLatin1Char(' ')))
        if (const auto* option = model::call::socketOption(word.toStdString()))
            lines << QStringLiteral("%1: %2").arg(word, session::reasonText(model::Reason(option->what)));
    return lines.join(QLatin1Char('\n'));
}

KernelLine lineOf(const trace::Scene& scene, const trace::SocketView& socket) {
    const trace::SocketChanged& now = socket.now;
    KernelLine line;
    line.protocol = now.protocol == trace::Protocol::Udp ? QStringLiteral("udp") : QStringLiteral("tcp");
    line.state = ssState(now);
    line.recvQueue = QString::number(now.recvQueue);
    line.sendQueue = QString::number(now.sendQueue);
    line.local = addressText(now.local);
    line.remote = addressText(now.remote);
    line.holders = holdersText(scene, now);
    return line;
}

}  // namespace

QString KernelLine::text() const {
    return QStringList{protocol, state, recvQueue, sendQueue, local, remote, holders}.join(QLatin1Char(' '));
}

std::vector<KernelLine> kernelLines(const trace::Scene& scene, const trace::Scene* before, Timestamp now) {
    std::vector<KernelLine> lines;
    for (const auto& [id, socket] : scene.sockets) {
        const trace::SocketView* was = nullptr;
        if (before)
            if (const auto found = before->sockets.find(id); found != before->sockets.end() && !found->second.ended)
                was = &found->second;
        if (socket.ended && !was)
            continue;
        KernelLine line = socket.ended ? lineOf(*before, *was) : lineOf(scene, socket);
        line.socket = id;
        line.gone = line.lineChanged = socket.ended;
        if (!socket.ended) {
            line.info = infoText(socket.now);
            // A timer that counts down is no change; one that was started or stopped is.
            line.lineChanged =
                before && (!was || line.text() != lineOf(*before, *was).text() || socket.now.timer != was->now.timer);
            line.infoChanged = was && line.info != infoText(was->now);
            line.timer = timerPart(socket, now);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

void KernelTable::setLines(std::vector<KernelLine> lines, const theme::Theme& theme, bool infos) {
    m_theme = theme;
    m_infos = infos;
    arrange(lines);
    const bool same = std::ranges::equal(lines, m_lines, {}, &KernelLine::socket, &KernelLine::socket);
    if (!same) {
        beginResetModel();
        m_lines = std::move(lines);
        return endResetModel();
    }
    m_lines = std::move(lines);
    if (!m_lines.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void KernelTable::sortBy(int column) {
    const bool again = column == m_sortColumn && m_sortOrder == Qt::AscendingOrder;
    m_sortOrder = again ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_sortColumn = column;
    beginResetModel();
    arrange(m_lines);
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

void KernelTable::arrange(std::vector<KernelLine>& lines) const {
    if (m_sortColumn < 0)
        return;
    const auto less = [this](const KernelLine& a, const KernelLine& b) {
        switch (static_cast<Column>(m_sortColumn)) {
            case RecvQueue:
                return a.recvQueue.toLongLong() < b.recvQueue.toLongLong();
            case SendQueue:
                return a.sendQueue.toLongLong() < b.sendQueue.toLongLong();
            case Addresses:
                return std::tie(a.local, a.remote) < std::tie(b.local, b.remote);
            case State:
                return std::tie(a.state, a.protocol) < std::tie(b.state, b.protocol);
            case Columns:
                break;
        }
        return false;
    };
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::ranges::stable_sort(lines, [&](const auto& a, const auto& b) { return down ? less(b, a) : less(a, b); });
}

int KernelTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size()) * 2;
}

int KernelTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QString KernelTable::text(const KernelLine& line, int column) const {
    switch (static_cast<Column>(column)) {
        case State:
            return (line.gone          ? tr("gone: ")
                    : line.lineChanged ? QStringLiteral("▸ ")
                                       : QString()) +
                   line.state + QLatin1Char('\n') + line.protocol;
        case Addresses:
            return line.local + QLatin1Char('\n') + line.remote;
        case RecvQueue:
            return line.recvQueue;
        case SendQueue:
            return line.sendQueue;
        case Columns:
            break;
    }
    return {};
}

QString KernelTable::details(const KernelLine& line) const {
    QStringList parts;
    for (const QString& part : {line.holders, line.timer})
        if (!part.isEmpty())
            parts << part;
    QString text = parts.join(QStringLiteral("  "));
    const bool info = !line.info.isEmpty() && (m_infos || line.lineChanged || line.infoChanged);
    if (info)
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + line.info;
    return text;
}

QFont KernelTable::font(const KernelLine& line, int row) const {
    QFont font = m_theme.mono(small(m_theme), isDetails(row) ? QFont::Normal : QFont::Medium);
    font.setStrikeOut(line.gone);
    return font;
}

QVariant KernelTable::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KernelLine& line = m_lines[static_cast<std::size_t>(index.row() / 2)];
    const bool under = isDetails(index.row());
    const bool marked = line.lineChanged || (under && line.infoChanged);
    switch (role) {
        case Qt::DisplayRole:
            return !under ? text(line, index.column()) : index.column() == 0 ? details(line) : QString();
        case Qt::ToolTipRole:
            return under ? optionsTip(details(line)) : QString();
        case Qt::FontRole:
            return font(line, index.row());
        case Qt::ForegroundRole:
            return line.gone ? m_theme.bad.ink : under ? m_theme.secondary : m_theme.text;
        case Qt::BackgroundRole:
            return marked ? QVariant(m_theme.held.tint) : QVariant();
        case Qt::TextAlignmentRole:
            return static_cast<int>(index.column() >= RecvQueue ? Qt::AlignRight | Qt::AlignTop
                                                                : Qt::AlignLeft | Qt::AlignTop);
        case Marked:
            return marked;
        case Details:
            return under;
        default:
            return {};
    }
}

QVariant KernelTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    static const char* const kHeads[] = {"State", "Local / peer", "Recv-Q", "Send-Q"};  // ss's own
    if (role == Qt::DisplayRole && section >= 0 && section < Columns)
        return QLatin1String(kHeads[section]) + (section != m_sortColumn             ? QString()
                                                 : m_sortOrder == Qt::AscendingOrder ? QStringLiteral(" ▴")
                                                                                     : QStringLiteral(" ▾"));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= RecvQueue ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

}  // namespace app::panels
