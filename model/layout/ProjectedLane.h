// The ladder of the projected stage at one position, as its camera sees it: every life line, bar, arrow, card and text,
// chosen and placed so that none hides another. Pixels. Keeps its rows for the next position of the same trace.
#pragma once

#include <memory>

#include "model/layout/LadderComing.h"
#include "model/layout/LaneTexts.h"

namespace model::layout {

struct LanePicture {
    struct Head {  // of a life line among many
        Rect area;
        Written name, state;
        TurnedText turned;  // the state, upwards, where many have no room beside each other
        Rect glass;         // an hourglass, where it waits
        std::string actor;
    };
    std::vector<Line> lifeLines;
    std::vector<LaneBar> bars;
    std::vector<LaneArrow> arrows;  // what may come too
    std::vector<LaneCard> cards;
    std::vector<TurnedText> labels, names;
    std::vector<Head> heads;
};

class ProjectedLane {
public:
    // What is told of the processes at the heads.
    struct Told {
        std::string state;
        Tone tone = Tone::Secondary;
        bool waits = false;
    };
    using Tell = std::function<Told(const std::string& actor)>;

    ProjectedLane(LadderInputs inputs, Size window, std::shared_ptr<LadderLayout> rows, bool whole);

    [[nodiscard]] const std::shared_ptr<LadderLayout>& rows() const { return m_rows; }
    [[nodiscard]] const LaneGround& ground() const { return m_ground; }
    [[nodiscard]] const LaneCamera& target() const { return m_target; }
    void look(const LaneCamera& camera) { m_ground.camera = camera; }
    void setMoving(std::optional<PacketId> packet) { m_ground.in.moving = packet; }
    [[nodiscard]] LanePicture picture(const Tell& tell) const;
    // Who stands in the giant's place of that side; "": nobody of it is on the stage.
    [[nodiscard]] std::string giant(Side side) const;

private:
    std::shared_ptr<LadderLayout> m_rows;
    LaneGround m_ground;
    std::vector<ComingSegment> m_coming;
    LaneCamera m_target;

    [[nodiscard]] static std::shared_ptr<LadderLayout> updated(std::shared_ptr<LadderLayout> rows,
                                                               const LadderInputs& inputs);
    [[nodiscard]] std::optional<std::uint32_t> laneNamed(const std::string& actor) const;
    void placeBars(LanePicture& picture) const;
    void placeSegments(LanePicture& picture) const;
    void placeComing(LanePicture& picture) const;
    void placeTexts(LanePicture& picture) const;
    [[nodiscard]] bool placeTexts(LanePicture& picture, std::size_t withNumbers) const;
    void placeHeads(LanePicture& picture, const Tell& tell) const;
    void turnHeads(LanePicture& picture) const;
};

}  // namespace model::layout
