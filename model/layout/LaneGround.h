// What every part of the projected ladder stands on: rows, life lines, and the camera, which looks at the last arrows,
// what is held and what may come. Pixels.
#pragma once

#include <utility>
#include <vector>

#include "model/layout/LadderInputs.h"
#include "model/layout/LadderLayout.h"
#include "model/layout/Projection.h"

namespace model::layout {

// Which rows fill the lane. Between two cameras lies every camera between.
struct LaneCamera {
    double row = 0, scale = 1;                     // at `top`; pixels for a row
    double top = 0;                                // pixels
    std::vector<std::pair<double, double>> rooms;  // row, pixels that are left free below it: held segments' buttons

    [[nodiscard]] double y(double at) const;
    [[nodiscard]] static LaneCamera between(const LaneCamera& from, const LaneCamera& to, double share);
    bool operator==(const LaneCamera&) const = default;
};

struct LaneGround {
    // Each segment a band; calls, which stand beside their process, take none.
    [[nodiscard]] static LadderMeasures measures();

    LadderInputs in;
    const LadderLayout* layout = nullptr;
    Projection places;
    bool whole = false;                // the whole connection is looked at
    std::vector<std::uint32_t> order;  // lanes from left to right
    std::vector<double> x;             // by lane: middle of its bars
    double gap = 0;                    // between the middles of two life lines
    LaneCamera camera;

    LaneGround(LadderInputs inputs, const LadderLayout& rows, const Projection& division);

    [[nodiscard]] double u() const { return places.unit; }
    [[nodiscard]] double y(double row) const { return camera.y(row); }
    [[nodiscard]] std::size_t position() const { return in.scene->position; }
    [[nodiscard]] double half() const { return 15 * u(); }  // of the bars of a life line
    [[nodiscard]] double present() const;                   // row at which what has happened ends
    [[nodiscard]] bool narrow() const { return gap < 420 * u(); }
    [[nodiscard]] double heldRoom() const;    // under the door of a held segment
    [[nodiscard]] double pinnedRoom() const;  // at the edge, for one that is older than the view
    // Where a segment leaves, and where it arrives; from nobody, or to nobody: at the edge.
    [[nodiscard]] std::pair<double, double> ends(const LadderSegment& segment) const;
    [[nodiscard]] bool held(const LadderSegment& segment) const { return segment.settled >= position(); }
    // Those that happened, the oldest first.
    [[nodiscard]] std::vector<const LadderSegment*> segments() const;
    [[nodiscard]] double widthOf(const std::string& text, const TextStyle& style) const {
        return in.measure->width(text, style);
    }
};

inline constexpr double kComingSlant = 3.4, kComingBand = 4.4;  // rows

// coming: arrows that may come next.
[[nodiscard]] LaneCamera cameraOf(const LaneGround& ground, std::size_t coming);

}  // namespace model::layout
