#include "app/panels/EndpointCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/CodePane.h"
#include "app/panels/FittedLabel.h"
#include "app/panels/QueueView.h"
#include "app/panels/RowsView.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16, kBelow = 8;

QLabel* sectionLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QStringLiteral("section"));
    label->setContentsMargins(kMargin, 10, kMargin, 2);
    return label;
}
}  // namespace

EndpointCard::EndpointCard(QWidget* parent) : QFrame(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("card"));
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(1, 0, 1, 1);
    m_column->setSpacing(0);

    m_head = new QWidget(this);
    m_head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(kMargin, 8, kMargin, 8);
    m_title = new FittedLabel(m_head);
    m_process = new FittedLabel(m_head);
    m_process->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(m_title, 1);
    head->addWidget(m_process, 1);
    m_column->addWidget(m_head);

    auto* state = new QVBoxLayout;
    state->setContentsMargins(kMargin, 10, kMargin, 10);
    state->setSpacing(2);
    m_state = new FittedLabel(this);
    m_word = new QLabel(this);
    m_word->setWordWrap(true);
    state->addWidget(m_state);
    state->addWidget(m_word);
    m_column->addLayout(state);

    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::TabFocus);
    auto* body = new QWidget;
    body->setMinimumHeight(1);  // else it is as high as its least width would make it, and scrolls in vain
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, kBelow);
    rows->setSpacing(0);
    m_code = new CodePane(body);
    m_descriptorTitle = sectionLabel(body);
    m_descriptors = new RowsView(body);
    m_controlTitle = sectionLabel(body);
    m_control = new RowsView(body);
    m_queueTitle = sectionLabel(body);
    m_queues = new QueueView(body);
    for (QWidget* part : {static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_descriptorTitle),
                          static_cast<QWidget*>(m_descriptors), static_cast<QWidget*>(m_queueTitle),
                          static_cast<QWidget*>(m_queues), static_cast<QWidget*>(m_controlTitle),
                          static_cast<QWidget*>(m_control)})
        rows->addWidget(part);
    rows->addStretch(1);
    m_scroll->setWidget(body);
    m_column->addWidget(m_scroll, 1);
    m_column->addStretch(0);
    connect(m_code, &CodePane::lineClicked, this, &EndpointCard::lineClicked);
    setTheme(m_theme);
}

void EndpointCard::setContent(const EndpointContent& content) {
    if (content == m_content)
        return;
    const bool otherSide = content.client != m_content.client;
    m_content = content;
    display();
    if (otherSide)
        update();
}

void EndpointCard::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    m_code->setTheme(theme);
    m_descriptors->setTheme(theme);
    m_control->setTheme(theme);
    m_queues->setTheme(theme);
    display();
    update();
}

void EndpointCard::setFold(Fold fold) {
    if (fold == m_fold)
        return;
    m_fold = fold;
    m_code->setFolded(fold == Fold::Folded);
    m_column->setStretch(m_column->count() - 1, fold == Fold::Folded ? 1 : 0);  // what is over stays below
    // Its height is that of the code; a bar would take the width that the height was made for.
    m_scroll->setVerticalScrollBarPolicy(fold == Fold::Folded ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    display();
}

QString EndpointCard::shownState() const { return m_state->text(); }
QString EndpointCard::shownWord() const { return m_word->text(); }

void EndpointCard::display() {
    const model::tcp::Side end = m_content.client ? model::tcp::Side::Client : model::tcp::Side::Server;
    const QColor onHead = onInk(m_theme);
    m_title->setContent(m_content.title, m_theme, 1.15, QFont::Bold, onHead);
    m_process->setContent(m_content.process, m_theme, 1, QFont::Normal, onHead);
    const QColor stateColor = m_content.value && *m_content.value != model::tcp::State::Closed
                                  ? m_theme.state(*m_content.value, end).ink
                                  : m_theme.secondary;
    m_state->setContent(m_content.state, m_theme, m_fold == Fold::Folded ? 1.6 : 1.9, QFont::Bold, stateColor);
    using Trust = EndpointContent::Trust;
    const QColor wordColor = m_content.trust == Trust::Agrees    ? m_theme.good.ink
                             : m_content.trust == Trust::Differs ? m_theme.bad.ink
                                                                 : m_theme.secondary;
    m_word->setText(m_content.trust == Trust::Agrees ? QStringLiteral("✓ ") + m_content.word : m_content.word);
    // Setting one anew, even the same, costs a layout.
    if (const QString look = QStringLiteral("color: %1; font-size: %2px;").arg(wordColor.name()).arg(m_theme.b * small(m_theme)); look != m_word->styleSheet())
        m_word->setStyleSheet(look);
    m_state->setFixedHeight(m_state->sizeHint().height());
    m_code->setLines(m_content.code);

    m_descriptorTitle->setText(tr("File descriptors"));
    m_controlTitle->setText(tr("Transmission control block"));
    m_queueTitle->setText(tr("Queues"));
    std::vector<QStringList> descriptors, control;
    for (const FdRow& row : m_content.descriptors)
        descriptors.push_back({row.fd, row.socket, row.state});
    for (const ControlRow& row : m_content.control)
        control.push_back({row.name, row.value});
    m_descriptors->setContent({tr("fd"), tr("socket"), tr("state")}, descriptors);
    m_control->setContent({}, control);
    m_queues->setRows(m_content.queues);
    setSpoken(m_descriptors, m_descriptorTitle->text());
    setSpoken(m_control, m_controlTitle->text());
    const bool open = m_fold == Fold::Open;
    m_code->setVisible(!m_content.code.empty());
    m_descriptorTitle->setVisible(open && !descriptors.empty());
    m_descriptors->setVisible(open && !descriptors.empty());
    m_controlTitle->setVisible(open && !control.empty());
    m_control->setVisible(open && !control.empty());
    m_queueTitle->setVisible(open && !m_content.queues.empty());
    m_queues->setVisible(open && !m_content.queues.empty());
    setSpoken(m_scroll, tr("Code and sockets of %1").arg(m_content.title));
    setSpoken(this, m_content.title, m_content.sentence());
    layoutBody();
}

void EndpointCard::layoutBody() {
    // On a narrow card it takes two lines; a layout asks for the height of one.
    const QFontMetrics word(m_theme.font(small(m_theme), QFont::Normal, m_word->text()));
    const QRect room(0, 0, std::max(1, width() - 2 * kMargin - 2), QWIDGETSIZE_MAX);
    m_word->setMinimumHeight(std::max(word.height(), word.boundingRect(room, Qt::TextWordWrap, m_word->text()).height()));
    // Folded it is no higher than what it says.
    if (m_fold == Fold::Folded)
        m_scroll->setFixedHeight(m_content.code.empty() ? 0 : m_code->heightForWidth(width() - 2) + kBelow);
    else
        m_scroll->setMinimumHeight(0);
    if (m_fold == Fold::Open)
        m_scroll->setMaximumHeight(QWIDGETSIZE_MAX);
    const int line = m_code->liveLine();
    if (line < 0 || m_fold == Fold::Folded)
        return;
    const QRect place = m_code->lineRect(line);
    m_scroll->ensureVisible(0, m_code->y() + place.bottom() + 8, 0, place.height() + 16);
}

void EndpointCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layoutBody();
}

void EndpointCard::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath head;
    head.setFillRule(Qt::WindingFill);
    const QRectF area(0, 0, width(), m_head->geometry().bottom() + 1);
    head.addRoundedRect(area, 8, 8);
    head.addRect(area.adjusted(0, area.height() / 2, 0, 0));
    painter.fillPath(head, m_content.client ? m_theme.client.ink : m_theme.server.ink);
}

}  // namespace app::panels
