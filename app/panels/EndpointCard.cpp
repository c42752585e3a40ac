#include "app/panels/EndpointCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/CardBody.h"
#include "app/panels/FittedLabel.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kMargin = 16;
constexpr double kTitle = 11;  // of the text's size: room that a name has first
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
    head->addWidget(m_title);
    head->addWidget(m_process, 1);
    m_column->addWidget(m_head);

    m_stateBox = new QWidget(this);
    auto* state = new QVBoxLayout(m_stateBox);
    state->setContentsMargins(kMargin, 10, kMargin, 10);
    state->setSpacing(2);
    m_state = new FittedLabel(m_stateBox);
    m_word = new QLabel(m_stateBox);
    m_word->setWordWrap(true);
    state->addWidget(m_state);
    state->addWidget(m_word);
    m_column->addWidget(m_stateBox);
    m_lineBox = new QWidget(this);
    m_lineBox->hide();
    auto* line = new QHBoxLayout(m_lineBox);
    line->setContentsMargins(kMargin, 4, kMargin, 6);
    m_line = new FittedLabel(m_lineBox);
    line->addWidget(m_line);
    m_column->addWidget(m_lineBox);

    m_body = new CardBody(this);
    m_column->addWidget(m_body, 1);
    m_column->addStretch(0);
    connect(m_body, &CardBody::lineClicked, this, &EndpointCard::lineClicked);
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
    m_body->setTheme(theme);
    display();
    update();
}

void EndpointCard::setFold(CardFold fold) {
    if (fold == m_fold)
        return;
    m_fold = fold;
    m_body->setFolded(fold != CardFold::Open);
    m_column->setStretch(m_column->count() - 1, fold == CardFold::Open ? 0 : 1);  // what is over stays below
    const bool small = fold == CardFold::Chip || fold == CardFold::Line;
    m_body->setVisible(!small);
    m_stateBox->setVisible(!small);
    m_lineBox->setVisible(fold == CardFold::Chip);
    setSizePolicy(QSizePolicy::Preferred, small ? QSizePolicy::Fixed : QSizePolicy::Preferred);
    display();
}

QString EndpointCard::shownState() const {
    return m_state->text();
}
QString EndpointCard::shownWord() const {
    return m_word->text();
}

void EndpointCard::display() {
    const model::Side end = m_content.client ? model::Side::Client : model::Side::Server;
    const QColor onHead = onInk(m_theme);
    m_title->setContent(m_content.title, m_theme, 1.15, QFont::Bold, onHead);
    const QColor stateColor = m_content.value && *m_content.value != model::State::Closed
                                  ? m_theme.state(*m_content.value, end).ink
                                  : m_theme.secondary;
    m_state->setContent(m_content.state, m_theme, m_fold == CardFold::Open ? 1.9 : 1.6, QFont::Bold, stateColor);
    displayFold(onHead);
    using Trust = EndpointContent::Trust;
    const QColor wordColor = m_content.trust == Trust::Agrees    ? m_theme.good.ink
                             : m_content.trust == Trust::Differs ? m_theme.bad.ink
                                                                 : m_theme.secondary;
    m_word->setVisible(!m_content.word.isEmpty());
    m_word->setText(m_content.trust == Trust::Agrees ? QStringLiteral("✓ ") + m_content.word : m_content.word);
    // Setting one anew, even the same, costs a layout.
    if (const QString look =
            QStringLiteral("color: %1; font-size: %2px;").arg(wordColor.name()).arg(m_theme.b * small(m_theme));
        look != m_word->styleSheet())
        m_word->setStyleSheet(look);
    m_state->setFixedHeight(m_state->sizeHint().height());
    setSpoken(this, m_content.title, m_content.sentence());
    layoutWord();
    m_body->setContent(m_content);
}

// A chip has the state in its head, where the process stands else, and the call on one line.
void EndpointCard::displayFold(const QColor& onHead) {
    const bool small = m_fold == CardFold::Chip || m_fold == CardFold::Line;
    m_process->setContent(small ? m_content.state : m_content.process, m_theme, 1, small ? QFont::Bold : QFont::Normal,
                          onHead);
    // Names are of one size on all cards; what stands beside them gives way.
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), static_cast<int>(kTitle * m_theme.b)));
    const int live = liveLine(m_content.code);
    const CodeLine line = live < 0 ? CodeLine() : m_content.code[static_cast<std::size_t>(live)];
    m_line->setContent(QStringLiteral("%1  %2").arg(line.text, line.note).trimmed(), m_theme, 1, QFont::Normal,
                       line.phase == CodeLine::Phase::Running ? m_theme.held.ink : m_theme.text);
}

void EndpointCard::layoutWord() {
    // On a narrow card it takes two lines; a layout asks for the height of one.
    const QFontMetrics word(m_theme.font(small(m_theme), QFont::Normal, m_word->text()));
    const QRect room(0, 0, std::max(1, width() - 2 * kMargin - 2), QWIDGETSIZE_MAX);
    m_word->setMinimumHeight(
        std::max(word.height(), word.boundingRect(room, Qt::TextWordWrap, m_word->text()).height()));
}

void EndpointCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layoutWord();
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
