#include "model/layout/LadderGround.h"

#include <algorithm>

namespace model::layout {

namespace {

constexpr double kHeldRoom = 4.6;   // buttons and a line of text under a held segment
constexpr double kSeenAtOnce = 27;  // of a ladder on a small screen

}  // namespace

LadderHeights::LadderHeights(const LadderLayout& layout, const trace::Scene& scene, double header, double b)
    : m_header(header), m_b(b) {
    for (const PacketId id : scene.held)
        if (const LadderSegment* segment = layout.segments().find(id))
            m_held.push_back(segment->door);
    std::ranges::sort(m_held);
    m_present = y(std::max(layout.heightAt(scene.position), layout.measures().top + 3));
}

double LadderHeights::y(double row) const {
    const auto passed = std::ranges::lower_bound(m_held, row - 0.01) - m_held.begin();
    return m_header + (row + kHeldRoom * static_cast<double>(passed)) * m_b;
}

double LadderHeights::rowAbove(double pixels) const {
    return (pixels - m_header) / m_b - kHeldRoom * static_cast<double>(m_held.size());
}

double LadderGround::seenAtOnce() const {
    return in.height > 0 ? in.height : kSeenAtOnce * in.b;
}

}  // namespace model::layout
