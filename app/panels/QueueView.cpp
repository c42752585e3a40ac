#include "app/panels/QueueView.h"

#include <QPainter>
#include <algorithm>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16;
constexpr quint32 kMostSlots = 8;
}  // namespace

QueueView::QueueView(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void QueueView::setRows(const std::vector<QueueRow>& rows) {
    setSpoken(this, tr("Queues"));
    if (rows == m_rows)
        return;
    m_rows = rows;
    QStringList spoken;
    for (const QueueRow& row : rows)
        spoken << QStringLiteral("%1: %2 %3").arg(row.name, row.text, row.waiting.join(QLatin1Char(' ')));
    setSpoken(this, tr("Queues"), spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void QueueView::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    updateGeometry();
    update();
}

int QueueView::rowHeight() const {
    return QFontMetrics(m_theme.font(1)).height() + static_cast<int>(m_theme.b * 1.9);
}

QSize QueueView::sizeHint() const {
    return {static_cast<int>(m_theme.b * 18), rowHeight() * static_cast<int>(m_rows.size())};
}

void QueueView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(m_theme.font(1));
    const int barHeight = static_cast<int>(m_theme.b * 1.2), room = width() - 2 * kMargin;
    int y = static_cast<int>(m_theme.b * 0.2);
    for (const QueueRow& row : m_rows) {
        const QRect line(kMargin, y, room, metrics.height());
        painter.setFont(m_theme.font(1));
        painter.setPen(m_theme.secondary);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setPen(m_theme.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.text);
        const int top = line.bottom() + 4;
        if (row.kind == QueueRow::Kind::Bytes) {
            const QRectF bar(kMargin + 0.5, top + 0.5, room - 1, barHeight * 0.7);
            painter.setPen(QPen(m_theme.rule, 1));
            painter.setBrush(m_theme.chrome);
            painter.drawRoundedRect(bar, 4, 4);
            if (row.used > 0) {
                const double share = std::clamp(static_cast<double>(row.used) / row.capacity, 0.02, 1.0);
                painter.setPen(Qt::NoPen);
                painter.setBrush(m_theme.held.ink);
                painter.drawRoundedRect(QRectF(bar.x() + 1, bar.y() + 1, (bar.width() - 2) * share, bar.height() - 2), 3, 3);
            }
        } else {
            // One place more than the backlog: Linux takes a connection while the queue is not longer than it.
            painter.setFont(m_theme.font(small(m_theme)));
            const double least = QFontMetrics(painter.font()).horizontalAdvance(QStringLiteral(":65535")) + 12;
            const quint32 most = std::max(1U, std::min(kMostSlots, static_cast<quint32>(room / least)));
            const quint32 places = std::clamp(std::max(row.capacity + 1, row.used), 1U, most);
            const double width = std::max(least, std::min(static_cast<double>(room) / places, m_theme.b * 4.6));
            for (quint32 i = 0; i < places; ++i) {
                const QRectF place(kMargin + 0.5 + i * width, top + 0.5, width - 4, barHeight);
                const bool taken = i < row.used;
                painter.setPen(QPen(taken ? m_theme.held.ink : m_theme.rule, taken ? 2 : 1, taken ? Qt::SolidLine : Qt::DashLine));
                painter.setBrush(taken ? m_theme.held.tint : m_theme.background);
                painter.drawRoundedRect(place, 4, 4);
                if (taken && static_cast<qsizetype>(i) < row.waiting.size()) {
                    painter.setPen(m_theme.text);
                    painter.drawText(place, Qt::AlignCenter,
                                     QFontMetrics(painter.font()).elidedText(row.waiting[i], Qt::ElideLeft, static_cast<int>(place.width())));
                }
            }
        }
        y += rowHeight();
    }
}

}  // namespace app::panels
