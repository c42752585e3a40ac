#include "app/panels/KernelPanel.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"

namespace app::panels {

using namespace model;

namespace {

// ss has names of its own.
QString ssState(const trace::SocketChanged& socket) {
    if (socket.protocol == trace::Protocol::Udp)
        return socket.remote.port != 0 ? QStringLiteral("ESTAB") : QStringLiteral("UNCONN");
    switch (socket.state) {
        case State::Closed:
            return QStringLiteral("UNCONN");
        case State::Listen:
            return QStringLiteral("LISTEN");
        case State::SynSent:
            return QStringLiteral("SYN-SENT");
        case State::SynReceived:
            return QStringLiteral("SYN-RECV");
        case State::Established:
            return QStringLiteral("ESTAB");
        case State::FinWait1:
            return QStringLiteral("FIN-WAIT-1");
        case State::FinWait2:
            return QStringLiteral("FIN-WAIT-2");
        case State::CloseWait:
            return QStringLiteral("CLOSE-WAIT");
        case State::Closing:
            return QStringLiteral("CLOSING");
        case State::LastAck:
            return QStringLiteral("LAST-ACK");
        case State::TimeWait:
            return QStringLiteral("TIME-WAIT");
    }
    return {};
}

QString timerName(trace::TimerKind timer) {
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

QString mainLine(const trace::Scene& scene, const trace::SocketView& socket) {
    const trace::SocketChanged& now = socket.now;
    QString line =
        QStringLiteral("%1 %2 %3 %4  %5  %6")
            .arg(now.protocol == trace::Protocol::Udp ? QStringLiteral("udp") : QStringLiteral("tcp"), ssState(now))
            .arg(now.recvQueue)
            .arg(now.sendQueue)
            .arg(addressText(now.local), addressText(now.remote));
    QStringList owners;
    for (const trace::FdOwner& owner : now.owners)
        owners << QStringLiteral("(\"%1\",pid=%2,fd=%3)")
                      .arg(fromUtf8(scene.actorOfPid(owner.pid)))
                      .arg(owner.pid)
                      .arg(owner.fd);
    if (!owners.isEmpty())
        line += QStringLiteral("  users:(%1)").arg(owners.join(QLatin1Char(',')));
    if (now.orphan)
        line += QStringLiteral("  orphan");
    return line;
}

QString infoLine(const trace::SocketChanged& now) {
    QStringList words = {};
    for (const std::string& option : now.options)
        words << fromUtf8(option);
    if (now.info) {
        const trace::TcpInfo& info = *now.info;
        const auto ms = [](std::uint32_t us) { return QString::number(us / 1000.0, 'g', 4); };
        if (info.options.sack)
            words << QStringLiteral("sack");
        if (info.options.timestamps)
            words << QStringLiteral("ts");
        if (!info.congestion.empty())
            words << fromUtf8(info.congestion);
        if (info.sndWscale != 0 || info.rcvWscale != 0)
            words << QStringLiteral("wscale:%1,%2").arg(info.sndWscale).arg(info.rcvWscale);
        words << QStringLiteral("rto:%1").arg(ms(info.rtoUs));
        if (info.rttUs != 0)
            words << QStringLiteral("rtt:%1/%2").arg(ms(info.rttUs), ms(info.rttVarUs));
        words << QStringLiteral("mss:%1").arg(info.sndMss) << QStringLiteral("cwnd:%1").arg(info.sndCwnd);
        if (info.bytesAcked != 0)
            words << QStringLiteral("bytes_acked:%1").arg(info.bytesAcked);
        if (info.bytesReceived != 0)
            words << QStringLiteral("bytes_received:%1").arg(info.bytesReceived);
        if (info.unacked != 0)
            words << QStringLiteral("unacked:%1").arg(info.unacked);
        if (info.totalRetrans != 0)
            words << QStringLiteral("retrans:%1/%2").arg(info.retransmits).arg(info.totalRetrans);
        if (info.sndWnd != 0)
            words << QStringLiteral("snd_wnd:%1").arg(info.sndWnd);
        if (info.rcvWnd != 0)
            words << QStringLiteral("rcv_wnd:%1").arg(info.rcvWnd);
    }
    return words.join(QLatin1Char(' '));
}

QString timerPart(const trace::SocketView& socket, Timestamp now) {
    const auto left = timerLeftMs(socket, now);
    if (!left)
        return {};
    const QString time = *left >= 10000 ? QStringLiteral("%1sec").arg(*left / 1000) : QStringLiteral("%1ms").arg(*left);
    return QStringLiteral("  timer:(%1,%2,%3)").arg(timerName(socket.now.timer), time).arg(socket.now.timerRetransmits);
}

// The topmost line that is whole where the page begins at y.
double firstWholeLine(const QTextDocument& document, double y) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        for (int line = 0; line < block.layout()->lineCount(); ++line)
            if (const double begins = top + block.layout()->lineAt(line).y(); begins >= y)
                return begins;
    }
    return y;
}

}  // namespace

std::vector<KernelLine> kernelLines(const trace::Scene& scene, const trace::Scene* before, Timestamp now) {
    std::vector<KernelLine> lines;
    for (const auto& [id, socket] : scene.sockets) {
        const trace::SocketView* was = nullptr;
        if (before)
            if (const auto found = before->sockets.find(id); found != before->sockets.end() && !found->second.ended)
                was = &found->second;
        if (socket.ended && !was)
            continue;
        KernelLine line;
        line.socket = id;
        line.gone = socket.ended;
        if (line.gone) {
            line.line = mainLine(*before, *was);
            line.lineChanged = true;
        } else {
            line.line = mainLine(scene, socket);
            line.info = infoLine(socket.now);
            // A timer that counts down is no change; one that was started or stopped is.
            line.lineChanged =
                before && (!was || line.line != mainLine(*before, *was) || socket.now.timer != was->now.timer);
            line.infoChanged = was && line.info != infoLine(was->now);
            line.line += timerPart(socket, now);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

KernelPanel::KernelPanel(QWidget* parent) : Panel(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    m_text = new QTextBrowser(this);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setFocusPolicy(Qt::TabFocus);
    column->addWidget(m_text);
    connect(m_text->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_follows)
            showMarked();
    });
    connect(m_text->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_follows = false; });
}

void KernelPanel::showMarked() {
    QRectF marked;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().background().style() != Qt::NoBrush)
            marked |= m_text->document()->documentLayout()->blockBoundingRect(block);
    if (marked.isEmpty())
        return;
    const double wanted = std::min(marked.top(), marked.bottom() - m_text->viewport()->height() + 8);
    m_text->verticalScrollBar()->setValue(
        static_cast<int>(wanted <= 0 ? 0 : firstWholeLine(*m_text->document(), wanted)));
}

void KernelPanel::clear() {
    m_html.clear();
    m_text->clear();
    m_beforePosition.reset();
    m_shownPosition.reset();
}

QString KernelPanel::text() const {
    return m_text->toPlainText();
}

void KernelPanel::show(const Frame& frame) {
    const auto& steps = frame.stage->stepPositions();
    const int step = frame.stage->step();
    std::optional<std::size_t> position;
    if (step >= 1 && step - 1 < static_cast<int>(steps.size()))
        position = steps[static_cast<std::size_t>(step - 1)];
    else if (step == 0)
        position = 0;
    if (position != m_beforePosition) {
        m_beforePosition = position;
        if (position)
            m_before = frame.stage->trace().sceneAt(*position);
    }
    const theme::Theme& theme = frame.theme();
    const auto lines = kernelLines(*frame.scene, m_beforePosition ? m_before.get() : nullptr, frame.inputs.now);
    // A class cannot read so much at a time, and what changed is to be in sight.
    const bool everything = !onProjector(theme) || std::none_of(lines.begin(), lines.end(), [](const KernelLine& line) {
        return line.lineChanged || line.infoChanged;
    });
    QString html;
    html +=
        QStringLiteral("<p style=\"color:%1; font-family:'%2'; font-size:%3px; margin:0 0 8px 0\">$ ss -tuanpoi</p>")
            .arg(theme.secondary.name(), theme.mono(1).families().first())
            .arg(theme.b * small(theme));
    for (const KernelLine& line : lines) {
        const auto marked = [&](const QString& text, bool changed, const QColor& color, const QString& more) {
            return QStringLiteral("<p style=\"margin:%6; font-family:'%1'; font-size:%2px; color:%3;%4\">%5</p>")
                .arg(theme.mono(1).families().first())
                .arg(theme.b * small(theme))
                .arg(color.name(),
                     (changed ? QStringLiteral(" background-color:%1;").arg(theme.held.tint.name()) : QString()) + more,
                     text.toHtmlEscaped(),
                     more.isEmpty() ? QStringLiteral("0 0 2px 0") : QStringLiteral("0 0 12px 16px"));
        };
        html += marked((line.gone          ? tr("gone: ")
                        : line.lineChanged ? QStringLiteral("▸ ")
                                           : QString()) +
                           line.line,
                       line.lineChanged, line.gone ? theme.bad.ink : theme.text,
                       line.gone ? QStringLiteral(" text-decoration:line-through;") : QString());
        if (!line.info.isEmpty() && (everything || line.lineChanged || line.infoChanged))
            html += marked(line.info, line.infoChanged, theme.secondary, QStringLiteral(" font-weight:400;"));
        else
            html += QStringLiteral("<p style=\"margin:0; font-size:6px\">&nbsp;</p>");
    }
    if (lines.empty())
        html += QStringLiteral("<p style=\"color:%1\">%2</p>")
                    .arg(theme.secondary.name(), (frame.stage->mode() == session::Stage::Mode::Capture
                                                      ? tr("A capture holds segments only: no kernel was asked.")
                                                      : tr("No socket has an address yet."))
                                                     .toHtmlEscaped());
    if (html == m_html)
        return;
    m_html = html;
    const int scrolled = m_text->verticalScrollBar()->value();
    m_text->setHtml(html);
    m_text->verticalScrollBar()->setValue(scrolled);
    if (m_shownPosition != frame.scene->position) {
        m_follows = true;
        showMarked();
    }
    m_shownPosition = frame.scene->position;
    setSpoken(m_text, title());
}

}  // namespace app::panels
