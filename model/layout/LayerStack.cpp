#include "model/layout/LayerStack.h"

#include <algorithm>

namespace model::layout {

namespace {

using P = Projection;

constexpr double kGap = 22, kPad = 9, kBetween = 4;  // of the large screen

std::string textOf(const LayerStack::Part& part, bool withLength) {
    return withLength && !part.length.empty() ? part.name + " " + part.length : part.name;
}

class Stacker {
public:
    Stacker(const LayerStack& stack, const Rect& area, const Projection& places, const TextMeasure& measure)
        : m_stack(stack), m_area(area), m_places(places), m_measure(measure) {
        m_pitch = (area.height + kGap * u()) / static_cast<double>(stack.rows.size());
        m_withLength = columns(true);
        if (!m_withLength)
            (void)columns(false);
    }

    PlacedStack place() const {
        PlacedStack out;
        for (std::size_t i = 0; i < m_stack.rows.size(); ++i) {
            const LayerStack::Row& row = m_stack.rows[i];
            const double top = m_area.top + m_pitch * static_cast<double>(i), high = m_pitch - kGap * u();
            if (row.parts.empty())
                out.boxes.push_back(spoken(row, {m_area.left, top, m_area.width, high}));
            double right = m_area.right();
            for (std::size_t k = 0; k < row.parts.size(); ++k) {
                const LayerStack::Part& part = row.parts[row.parts.size() - 1 - k];
                const Rect area{right - m_widths[k], top, m_widths[k] - kBetween * u(), high};
                out.boxes.push_back({area, written(textOf(part, m_withLength), area), part.kind, row.faint});
                right -= m_widths[k];
            }
            if (i == 0 || row.faint || m_stack.rows[i - 1].faint)
                continue;
            const double x = m_area.right() - m_widths.front() / 2;
            const Point upper{x, top - kGap * u() + 1}, lower{x, top - 1};
            out.ways.push_back(m_stack.sends ? Line{upper, lower} : Line{lower, upper});
        }
        return out;
    }

private:
    const LayerStack& m_stack;
    const Rect& m_area;
    const Projection& m_places;
    const TextMeasure& m_measure;
    double m_pitch = 0;
    std::vector<double> m_widths;  // of the columns, from the right
    bool m_withLength = true;

    [[nodiscard]] double u() const { return m_places.unit; }
    [[nodiscard]] double widthOf(const std::string& text) const {
        return m_measure.width(text, m_places.bold(P::kSmall, text));
    }

    // All layers share the columns, so that each header is seen to come on top of what was there. False: no room.
    [[nodiscard]] bool columns(bool withLength) {
        m_widths.assign(1, 60 * u());
        for (const LayerStack::Row& row : m_stack.rows)
            for (std::size_t k = 0; k < row.parts.size(); ++k) {
                m_widths.resize(std::max(m_widths.size(), k + 1));
                const std::string text = textOf(row.parts[row.parts.size() - 1 - k], withLength);
                m_widths[k] = std::max(m_widths[k], widthOf(text) + (2 * kPad + kBetween) * u());
            }
        double sum = 0;
        for (const double width : m_widths)
            sum += width;
        const double more = (m_area.width - sum) / static_cast<double>(m_widths.size());
        for (double& width : m_widths)
            width += std::max(0.0, more);
        return more >= 0;
    }

    [[nodiscard]] Written written(const std::string& text, const Rect& area) const {
        return {area, text, m_places.bold(P::kSmall, text), Align::Centre, Tone::Text};
    }

    [[nodiscard]] PlacedStack::Box spoken(const LayerStack::Row& row, const Rect& area) const {
        const std::string first = row.words.empty() ? std::string() : row.words.front();
        const TextStyle style = m_places.plain(P::kSmall, first);
        const std::string text =
            row.words.empty() ? first : m_measure.fitting(row.words, style, area.width - 2 * kPad * u());
        return {area, {area, text, style, Align::Centre, Tone::Text}, {}, row.faint};
    }
};

}  // namespace

PlacedStack placeStack(const LayerStack& stack, const Rect& area, const Projection& places,
                       const TextMeasure& measure) {
    return stack.rows.empty() ? PlacedStack{} : Stacker(stack, area, places, measure).place();
}

}  // namespace model::layout
