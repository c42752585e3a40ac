#include "app/panels/SpotsInSight.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace app::panels {

using diagrams::Spot;

void SpotsInSight::read(const diagrams::Diagram* diagram, const QRectF& sight) {
    const std::vector<Spot> before = std::exchange(m_spots, diagram ? diagram->spotsIn(sight) : std::vector<Spot>{});
    const int focused = std::exchange(m_focused, -1);
    if (focused < 0 || focused >= static_cast<int>(before.size()))
        return;
    const Spot& was = before[static_cast<std::size_t>(focused)];
    const auto same =
        std::ranges::find_if(m_spots, [&](const Spot& spot) { return spot.what == was.what && spot.name == was.name; });
    if (same != m_spots.end())
        m_focused = static_cast<int>(same - m_spots.begin());
}

const Spot* SpotsInSight::at(int index) const {
    return index >= 0 && index < static_cast<int>(m_spots.size()) ? &m_spots[static_cast<std::size_t>(index)] : nullptr;
}

int SpotsInSight::indexAt(const QPointF& place) const {
    int best = -1;
    std::pair<double, double> least;
    for (std::size_t i = 0; i < m_spots.size(); ++i) {
        const QRectF& area = m_spots[i].area;
        if (!area.contains(place))
            continue;
        const std::pair size(std::round(area.width() * area.height()), QLineF(area.center(), place).length());
        if (best < 0 || size < least) {
            best = static_cast<int>(i);
            least = size;
        }
    }
    return best;
}

int SpotsInSight::next(int by, const QRectF& sight) const {
    if (m_focused >= 0)
        return m_focused + by;
    const auto whole = [&](const Spot& spot) { return sight.contains(spot.area); };
    if (by > 0)
        return static_cast<int>(std::ranges::find_if(m_spots, whole) - m_spots.begin());
    const auto last = std::find_if(m_spots.rbegin(), m_spots.rend(), whole);
    return static_cast<int>(m_spots.size()) - 1 - static_cast<int>(last - m_spots.rbegin());
}

}  // namespace app::panels
