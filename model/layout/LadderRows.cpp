#include "model/layout/LadderRows.h"

#include <algorithm>

namespace model::layout {

namespace {
constexpr std::size_t kBlock = 256;  // items whose lowest point is known together
}

std::uint32_t LadderRows::add(LadderItem::Kind kind, std::uint32_t index, std::uint32_t event, double height,
                              double inset) {
    const auto item = static_cast<std::uint32_t>(m_items.size());
    m_items.push_back({kind, index, event, m_height + inset, m_height + height});
    m_height += height;
    if (item % kBlock == 0)
        m_blockBottom.push_back(m_height);
    stretch(item, m_height);
    return item;
}

void LadderRows::stretch(std::uint32_t item, double bottom) {
    m_items[item].bottom = std::max(m_items[item].bottom, bottom);
    double& block = m_blockBottom[item / kBlock];
    block = std::max(block, m_items[item].bottom);
}

double LadderRows::heightAt(std::size_t beforeEvent) const {
    const auto after = std::ranges::lower_bound(m_items, beforeEvent, {},
                                                [](const LadderItem& item) -> std::size_t { return item.event; });
    return after == m_items.end() ? m_height : after->y;
}

void LadderRows::visit(double top, double bottom, const std::function<void(const LadderItem&)>& see) const {
    for (std::size_t block = 0; block < m_blockBottom.size(); ++block) {
        const std::size_t first = block * kBlock, last = std::min(first + kBlock, m_items.size());
        if (m_items[first].y > bottom)
            return;
        if (m_blockBottom[block] < top)
            continue;
        for (std::size_t i = first; i < last && m_items[i].y <= bottom; ++i)
            if (m_items[i].bottom >= top)
                see(m_items[i]);
    }
}

}  // namespace model::layout
