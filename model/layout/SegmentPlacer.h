// A segment of the ladder in pixels: its arrow from life line to life line, its label, and what waits for a click.
#pragma once

#include "model/layout/Crossing.h"
#include "model/layout/SegmentLabel.h"
#include "model/layout/Stroke.h"

namespace model::layout {

struct PlacedSegment {
    enum class Fate : std::uint8_t { Moving, Held, Delivered, Dropped };

    const LadderSegment* segment = nullptr;
    const trace::PacketRecord* record = nullptr;
    Point from, door, in;  // leaves, waits, is let in
    double waitEnd = 0;
    Fate fate = Fate::Delivered;
    Stroke stroke = Stroke::Ack;
    bool copy = false;
    Tone tone = Tone::Text;
    SegmentLabel label;
    Written again;          // where it is let in far below its door; empty area: not there
    Written deliver, drop;  // buttons of a held one, where somebody can press them
    Written where;          // where it is held
    Rect whereGround;       // behind that

    [[nodiscard]] bool held() const { return fate == Fate::Held || fate == Fate::Moving; }
    [[nodiscard]] bool waited() const { return waitEnd > door.y + 1; }
    [[nodiscard]] bool toRight() const { return in.x > from.x; }
};

class SegmentPlacer {
public:
    explicit SegmentPlacer(const LadderGround& ground) : m_ground(ground) {}

    // nullopt: nobody knows either end.
    [[nodiscard]] std::optional<PlacedSegment> place(const LadderItem& item) const;
    [[nodiscard]] std::optional<PlacedSegment> place(const LadderSegment& segment) const;

private:
    const LadderGround& m_ground;

    [[nodiscard]] bool settle(PlacedSegment& placed) const;
    void nameAgain(PlacedSegment& placed, double way) const;
    void placeButtons(PlacedSegment& placed, double way) const;
    void tellWhere(PlacedSegment& placed) const;
};

}  // namespace model::layout
