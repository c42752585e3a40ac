// A ladder at one position, whole: size, what to look at first, and for any part of it every box, stroke, label and
// name, chosen and placed so that none hides another. Plain numbers in pixels, and texts. Cheap for what is visible of
// a ladder of any length. Keeps its rows for the next ladder of the same trace.
#pragma once

#include "model/layout/BarNames.h"
#include "model/layout/CallPlacer.h"
#include "model/layout/LadderComing.h"
#include "model/layout/LadderNotes.h"
#include "model/layout/SegmentPlacer.h"

namespace model::layout {

// What is seen of a part of the ladder, in the order in which it is painted.
struct LadderPicture {
    struct LifeLine {
        std::optional<Line> line;
        std::vector<BarBox> bars;
    };
    struct Head {  // of a life line, on the strip
        Written name, pid;
    };
    std::vector<LifeLine> lifeLines;
    std::vector<PlacedNote> notes;
    std::vector<PlacedCall> calls;
    std::vector<PlacedSegment> segments;
    std::vector<Line> comingLines;
    std::vector<ComingArrow> coming;
    std::vector<BarName> names;
    Rect strip;  // stays at the top of the screen while the ladder scrolls under it
    std::vector<Head> heads;
};

class LadderGeometry {
public:
    LadderGeometry(LadderInputs inputs, std::shared_ptr<LadderLayout> rows);

    [[nodiscard]] const LadderGround& ground() const { return m_ground; }
    [[nodiscard]] Size size() const { return {m_ground.width(), m_height}; }
    // The segment on its way, which is drawn without its buttons; nullopt: none.
    void setMoving(std::optional<PacketId> packet) { m_ground.in.moving = packet; }
    // What changes while the segment is on its way; empty: nothing does.
    [[nodiscard]] Rect travelArea(PacketId packet) const;
    // What happened last, and the segment that waits for a click where both fit; from side to side what the newest
    // segment takes. One that is kept on the wire waits for nobody.
    [[nodiscard]] Rect focus() const;
    [[nodiscard]] LadderPicture picture(const Rect& visible) const;
    [[nodiscard]] const std::vector<ComingArrow>& coming() const { return m_coming; }
    // Every row that touches the area and has happened.
    void visit(const Rect& visible, const std::function<void(const LadderItem&)>& see) const;

private:
    LadderGround m_ground;
    std::vector<ComingArrow> m_coming;
    double m_height = 0;

    void arrange();
    void trim(LadderPicture& picture, double edge) const;
    void placeHeads(LadderPicture& picture, const Rect& visible) const;
    [[nodiscard]] double headSize(const std::string& name, double width) const;
    void placeComing(LadderPicture& picture, const Rect& visible) const;
    void placeNames(LadderPicture& picture, const Rect& visible) const;
};

}  // namespace model::layout
