#include "app/windows/StageArea.h"

#include <QGridLayout>
#include <algorithm>
#include <array>

#include "app/panels/EndpointCard.h"
#include "app/panels/LadderPanel.h"

namespace app::windows {

using namespace panels;

StageArea::StageArea(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("stageArea"));
    setAttribute(Qt::WA_StyledBackground);
    m_grid = new QGridLayout(this);
    m_grid->setSpacing(12);
    m_left = makeSide();
    m_ladder = new LadderPanel(this);
    m_right = makeSide();
    fold(false);
}

StageArea::Side StageArea::makeSide() {
    auto* widget = new QWidget(this);
    auto* cards = new QGridLayout(widget);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(8);
    return {widget, cards};
}

EndpointCard* StageArea::card(const QString& actor) const {
    const auto found = m_cards.find(actor.toStdString());
    return found == m_cards.end() ? nullptr : found->second;
}

std::vector<QWidget*> StageArea::inReadingOrder() const {
    if (m_room.folded)
        return {m_left.widget, m_right.widget, m_ladder};
    return {m_left.widget, m_ladder, m_right.widget};
}

void StageArea::showCards(const EndpointSource& source) {
    const auto ids = cardsOnStage(source);
    if (ids != m_ids)
        recast(ids);
    // Behind the projected stage nobody sees a timer run.
    if (!isVisibleTo(window()) && source.scene.position == m_position)
        return;
    m_position = source.scene.position;
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
        auto* card = new EndpointCard(id.client ? m_left.widget : m_right.widget);
        card->setTheme(m_theme);
        connect(card, &EndpointCard::lineClicked, this, &StageArea::lineClicked);
        m_cards[id.key] = card;
    }
    placeCards();
    emit castChanged();
}

std::vector<EndpointCard*> StageArea::cards() const {
    std::vector<EndpointCard*> cards;
    for (const CardId& id : m_ids)
        cards.push_back(m_cards.at(id.key));
    return cards;
}

void StageArea::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    for (const auto& [key, card] : m_cards)
        card->setTheme(theme);
}

void StageArea::fold(bool folded) {
    while (m_grid->count() > 0)
        delete m_grid->takeAt(0);
    m_grid->addWidget(m_left.widget, 0, 0);
    m_grid->addWidget(m_right.widget, 0, folded ? 1 : 2);
    folded ? m_grid->addWidget(m_ladder, 1, 0, 1, 2) : m_grid->addWidget(m_ladder, 0, 1);
    m_grid->setRowStretch(0, folded ? 0 : 1);
    m_grid->setRowStretch(1, folded ? 1 : 0);
}

void StageArea::arrange(const StageRoom& room) {
    if (room.folded != m_room.folded)
        fold(room.folded);
    m_room = room;
    for (QWidget* side : {m_left.widget, m_right.widget}) {
        if (room.folded) {
            side->setMinimumWidth(0);
            side->setMaximumWidth(QWIDGETSIZE_MAX);
        } else {
            side->setFixedWidth(room.cardWidth);
        }
    }
    m_grid->setContentsMargins(room.margin, room.margin, room.margin, room.margin);
    placeCards();
}

// None covers another: they fold until all have room.
void StageArea::placeCards() {
    const auto clients = static_cast<int>(std::ranges::count_if(m_ids, &CardId::client));
    const int servers = static_cast<int>(m_ids.size()) - clients;
    m_cardsRoom = cardsIn(m_room, size(), clients, servers);
    for (const Side& side : {m_left, m_right})
        while (side.cards->count() > 0)
            delete side.cards->takeAt(0);
    std::array<int, 2> placed{};
    const int end = static_cast<int>(m_ids.size());
    const bool small = m_cardsRoom.fold == CardFold::Chip || m_cardsRoom.fold == CardFold::Line;
    for (const Side& side : {m_left, m_right})
        for (int row = 0; row <= end; ++row)  // small ones stand at the top, one below the other
            side.cards->setRowStretch(row, small && row == end ? 1 : 0);
    for (const CardId& id : m_ids) {
        const int columns = id.client ? m_cardsRoom.clientColumns : m_cardsRoom.serverColumns;
        int& index = placed[id.client ? 0 : 1];
        QGridLayout* cards = (id.client ? m_left : m_right).cards;
        EndpointCard* card = m_cards.at(id.key);
        card->setFold(m_cardsRoom.fold);
        cards->addWidget(card, index / columns, index % columns);
        if (!small)
            cards->setRowStretch(index / columns, 1);
        ++index;
    }
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, !m_room.folded ? (i == 1 ? 1 : 0)
                                    : i == 0       ? m_cardsRoom.clientColumns
                                    : i == 1       ? m_cardsRoom.serverColumns
                                                   : 0);
    m_left.widget->setVisible(!m_room.folded || clients > 0);
    m_right.widget->setVisible(!m_room.folded || servers > 0);
}

void StageArea::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto clients = static_cast<int>(std::ranges::count_if(m_ids, &CardId::client));
    if (cardsIn(m_room, size(), clients, static_cast<int>(m_ids.size()) - clients) != m_cardsRoom)
        placeCards();
}

}  // namespace app::windows
