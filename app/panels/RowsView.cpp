#include "app/panels/RowsView.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16, kGap = 10, kNarrowGap = 4;
}

RowsView::RowsView(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RowsView::setContent(const QStringList& header, const std::vector<QStringList>& rows) {
    if (header == m_header && rows == m_rows)
        return;
    m_header = header;
    m_rows = rows;
    QStringList spoken;
    for (const QStringList& row : rows)
        spoken << row.join(QLatin1Char(' '));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void RowsView::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    updateGeometry();
    update();
}

void RowsView::setCompact(bool compact) {
    if (compact == m_compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

std::vector<QStringList> RowsView::rowsFor(int width) const {
    if (!m_compact || m_header.isEmpty())
        return m_rows;
    const QFontMetrics metrics(m_theme.font(small(m_theme)));
    std::vector<QStringList> named = m_rows;
    for (QStringList& row : named)
        row[0] = m_header.front() + QLatin1Char(' ') + row[0];
    const std::vector<int> widths = columns(named, width);
    const bool fits = std::all_of(named.begin(), named.end(), [&](const QStringList& row) {
        return rowHeight(row, widths) == rowHeight({}, widths);
    });
    return fits ? named : m_rows;
}

std::vector<int> RowsView::columns(const std::vector<QStringList>& rows, int width) const {
    std::vector<int> widths;
    const QFontMetrics head(m_theme.font(small(m_theme), QFont::Bold, m_header.join(QString()))),
        body(m_theme.font(small(m_theme)));
    const auto widen = [&](const QStringList& row, const QFontMetrics& metrics) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (static_cast<std::size_t>(i) >= widths.size())
                widths.push_back(0);
            auto& known = widths[static_cast<std::size_t>(i)];
            known = std::max(known, metrics.horizontalAdvance(row[i]) + 2);
        }
    };
    if (!m_compact)
        widen(m_header, head);
    for (const QStringList& row : rows)
        widen(row, body);
    if (widths.empty())
        return widths;
    const int room = std::max(80, width - 2 * kMargin - gap() * (static_cast<int>(widths.size()) - 1));
    // What is too much is taken from the widest, whose text then wraps.
    int over = std::accumulate(widths.begin(), widths.end(), 0) - room;
    while (over > 0) {
        auto widest = std::max_element(widths.begin(), widths.end());
        int second = 40;
        for (auto it = widths.begin(); it != widths.end(); ++it)
            if (it != widest)
                second = std::max(second, *it);
        const int take = std::min(over, std::max(1, *widest - second));
        if (*widest - take < 40)
            break;
        *widest -= take;
        over -= take;
    }
    if (over < 0)
        widths.back() -= over;
    return widths;
}

int RowsView::rowHeight(const QStringList& row, const std::vector<int>& columns) const {
    const QFontMetrics metrics(m_theme.font(small(m_theme)));
    int height = metrics.height();
    for (qsizetype i = 0; i < row.size(); ++i)
        height = std::max(height, metrics
                                      .boundingRect(QRect(0, 0, columns[static_cast<std::size_t>(i)], 10000),
                                                    Qt::TextWordWrap | Qt::TextWrapAnywhere, row[i])
                                      .height());
    return height + static_cast<int>(m_theme.b * 0.5);
}

int RowsView::gap() const {
    return m_compact ? kNarrowGap : kGap;
}

int RowsView::headerHeight() const {
    return m_header.isEmpty() || m_compact ? 0 : static_cast<int>(m_theme.b * 1.7);
}

int RowsView::heightForWidth(int width) const {
    const std::vector<QStringList> rows = rowsFor(width);
    const std::vector<int> widths = columns(rows, width);
    int height = headerHeight();
    for (const QStringList& row : rows)
        height += rowHeight(row, widths);
    return height;
}

std::vector<int> RowsView::rowEnds() const {
    const std::vector<QStringList> rows = rowsFor(width());
    const std::vector<int> widths = columns(rows, width());
    std::vector<int> ends;
    int y = headerHeight();
    for (const QStringList& row : rows)
        ends.push_back(y += rowHeight(row, widths));
    return ends;
}

QSize RowsView::sizeHint() const {
    return {static_cast<int>(m_theme.b * 18), heightForWidth(std::max(width(), 120))};
}
QSize RowsView::minimumSizeHint() const {
    return {static_cast<int>(m_theme.b * 10), heightForWidth(std::max(width(), 120))};
}

void RowsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const std::vector<QStringList> rows = rowsFor(width());
    const std::vector<int> widths = columns(rows, width());
    int y = 0;
    const auto draw = [&](const QStringList& row, int height, const QFont& font, const QColor& first,
                          const QColor& rest) {
        int x = kMargin;
        painter.setFont(font);
        for (qsizetype i = 0; i < row.size(); ++i) {
            const int columnWidth = widths[static_cast<std::size_t>(i)];
            painter.setPen(i == 0 ? first : rest);
            painter.drawText(QRect(x, y, columnWidth, height),
                             Qt::TextWordWrap | Qt::TextWrapAnywhere | Qt::AlignVCenter, row[i]);
            x += columnWidth + gap();
        }
        painter.setPen(hairline(m_theme));
        painter.drawLine(kMargin, y + height - 1, width() - kMargin, y + height - 1);
        y += height;
    };
    if (headerHeight() > 0)
        draw(m_header, headerHeight(), m_theme.font(small(m_theme), QFont::Bold, m_header.join(QString())),
             m_theme.secondary, m_theme.secondary);
    for (const QStringList& row : rows)
        draw(row, rowHeight(row, widths), m_theme.font(small(m_theme)),
             m_header.isEmpty() ? m_theme.secondary : m_theme.text, m_theme.text);
}

}  // namespace app::panels
