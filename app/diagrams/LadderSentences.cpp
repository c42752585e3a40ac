#include "app/diagrams/LadderSentences.h"

#include <algorithm>

#include "app/diagrams/StateNames.h"

namespace app::diagrams {

using namespace model::layout;
using model::trace::Verdict;
using Fate = PlacedSegment::Fate;

namespace {
// More is a jump: where it led to is told by the cards.
constexpr std::size_t kMostEvents = 300;
constexpr qsizetype kMostSentences = 12;
}  // namespace

QString LadderSentences::laneName(std::uint32_t lane) const {
    return lane == kNever ? tr("somebody") : QString::fromStdString(m_ground.nameOf(lane));
}

QString LadderSentences::of(const PlacedSegment& p) const {
    const LadderLayout& layout = m_ground.layout();
    QStringList parts{tr("%1 from %2 to %3")
                          .arg(QString::fromStdString(p.label.said), laneName(layout.laneOf(p.segment->fromParty)),
                               laneName(layout.laneOf(p.segment->toParty)))};
    for (const std::string& part : {p.label.numbers, p.label.length, p.label.remark})
        if (!part.empty())
            parts += QString::fromStdString(part);
    switch (p.fate) {
        case Fate::Moving:
            parts += tr("on its way");
            break;
        case Fate::Held:
            parts += tr("held at the receiver's door");
            break;
        case Fate::Delivered:
            break;
        case Fate::Dropped:
            parts += tr("dropped");
            break;
    }
    return parts.join(tr(", ", "between the parts of a sentence"));
}

QString LadderSentences::of(const BarBox& bar) const {
    const QString inferred = bar.span->kernel ? QString() : QStringLiteral(" · ") + tr("inferred");
    return tr("%1: %2. A click goes to where it began.").arg(laneName(bar.lane), stateName(bar.span->state) + inferred);
}

QString LadderSentences::of(const CallRow& row, std::uint32_t lane) const {
    return tr("%1: %2").arg(laneName(lane), QString::fromStdString(row.texts.front() + row.suffix));
}

QString LadderSentences::of(const ComingArrow& arrow) const {
    return tr("To come: %1 from %2").arg(QString::fromStdString(arrow.said), QString::fromStdString(arrow.sender));
}

QString LadderSentences::told(std::size_t event, std::size_t from) const {
    const LadderLayout& layout = m_ground.layout();
    const auto& what = m_ground.in.trace->events()[event].what;
    const auto* seen = std::get_if<model::trace::PacketSeen>(&what);
    const auto* verdict = std::get_if<model::trace::PacketVerdict>(&what);
    const LadderSegment* segment = seen      ? layout.segments().find(seen->packet)
                                   : verdict ? layout.segments().find(verdict->packet)
                                             : nullptr;
    auto placed = segment ? SegmentPlacer(m_ground).place(*segment) : std::nullopt;
    if (!placed)
        return {};
    if (placed->fate == Fate::Moving)
        placed->fate = Fate::Held;
    if (seen)
        return tr("%1.", "a sentence").arg(of(*placed));
    const std::uint32_t to = layout.laneOf(segment->toParty);
    if (placed->record->event >= from || to == kNever)  // its own sentence tells it, or nobody is there
        return {};
    const QString said = QString::fromStdString(placed->label.said);
    if (arrived(verdict->verdict))
        return tr("%1 reaches %2.").arg(said, laneName(to));
    return verdict->verdict == Verdict::Dropped ? tr("%1 never reaches %2: it is dropped.").arg(said, laneName(to))
                                                : QString();
}

QStringList LadderSentences::told(std::size_t from) const {
    const std::size_t position = m_ground.position();
    if (from >= position || position - from > kMostEvents)
        return {};
    std::vector<std::pair<std::size_t, QString>> sentences;
    for (std::size_t event = from; event < position; ++event)
        if (const QString words = told(event, from); !words.isEmpty())
            sentences.emplace_back(event, words);
    const StateBars& bars = m_ground.layout().bars();
    for (std::uint32_t lane = 0; lane < m_ground.layout().lanes().size(); ++lane)
        for (const StateTrack& track : bars.tracks(lane))
            for (auto span = track.rbegin(); span != track.rend() && span->event >= from; ++span)
                if (span->event < position)
                    sentences.emplace_back(span->event,
                                           (span->kernel ? tr("%1 is now %2.") : tr("%1 should now be %2."))
                                               .arg(laneName(lane), stateName(span->state)));
    std::ranges::stable_sort(sentences, {}, &std::pair<std::size_t, QString>::first);
    QStringList out;
    for (const auto& [event, words] : sentences)
        out << words;
    return out.size() > kMostSentences ? QStringList() : out;
}

}  // namespace app::diagrams
