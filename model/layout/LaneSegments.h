// The segments of the projected ladder: arrows from bar to bar, and the card of each that is held or on its way, with
// the door it waits at and the buttons that decide. Pixels.
#pragma once

#include "model/layout/Crossing.h"
#include "model/layout/LaneGround.h"
#include "model/layout/SegmentLabel.h"
#include "model/layout/Stroke.h"

namespace model::layout {

struct LaneArrow {
    enum class Fate : std::uint8_t { Moving, Held, Delivered, Dropped, Coming };
    PacketId packet;  // 0: of one that may come
    Point from, tip;
    Fate fate = Fate::Delivered;
    Stroke stroke = Stroke::Ack;
    bool copy = false;
    Tone tone = Tone::Text;
    SegmentWords words;

    [[nodiscard]] double way() const { return tip.x >= from.x ? 1 : -1; }
    [[nodiscard]] double length() const;
    [[nodiscard]] Point at(double share) const {
        return {from.x + (tip.x - from.x) * share, from.y + (tip.y - from.y) * share};
    }
};

struct LaneCard {
    PacketId packet;
    LaneArrow arrow;  // that it rides on
    Rect area;
    Written name, numbers;
    std::string said;
    bool pinned = false;                            // older than the view
    Line door;                                      // what it waits at
    Written deliver, drop, where;                   // empty where nobody can press them; where it waits
    [[nodiscard]] LaneCard at(double share) const;  // on its way
};

class LaneSegments {
public:
    explicit LaneSegments(const LaneGround& ground) : m_ground(ground) {}

    // nullopt: it is not in the view.
    [[nodiscard]] std::optional<LaneArrow> arrow(const LadderSegment& segment) const;
    [[nodiscard]] LaneCard card(const LaneArrow& arrow, bool pressable) const;
    // One that is older than the view, beside those that are there already.
    [[nodiscard]] LaneCard pinned(const LadderSegment& segment, std::size_t before) const;

private:
    const LaneGround& m_ground;

    [[nodiscard]] LaneArrow describe(const LadderSegment& segment) const;
    [[nodiscard]] double room(const LaneArrow& arrow) const;  // beside the receiver's door
    void write(LaneCard& card, double most) const;
    void placeButtons(LaneCard& card, double top, double beside) const;
    void tellWhere(LaneCard& card, double top, double beside) const;
};

}  // namespace model::layout
