// The middle of the window: the ladder, and the cards of the endpoints beside it, clients left and servers right, or
// folded above it where the window is narrow.
#pragma once

#include <QWidget>
#include <map>
#include <vector>

#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"
#include "app/windows/Measures.h"

class QGridLayout;

namespace app::panels {
class EndpointCard;
class LadderPanel;
}  // namespace app::panels

namespace app::windows {

class StageArea : public QWidget {
    Q_OBJECT
public:
    explicit StageArea(QWidget* parent = nullptr);

    [[nodiscard]] panels::LadderPanel* ladder() const { return m_ladder; }
    // nullptr: no such endpoint on the stage.
    [[nodiscard]] panels::EndpointCard* card(const QString& actor) const;
    [[nodiscard]] std::size_t cardCount() const { return m_ids.size(); }
    [[nodiscard]] std::vector<panels::EndpointCard*> cards() const;  // in the order of the stage
    // Left to right, or top to bottom.
    [[nodiscard]] std::vector<QWidget*> inReadingOrder() const;

    // The cards alone; the ladder is shown by its own. Others than before: castChanged.
    void showCards(const panels::EndpointSource& source);
    void setTheme(const theme::Theme& theme);
    void arrange(const StageRoom& room);

signals:
    void castChanged();
    void lineClicked(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    // Of one side: a column beside the ladder, a few above it.
    struct Side {
        QWidget* widget;
        QGridLayout* cards;
    };
    panels::LadderPanel* m_ladder;
    Side m_left, m_right;
    QGridLayout* m_grid;
    std::map<panels::CardKey, panels::EndpointCard*> m_cards;
    std::vector<panels::CardId> m_ids;
    std::size_t m_position = 0;  // that the cards show
    theme::Theme m_theme;
    StageRoom m_room;
    CardsRoom m_cardsRoom;

    [[nodiscard]] Side makeSide();
    void recast(const std::vector<panels::CardId>& ids);
    void fold(bool folded);
    void placeCards();
};

}  // namespace app::windows
