// The names beside the state bars, each beside the visible part of its bar. In the margin there is room; between life
// lines a name goes where nothing else is written, behind the back of its own segments first. What is taken grows with
// each name, so that no two of them meet. One is made for each look at a part of the ladder.
#pragma once

#include <optional>
#include <vector>

#include "model/layout/Bands.h"
#include "model/layout/BarBoxes.h"
#include "model/layout/Crossing.h"
#include "model/layout/SegmentPlacer.h"
#include "model/layout/Written.h"

namespace model::layout {

struct BarName {
    std::vector<Written> lines;  // the state's name
    std::vector<Written> below;  // "inferred", what is left of the 2MSL timer
    Rect ground;                 // behind the name; empty: nothing is there
    std::optional<Line> leader;  // to its own bar among several
    Tone tone = Tone::Secondary;
    struct Countdown {
        Rect track, left;
    };
    std::optional<Countdown> countdown;
};

class BarNames {
public:
    explicit BarNames(const LadderGround& ground) : m_ground(ground) {}

    // Nothing may be written there any more.
    void take(const Rect& area) { m_areas.add(area, area.top, area.bottom()); }
    void take(const PlacedSegment& segment);
    // nullopt: it has no room, or a name that stands beside it is enough.
    [[nodiscard]] std::optional<BarName> place(const BarBox& bar, const Rect& visible);

private:
    struct Wish {
        std::vector<std::string> lines;
        TextStyle style;
        double row = 0, height = 0, full = 0, width = 0;  // full: with the line below the name
        double top = 0, low = 0, at = 0;                  // the visible part of the bar; where it likes to stand
    };
    struct Found {
        Rect area;
        bool right = false;
    };
    const LadderGround& m_ground;
    Bands<Rect> m_areas;
    Bands<Line> m_strokes;  // nothing should be written there, if there is room elsewhere

    void avoid(const Line& stroke) {
        m_strokes.add(stroke, std::min(stroke.from.y, stroke.to.y), std::max(stroke.from.y, stroke.to.y));
    }
    [[nodiscard]] std::optional<Wish> wishOf(const BarBox& bar, const Rect& visible) const;
    [[nodiscard]] bool free(const Rect& place, std::uint32_t lane, bool offStrokes) const;
    [[nodiscard]] std::optional<Found> find(const Wish& wish, std::uint32_t lane) const;
    void tellBelow(BarName& name, const BarBox& bar, const Rect& below, Align side) const;
    void countDown(BarName& name, const StateSpan& span, const Rect& area, Align side) const;
};

}  // namespace model::layout
