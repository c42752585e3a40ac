// The rows of a ladder from top to bottom, in the order of events. Whoever asks for a stretch of a million rows pays
// for that stretch: the lowest point of each block of rows is known. Units of the base text size.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace model::layout {

inline constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();  // an event that has not come

struct LadderItem {
    // Taken: the row of a return or an arrival, which the item it belongs to reaches down to.
    enum class Kind : std::uint8_t { Segment, Call, Note, Taken } kind = Kind::Call;
    std::uint32_t index = 0;  // among those of its kind
    std::uint32_t event = 0;
    double y = 0, bottom = 0;  // lowest point so far
};

class LadderRows {
public:
    explicit LadderRows(double top) : m_height(top) {}

    // Below all the others, so high, and so far below the row's top; the item's index.
    std::uint32_t add(LadderItem::Kind kind, std::uint32_t index, std::uint32_t event, double height, double inset = 0);
    // The item reaches down to here.
    void stretch(std::uint32_t item, double bottom);
    [[nodiscard]] bool isLast(std::uint32_t item) const { return item + 1 == m_items.size(); }
    [[nodiscard]] double height() const { return m_height; }
    // Where the first row stands of what did not happen before the event.
    [[nodiscard]] double heightAt(std::size_t beforeEvent) const;
    [[nodiscard]] const std::vector<LadderItem>& items() const { return m_items; }
    // Every item that touches [top, bottom], by event. Skips what lies elsewhere by blocks.
    void visit(double top, double bottom, const std::function<void(const LadderItem&)>& see) const;

private:
    std::vector<LadderItem> m_items;
    std::vector<double> m_blockBottom;
    double m_height;
};

}  // namespace model::layout
