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
class QVBoxLayout;

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
    // Left to right, or top to bottom.
    [[nodiscard]] std::vector<QWidget*> inReadingOrder() const;

    // The cards alone; the ladder is shown by its own. Others than before: castChanged.
    void showCards(const panels::EndpointSource& source);
    void setTheme(const theme::Theme& theme);
    void arrange(const StageRoom& room);

signals:
    void castChanged();
    void lineClicked(int step);

private:
    struct Column {
        QWidget* widget;
        QVBoxLayout* cards;
    };
    panels::LadderPanel* m_ladder;
    Column m_left, m_right;
    QGridLayout* m_grid;
    std::map<panels::CardKey, panels::EndpointCard*> m_cards;
    std::vector<panels::CardId> m_ids;
    theme::Theme m_theme;
    bool m_folded = false;

    [[nodiscard]] Column makeColumn();
    void recast(const std::vector<panels::CardId>& ids);
    void fold(bool folded);
};

}  // namespace app::windows
