// How the window is shared out: demo rail, stage and dock side by side, by the rules of Measures; and the order in
// which Tab goes through them. Owns the splitter between them. GUI thread.
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/windows/Measures.h"

class QSettings;
class QSplitter;
class QWidget;

namespace app::panels {
class DemoRail;
class PanelDock;
}  // namespace app::panels

namespace app::windows {

class StageArea;

class Partition : public QObject {
    Q_OBJECT
public:
    // Above and below: read before and after the parts of the splitter.
    struct Parts {
        std::vector<QWidget*> above;
        panels::DemoRail* rail;
        StageArea* stage;
        panels::PanelDock* dock;
        QWidget* below;
    };
    Partition(QSplitter* splitter, const Parts& parts);

    void arrange(const QSize& window, double base);
    [[nodiscard]] bool railShown() const { return m_railShown; }
    void toggleRail();
    // Shown although there is little room for it; else it folds away where the ladder would be a stump.
    void showDock(bool shown);

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

signals:
    void wanted();  // to be arranged anew

private:
    QSplitter* m_splitter;
    Parts m_parts;
    std::optional<bool> m_railWanted;  // by its button
    bool m_railShown = false;
    std::optional<int> m_dockWidth;                         // as the user dragged it, pixels
    bool m_dockInsisted = false, m_dockFoldedAway = false;  // by showDock(); by arrange()

    int arrangeDock(const Division& division, const Room& room);
    void foldDock(const Division& division, Room& room);
    void orderTabs();
};

// Until every layout has answered the last change: sizes that depend on widths take several rounds.
void settle();

}  // namespace app::windows
