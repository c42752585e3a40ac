// Where the texts of the projected ladder stand: each arrow's label above its line and turned with it, the state names
// beside their bars, none over another, over a bar or over an arrow. Pixels.
#pragma once

#include "model/layout/BarBoxes.h"
#include "model/layout/LaneSegments.h"

namespace model::layout {

// Texts on one line that is turned about a point: their areas are those of the line before it is turned.
struct TurnedText {
    PacketId packet;
    Point about;
    double angle = 0;  // radians, clockwise as y goes downwards
    std::vector<Written> parts;
    bool faint = false;
    bool across = false;  // over life lines of others: it needs a ground

    [[nodiscard]] Rect line() const;    // of all parts, before it is turned
    [[nodiscard]] Rect bounds() const;  // upright, around the turned line
    [[nodiscard]] bool crossedBy(const Line& stroke) const;
};

struct LaneBar {
    std::uint32_t lane = 0;
    Side side = Side::Client;
    State state = State::Closed;
    bool now = false;  // its life line's last
    Rect area;
};

class LaneTexts {
public:
    explicit LaneTexts(const LaneGround& ground) : m_ground(ground) {}

    void take(const Rect& area) { m_taken.push_back(area); }
    void take(const LaneCard& card);
    void take(const LaneArrow& arrow);
    void takeLifeLine(const Rect& area) { m_lifeLines.push_back(area); }

    enum class Words : std::uint8_t { All, Name };
    // nullopt: there is no room.
    [[nodiscard]] std::optional<TurnedText> label(const LaneArrow& arrow, Words words);
    [[nodiscard]] std::optional<TurnedText> name(const LaneBar& bar);

private:
    const LaneGround& m_ground;
    std::vector<Rect> m_taken, m_lifeLines;
    std::vector<Line> m_strokes;

    [[nodiscard]] std::vector<std::vector<Written>> forms(const LaneArrow& arrow, Words words) const;
    // own: the arrow that it is the label of.
    [[nodiscard]] bool free(const TurnedText& text, const Line* own) const;
    [[nodiscard]] bool onLifeLines(const TurnedText& text, const Line* own) const;
    [[nodiscard]] std::optional<TurnedText> besides(const LaneBar& bar, bool right) const;
    [[nodiscard]] std::optional<TurnedText> along(const LaneBar& bar) const;
};

}  // namespace model::layout
