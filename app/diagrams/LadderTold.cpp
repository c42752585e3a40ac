// What happened on the ladder, in words: one sentence for each segment, its arrival and each change of state.
#include <algorithm>

#include "app/diagrams/LadderDiagram.h"
#include "app/diagrams/StateNames.h"

namespace app::diagrams {

using namespace model::layout;
using model::trace::PacketSeen;
using model::trace::PacketVerdict;
using model::trace::Verdict;

namespace {
// More is a jump: where it led to is told by the cards.
constexpr std::size_t kMostEvents = 300;
constexpr qsizetype kMostSentences = 12;
}  // namespace

QStringList LadderDiagram::told(std::size_t from) const {
    const LadderLayout& layout = shown();
    if (from >= position() || position() - from > kMostEvents)
        return {};
    std::vector<std::pair<std::size_t, QString>> sentences;
    const auto& events = m_in.trace->events();
    for (std::size_t event = from; event < position(); ++event) {
        const auto* seen = std::get_if<PacketSeen>(&events[event].what);
        const auto* verdict = std::get_if<PacketVerdict>(&events[event].what);
        const LadderSegment* segment = seen      ? layout.segment(seen->packet)
                                       : verdict ? layout.segment(verdict->packet)
                                                 : nullptr;
        if (!segment)
            continue;
        const auto index = static_cast<std::uint32_t>(segment - layout.segments().data());
        auto placed = place({LadderItem::Kind::Segment, index});
        if (!placed)
            continue;
        if (placed->fate == Fate::Moving)
            placed->fate = Fate::Held;
        if (seen) {
            sentences.emplace_back(event, tr("%1.", "a sentence").arg(sentence(*placed)));
            continue;
        }
        const std::uint32_t to = layout.laneOf(segment->toParty);
        if (placed->record->event >= from || to == kNever)  // its own sentence tells it, or nobody is there
            continue;
        if (arrived(verdict->verdict))
            sentences.emplace_back(event, tr("%1 reaches %2.").arg(placed->label.said, laneName(to)));
        else if (verdict->verdict == Verdict::Dropped)
            sentences.emplace_back(event,
                                   tr("%1 never reaches %2: it is dropped.").arg(placed->label.said, laneName(to)));
    }
    for (std::uint32_t lane = 0; lane < layout.lanes().size(); ++lane)
        for (const auto& track : layout.lanes()[lane].tracks)
            for (auto span = track.rbegin(); span != track.rend() && span->event >= from; ++span)
                if (span->event < position())
                    sentences.emplace_back(span->event,
                                           (span->kernel ? tr("%1 is now %2.") : tr("%1 should now be %2."))
                                               .arg(laneName(lane), stateName(span->state)));
    std::stable_sort(sentences.begin(), sentences.end(),
                     [](const auto& a, const auto& z) { return a.first < z.first; });
    QStringList out;
    for (const auto& [event, words] : sentences)
        out << words;
    return out.size() > kMostSentences ? QStringList() : out;
}

}  // namespace app::diagrams
