#include "app/windows/StageArea.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "app/panels/EndpointCard.h"
#include "app/panels/LadderPanel.h"

namespace app::windows {

using namespace panels;

StageArea::StageArea(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("stageArea"));
    setAttribute(Qt::WA_StyledBackground);
    m_grid = new QGridLayout(this);
    m_grid->setSpacing(12);
    m_left = makeColumn();
    m_ladder = new LadderPanel(this);
    m_right = makeColumn();
    fold(m_folded);
}

StageArea::Column StageArea::makeColumn() {
    auto* widget = new QWidget(this);
    auto* cards = new QVBoxLayout(widget);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(8);
    return {widget, cards};
}

EndpointCard* StageArea::card(const QString& actor) const {
    const auto found = m_cards.find(actor.toStdString());
    return found == m_cards.end() ? nullptr : found->second;
}

std::vector<QWidget*> StageArea::inReadingOrder() const {
    if (m_folded)
        return {m_left.widget, m_right.widget, m_ladder};
    return {m_left.widget, m_ladder, m_right.widget};
}

void StageArea::showCards(const EndpointSource& source) {
    const auto ids = cardsOnStage(source);
    if (ids != m_ids)
        recast(ids);
    for (const CardId& id : m_ids)
        m_cards[id.key]->setContent(endpointContent(source, id));
}

void StageArea::recast(const std::vector<CardId>& ids) {
    m_ids = ids;
    for (auto& [key, card] : m_cards) {
        card->parentWidget()->layout()->removeWidget(card);
        card->hide();
        card->deleteLater();  // it may be the one that was clicked
    }
    m_cards.clear();
    for (const CardId& id : ids) {
        const Column& column = id.client ? m_left : m_right;
        auto* card = new EndpointCard(column.widget);
        card->setTheme(m_theme);
        card->setFold(m_folded ? EndpointCard::Fold::Folded : EndpointCard::Fold::Open);
        connect(card, &EndpointCard::lineClicked, this, &StageArea::lineClicked);
        column.cards->addWidget(card, 1);
        m_cards[id.key] = card;
    }
    emit castChanged();
}

void StageArea::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    for (const auto& [key, card] : m_cards)
        card->setTheme(theme);
}

void StageArea::fold(bool folded) {
    m_folded = folded;
    while (m_grid->count() > 0)
        delete m_grid->takeAt(0);
    m_grid->addWidget(m_left.widget, 0, 0);
    m_grid->addWidget(m_right.widget, 0, folded ? 1 : 2);
    folded ? m_grid->addWidget(m_ladder, 1, 0, 1, 2) : m_grid->addWidget(m_ladder, 0, 1);
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, folded ? (i < 2 ? 1 : 0) : (i == 1 ? 1 : 0));
    m_grid->setRowStretch(0, folded ? 0 : 1);
    m_grid->setRowStretch(1, folded ? 1 : 0);
    for (const auto& [key, card] : m_cards)
        card->setFold(folded ? EndpointCard::Fold::Folded : EndpointCard::Fold::Open);
}

void StageArea::arrange(const StageRoom& room) {
    if (room.folded != m_folded)
        fold(room.folded);
    for (QWidget* column : {m_left.widget, m_right.widget}) {
        column->setVisible(room.cards);
        if (m_folded) {
            column->setMinimumWidth(0);
            column->setMaximumWidth(QWIDGETSIZE_MAX);
        } else {
            column->setFixedWidth(room.cardWidth);
        }
    }
    m_grid->setContentsMargins(room.margin, room.margin, room.margin, room.margin);
}

}  // namespace app::windows
