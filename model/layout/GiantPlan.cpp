#include "model/layout/GiantPlan.h"

#include <algorithm>

namespace model::layout {

namespace {

using Weight = TextStyle::Weight;
using P = Projection;

constexpr double kChipPad = 14, kBetween = 30, kChipRow = 52, kInside = 16, kResult = 0.56, kGlass = 38, kLine = 1.28;

class Placer {
public:
    Placer(const GiantContent& content, Side side, const Projection& places, const TextMeasure& measure)
        : m_content(content),
          m_side(side),
          m_at(places.giants[static_cast<std::size_t>(side)]),
          m_places(places),
          m_measure(measure) {}

    PlacedGiant place() const {
        const Align align = m_side == Side::Client ? Align::Left : Align::Right;
        PlacedGiant giant;
        giant.side = m_side;
        giant.name = largest(m_at.name, {m_content.name}, P::kName, P::kSmall, Weight::Bold, align, m_content.tone);
        giant.state =
            largest(m_at.state, {m_content.state}, P::kState, P::kSmall, Weight::Bold, align, m_content.stateTone);
        giant.word =
            largest(m_at.word, {m_content.word}, P::kSmall, P::kSmall, Weight::DemiBold, align, m_content.wordTone);
        walk(giant);
        if (!m_content.layers.rows.empty()) {
            const double top = m_at.word.bottom();
            giant.layers =
                placeStack(m_content.layers, {m_at.now.left, top, m_at.now.width, m_at.queues.bottom() - top}, m_places,
                           m_measure);
            return giant;
        }
        giant.before = row(m_content.before, m_at.before, Tone::Secondary, Weight::Normal);
        giant.now = row(m_content.now, m_at.now, Tone::Text, Weight::Bold);
        giant.after = row(m_content.after, m_at.after, Tone::Secondary, Weight::Normal);
        wait(giant);
        queue(giant);
        return giant;
    }

private:
    const GiantContent& m_content;
    Side m_side;
    const Projection::Giant& m_at;
    const Projection& m_places;
    const TextMeasure& m_measure;

    [[nodiscard]] double u() const { return m_places.unit; }
    [[nodiscard]] double widthOf(const Written& text) const { return m_measure.width(text.text, text.style); }

    // The longest of the texts that fits at a size between those; the last one smaller still, rather than cut off.
    [[nodiscard]] Written largest(const Rect& area, const std::vector<std::string>& texts, double most, double least,
                                  Weight weight, Align align, Tone tone, bool code = false) const {
        Written out{area, {}, {}, align, tone};
        if (texts.empty())
            return out;
        const auto fit = [&](const std::string& text, double size) {
            out.text = text;
            out.style = code ? m_places.code(size, weight, text) : styled(m_places.size(size), weight, text);
            return widthOf(out) <= area.width + 0.5;
        };
        for (const std::string& text : texts)
            for (double size = most; size >= least - 0.01; size -= 2)
                if (fit(text, size))
                    return out;
        for (double size = least; size * u() > 6 && !fit(texts.back(), size); size -= 2)
            out.style.size = size;
        return out;
    }

    // The result is never cut off: the call gives way.
    [[nodiscard]] PlacedGiant::Row row(const std::optional<GiantContent::Call>& call, const Rect& area, Tone tone,
                                       Weight weight) const {
        PlacedGiant::Row out;
        if (!call)
            return out;
        const Rect inner{area.left + kInside * u(), area.top, area.width - 2 * kInside * u(), area.height};
        double taken = 0;
        if (!call->results.empty()) {
            const Rect half{inner.left + inner.width * (1 - kResult), inner.top, inner.width * kResult, inner.height};
            out.result = largest(half, call->results, P::kCode, P::kSmall, Weight::Normal, Align::Right,
                                 call->failed ? Tone::Bad : Tone::Good, true);
            taken = widthOf(out.result) + 20 * u();
        }
        Rect left = inner;
        left.width = std::max(0.0, inner.width - taken);
        out.text = largest(left, call->forms, P::kCode, P::kCode, weight, Align::Left, tone, true);
        return out;
    }

    // The states walked, the newest ones where not all have room: two rows of chips.
    void walk(PlacedGiant& giant) const {
        std::vector<PlacedGiant::Chip> chips;
        for (const std::string& state : m_content.path) {
            PlacedGiant::Chip chip;
            chip.text = {{}, state, m_places.bold(P::kSmall, state), Align::Centre, Tone::Secondary};
            chip.area = {0, 0, widthOf(chip.text) + 2 * kChipPad * u(), 44 * u()};
            chips.push_back(chip);
        }
        if (chips.empty())
            return;
        chips.back().here = true;
        chips.back().text.tone = m_content.stateTone;
        while (!flow(chips))
            chips.erase(chips.begin());
        for (std::size_t i = 0; i < chips.size(); ++i) {
            chips[i].text.area = chips[i].area;
            const double y = chips[i].area.centre().y;
            if (i > 0 && chips[i - 1].area.top == chips[i].area.top)
                giant.between.push_back({{chips[i - 1].area.right() + 8 * u(), y}, {chips[i].area.left - 8 * u(), y}});
        }
        giant.path = std::move(chips);
    }

    // From row to row; false: they need a third one.
    [[nodiscard]] bool flow(std::vector<PlacedGiant::Chip>& chips) const {
        double x = m_at.path.left, y = m_at.path.top;
        std::size_t first = 0;
        const auto align = [&](std::size_t end) {
            if (m_side == Side::Server && end > first)
                for (const double by = m_at.path.right() - chips[end - 1].area.right(); first < end; ++first)
                    chips[first].area.left += by;
            first = end;
        };
        for (std::size_t i = 0; i < chips.size(); ++i) {
            if (i > first && x + chips[i].area.width > m_at.path.right()) {
                align(i);
                x = m_at.path.left;
                y += kChipRow * u();
            }
            chips[i].area.left = x;
            chips[i].area.top = y;
            x += chips[i].area.width + kBetween * u();
        }
        align(chips.size());
        return y + kChipRow * u() <= m_at.path.bottom() + 10 * u() || chips.size() == 1;
    }

    void wait(PlacedGiant& giant) const {
        if (m_content.waits.empty())
            return;
        const Rect whole = m_at.waits.inset(kInside * u(), 0);
        giant.glass = {whole.left, whole.top + 5 * u(), 24 * u(), 32 * u()};
        const Rect area{whole.left + kGlass * u(), whole.top, whole.width - kGlass * u(), whole.height};
        Written line = largest(area, {m_content.waits}, P::kCode, P::kSmall, Weight::Bold, Align::Left, Tone::Held);
        const double least = m_places.size(P::kSmall);
        if (line.style.size >= least - 0.01) {
            line.area.height = line.style.size * u() * kLine;
            giant.waits = {line};
        } else {
            giant.waits = halves(area, least);
        }
        const double bottom = giant.waits.back().area.bottom() + 12 * u();
        giant.running = {m_at.now.left, m_at.now.top, m_at.now.width, bottom - m_at.now.top};
    }

    // On two lines, broken near the middle.
    [[nodiscard]] std::vector<Written> halves(const Rect& area, double size) const {
        const std::string& text = m_content.waits;
        std::size_t cut = text.rfind(' ', text.size() / 2 + 4);
        if (cut == std::string::npos)
            cut = text.size();
        std::vector<Written> lines;
        double top = area.top;
        for (const std::string& part :
             {text.substr(0, cut), cut < text.size() ? text.substr(cut + 1) : std::string()}) {
            if (part.empty())
                continue;
            const double height = size * u() * kLine;
            lines.push_back(
                {{area.left, top, area.width, height}, part, m_places.bold(size, part), Align::Left, Tone::Held});
            top += height;
        }
        return lines;
    }

    void queue(PlacedGiant& giant) const {
        double top = m_at.queues.top;
        for (const auto& forms : m_content.queued) {
            const double height = 40 * u();
            if (top + height > m_at.queues.bottom() + 1)
                break;
            giant.queued.push_back(
                largest({m_at.queues.left + kInside * u(), top, m_at.queues.width - kInside * u(), height}, forms,
                        P::kSmall, P::kSmall, Weight::Normal, Align::Left, Tone::Secondary));
            top += height;
        }
    }
};

}  // namespace

PlacedGiant placeGiant(const GiantContent& content, Side side, const Projection& places, const TextMeasure& measure) {
    return Placer(content, side, places, measure).place();
}

}  // namespace model::layout
