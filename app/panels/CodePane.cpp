#include "app/panels/CodePane.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16;
constexpr double kCode = 0.93;                                  // of the text's size
constexpr int kWrap = Qt::TextWordWrap | Qt::TextWrapAnywhere;  // where a name alone is too long

// A call on rows of so many characters, broken after a blank or a bracket: names stay whole where they fit.
QString broken(const QString& call, int columns) {
    const QString indent = QStringLiteral("  ");
    QString out, rest = call;
    while (rest.size() > columns) {
        qsizetype at = columns;
        while (at > indent.size() && rest[at - 1] != QLatin1Char(' ') && rest[at - 1] != QLatin1Char('('))
            --at;
        if (at <= indent.size())  // nothing to break after: each turn makes the rest shorter
            break;
        out += rest.left(at) + QLatin1Char('\n');
        rest = indent + rest.mid(at);
    }
    return out + rest;
}

}  // namespace

CodePane::CodePane(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CodePane::setLines(const std::vector<CodeLine>& lines) {
    setSpoken(this, tr("Code"));
    if (lines == m_lines)
        return;
    m_lines = lines;
    QStringList spoken;
    for (const CodeLine& line : lines)
        if (line.phase != CodeLine::Phase::Ahead)
            spoken << line.text + QLatin1Char(' ') + line.note;
    setSpoken(this, tr("Code"), spoken.join(QStringLiteral("; ")));
    refresh();
}

void CodePane::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    refresh();
}

void CodePane::setFolded(bool folded) {
    m_folded = folded;
    refresh();
}

void CodePane::refresh() {
    arrange(width(), m_placed);
    updateGeometry();
    update();
}

int CodePane::arrange(int width, std::vector<Placed>& placed) const {
    placed.clear();
    const QFontMetrics code(m_theme.mono(kCode, QFont::Bold)), note(m_theme.font(small(m_theme), QFont::Bold));
    const int room = std::max(60, width - 2 * kMargin), gap = static_cast<int>(m_theme.b * 0.16);
    const double character = QFontMetricsF(m_theme.mono(kCode, QFont::Bold)).horizontalAdvance(QLatin1Char('0'));
    const int live = std::max(0, liveLine());
    int y = kMargin / 2;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const CodeLine& line = m_lines[i];
        if (m_folded && static_cast<int>(i) != live)
            continue;
        Placed place;
        place.line = static_cast<int>(i);
        place.text = broken(line.text, static_cast<int>(room / std::max(1.0, character)));
        const QRect measured = code.boundingRect(QRect(0, 0, room, 10000), kWrap, place.text);
        place.code = QRect(kMargin, y + gap, room, measured.height());
        int bottom = place.code.bottom();
        if (!line.note.isEmpty()) {
            const int noteWidth = note.horizontalAdvance(line.note) + 2;
            const int taken = code.horizontalAdvance(place.text.section(QLatin1Char('\n'), -1));
            if (taken + 12 + noteWidth <= room) {
                place.note = QRect(kMargin + taken + 12, bottom + 1 - code.height(), room - taken - 12, code.height());
            } else {
                const QRect wrapped = note.boundingRect(QRect(0, 0, room - 14, 10000), Qt::TextWordWrap, line.note);
                place.note = QRect(kMargin + 14, bottom + 2, room - 14, wrapped.height());
                bottom = place.note.bottom();
            }
        }
        place.whole = QRect(0, y, width, bottom + gap - y + 1);
        y = place.whole.bottom() + 1;
        placed.push_back(place);
    }
    return y + kMargin / 2;
}

int CodePane::heightForWidth(int width) const {
    std::vector<Placed> placed;
    return arrange(width, placed);
}

QSize CodePane::sizeHint() const {
    return {static_cast<int>(m_theme.b * 20), heightForWidth(std::max(120, width()))};
}
QSize CodePane::minimumSizeHint() const {
    return {static_cast<int>(m_theme.b * 10), heightForWidth(std::max(120, width()))};
}

QRect CodePane::window(int line, int height, int around) const {
    std::vector<Placed> placed;  // for the width of now: what is hidden learns of it late
    arrange(width(), placed);
    if (placed.empty())
        return {};
    const int last = static_cast<int>(placed.size()) - 1;
    line = std::clamp(line, 0, last);
    int from = std::max(0, line - around), to = std::min(last, line + around);
    // The space before the first and after the last line belongs to them.
    const auto span = [&](int a, int z) {
        const int top = a == 0 ? 0 : placed[static_cast<std::size_t>(a)].whole.top();
        const int bottom = placed[static_cast<std::size_t>(z)].whole.bottom() + 1 + (z == last ? kMargin / 2 : 0);
        return QRect(0, top, width(), bottom - top);
    };
    while (from > 0 && span(from - 1, to).height() <= height)
        --from;
    while (to < last && span(from, to + 1).height() <= height)
        ++to;
    return span(from, to);
}

void CodePane::resizeEvent(QResizeEvent*) {
    refresh();
}

void CodePane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.chrome);
    painter.setPen(hairline(m_theme));
    painter.drawLine(0, 0, width(), 0);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    for (const Placed& place : m_placed) {
        const CodeLine& line = m_lines[static_cast<std::size_t>(place.line)];
        const bool running = line.phase == CodeLine::Phase::Running;
        if (running) {
            painter.fillRect(place.whole, m_theme.held.tint);
            painter.fillRect(QRect(place.whole.topLeft(), QSize(5, place.whole.height())), m_theme.held.ink);
        }
        const bool done = line.phase == CodeLine::Phase::Done || line.phase == CodeLine::Phase::Failed;
        painter.setFont(m_theme.mono(kCode, running ? QFont::Bold : QFont::Normal));
        painter.setPen(done ? m_theme.secondary : m_theme.text);
        painter.drawText(place.code, kWrap, place.text);
        if (line.note.isEmpty())
            continue;
        painter.setFont(m_theme.font(
            small(m_theme), running || line.phase == CodeLine::Phase::Failed ? QFont::Bold : QFont::Normal, line.note));
        painter.setPen(running                                 ? m_theme.held.ink
                       : line.phase == CodeLine::Phase::Failed ? m_theme.bad.ink
                                                               : m_theme.good.ink);
        const bool below = place.note.top() > place.code.bottom();
        painter.drawText(place.note, (below ? Qt::TextWordWrap : Qt::TextSingleLine) | Qt::AlignVCenter, line.note);
    }
    // It covers the frame that its scroll area draws for the focus.
    if (const QWidget* port = parentWidget(); port && port->parentWidget() && port->parentWidget()->hasFocus()) {
        painter.setPen(QPen(m_theme.client.ink, 2));
        painter.drawRect(QRect(-pos(), port->size()).intersected(rect()).adjusted(1, 1, -1, -1));
    }
}

void CodePane::mouseReleaseEvent(QMouseEvent* event) {
    for (const Placed& place : m_placed)
        if (place.whole.contains(event->pos())) {
            const int step = m_lines[static_cast<std::size_t>(place.line)].step;
            if (step >= 0 && m_lines[static_cast<std::size_t>(place.line)].phase != CodeLine::Phase::Ahead)
                emit lineClicked(step);
            return;
        }
}

}  // namespace app::panels
