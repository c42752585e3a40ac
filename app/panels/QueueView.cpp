#include "app/panels/QueueView.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16, kGap = 10;
constexpr quint32 kMostSlots = 8;
}  // namespace

QueueView::QueueView(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

void QueueView::setFolded(bool folded) {
    m_folded = folded;
    updateGeometry();
    update();
}

std::vector<const QueueRow*> QueueView::folded() const {
    std::vector<const QueueRow*> rows;
    for (const QueueRow& row : m_rows)
        if (row.kind == QueueRow::Kind::Connections)
            rows.push_back(&row);
    return rows;
}

int QueueView::lineHeight() const {
    return QFontMetrics(m_theme.font(1)).height() + static_cast<int>(m_theme.b * 0.5);
}

int QueueView::rowHeight(const QueueRow& row) const {
    return lineHeight() + (row.kind == QueueRow::Kind::Bytes ? 0 : static_cast<int>(m_theme.b * 1.4));
}

// Of one who waits.
int QueueView::placeWidth() const {
    return QFontMetrics(m_theme.font(small(m_theme))).horizontalAdvance(QStringLiteral(":65535")) + 12;
}

std::size_t QueueView::foldedRows(int width) const {
    const QFontMetrics metrics(m_theme.font(1));
    const std::vector<const QueueRow*> rows = folded();
    const int room = width - 2 * kMargin, each = (room + kGap) / std::max<int>(1, static_cast<int>(rows.size()));
    int x = 0, end = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QueueRow& row = *rows[i];
        const int waiting = row.used > 0 ? static_cast<int>(row.used) * placeWidth() + kGap / 2 : 0;
        x = std::max(x, static_cast<int>(i) * each);
        end = x + metrics.horizontalAdvance(row.name) + 2 + kGap + waiting + metrics.horizontalAdvance(row.text);
        x = end + 2 * kGap;
    }
    return end <= room ? std::min<std::size_t>(rows.size(), 1) : rows.size();
}

std::vector<int> QueueView::rowEnds(int width) const {
    std::vector<int> ends;
    int y = 0;
    if (m_folded) {
        for (std::size_t row = 0; row < foldedRows(width); ++row)
            ends.push_back(y += lineHeight());
        return ends;
    }
    for (const QueueRow& row : m_rows)
        ends.push_back(y += rowHeight(row));
    return ends;
}

int QueueView::heightForWidth(int width) const {
    const std::vector<int> ends = rowEnds(width);
    return ends.empty() ? 0 : ends.back();
}

QSize QueueView::sizeHint() const {
    return {static_cast<int>(m_theme.b * 18), heightForWidth(width())};
}

void QueueView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_folded)
        paintFolded(painter);
    else
        paintRows(painter);
}

void QueueView::word(QPainter& painter, const QRect& line, Qt::Alignment align, const QString& text,
                     const QColor& ink) const {
    painter.setFont(m_theme.font(1));
    painter.setPen(ink);
    painter.drawText(line, align | Qt::AlignVCenter, text);
}

// Name, who waits, and how many; places that are free are left to the number.
void QueueView::paintFolded(QPainter& painter) const {
    const QFontMetrics metrics(m_theme.font(1));
    const int room = width() - 2 * kMargin, barHeight = static_cast<int>(m_theme.b * 1.2);
    const auto rows = folded();
    const bool below = rows.size() > 1 && foldedRows(width()) == rows.size();
    const int each = below ? 0 : (room + kGap) / std::max<int>(1, static_cast<int>(rows.size()));
    const int place = placeWidth();
    int x = kMargin, y = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (below) {
            x = kMargin;
            y = static_cast<int>(i) * lineHeight();
        }
        x = std::max(x, kMargin + static_cast<int>(i) * each);
        const int left = width() - kMargin - x, text = metrics.horizontalAdvance(rows[i]->text);
        // The Chinese name has the English word behind it: the first to go.
        const bool whole = metrics.horizontalAdvance(rows[i]->name) + 2 <= left - text - kGap;
        const QString wanted = whole ? rows[i]->name : rows[i]->name.section(QChar(0xff08), 0, 0);
        const int name = std::min(metrics.horizontalAdvance(wanted) + 2, left - text - kGap);
        const QString shown = metrics.elidedText(wanted, Qt::ElideRight, name);
        word(painter, QRect(x, y, name, lineHeight()), Qt::AlignLeft, shown, m_theme.secondary);
        x += name + kGap;
        QueueRow taken = *rows[i];
        const int most = std::max(0, left - name - text - 2 * kGap) / place;
        taken.used = taken.capacity = std::min<quint32>(taken.used, static_cast<quint32>(most));
        if (taken.used > 0) {
            paintPlaces(painter, taken, QRectF(x, y + (lineHeight() - barHeight) / 2.0, taken.used * place, barHeight));
            x += static_cast<int>(taken.used) * place + kGap / 2;
        }
        word(painter, QRect(x, y, text, lineHeight()), Qt::AlignLeft, rows[i]->text, m_theme.text);
        x += text + 2 * kGap;
    }
}

void QueueView::paintRows(QPainter& painter) const {
    const QFontMetrics metrics(m_theme.font(1));
    const int room = width() - 2 * kMargin, barHeight = static_cast<int>(m_theme.b * 1.2);
    int names = 0, texts = 0, y = 0;
    for (const QueueRow& row : m_rows) {
        if (row.kind != QueueRow::Kind::Bytes)
            continue;
        names = std::max(names, metrics.horizontalAdvance(row.name));
        texts = std::max(texts, metrics.horizontalAdvance(row.text));
    }
    for (const QueueRow& row : m_rows) {
        const QRect line(kMargin, y, room, lineHeight());
        word(painter, line, Qt::AlignLeft, row.name, m_theme.secondary);
        word(painter, line, Qt::AlignRight, row.text, m_theme.text);
        if (row.kind == QueueRow::Kind::Bytes)
            paintBytes(painter, row, line, names + kGap, texts + kGap);
        else
            paintPlaces(painter, row, QRectF(kMargin + 0.5, line.bottom() + 1, room, barHeight));
        y += rowHeight(row);
    }
}

void QueueView::paintBytes(QPainter& painter, const QueueRow& row, const QRect& line, int nameWidth,
                           int textWidth) const {
    const double height = m_theme.b * 0.84;
    const QRectF bar(line.left() + nameWidth + 0.5, std::floor(line.center().y() - height / 2) + 0.5,
                     line.width() - nameWidth - textWidth - 1, height);
    if (bar.width() < m_theme.b)
        return;  // the number says it
    painter.setPen(QPen(m_theme.rule, 1));
    painter.setBrush(m_theme.chrome);
    painter.drawRoundedRect(bar, 4, 4);
    if (row.used == 0)
        return;
    const double share = std::clamp(static_cast<double>(row.used) / row.capacity, 0.04, 1.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.held.ink);
    painter.drawRoundedRect(QRectF(bar.x() + 1, bar.y() + 1, (bar.width() - 2) * share, bar.height() - 2), 3, 3);
}

void QueueView::paintPlaces(QPainter& painter, const QueueRow& row, const QRectF& area) const {
    painter.setFont(m_theme.font(small(m_theme)));
    const QFontMetrics metrics(painter.font());
    const double least = metrics.horizontalAdvance(QStringLiteral(":65535")) + 12;
    // As many as the number beside it says: taken ones as wide as who waits there, free ones as wide as is left.
    const auto most = static_cast<quint32>(std::max(0.0, area.width() / least));
    const quint32 places = std::clamp(std::max(row.capacity, row.used), 1U, kMostSlots),
                  filled = std::min({row.used, places, most});
    const double even = std::min(area.width() / places, m_theme.b * 4.6), wide = std::max(even, least);
    const double narrow = filled == places ? even : std::min(even, (area.width() - filled * wide) / (places - filled));
    double x = area.left();
    for (quint32 i = 0; i < places; ++i) {
        const bool taken = i < filled;
        const double width = taken ? wide : narrow;
        if (width < 8 || (!taken && filled < row.used))
            break;  // the number says it
        const QRectF place(x, area.top() + 0.5, width - 4, area.height() - 1);
        x += width;
        painter.setPen(taken ? QPen(m_theme.held.ink, 2) : QPen(m_theme.rule, 1, Qt::DashLine));
        painter.setBrush(taken ? m_theme.held.tint : m_theme.background);
        painter.drawRoundedRect(place, 4, 4);
        if (taken && static_cast<qsizetype>(i) < row.waiting.size()) {
            painter.setPen(m_theme.text);
            const auto from = metrics.elidedText(row.waiting[i], Qt::ElideLeft, static_cast<int>(place.width()));
            painter.drawText(place, Qt::AlignCenter, from);
        }
    }
}

}  // namespace app::panels
