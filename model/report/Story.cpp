#include "model/report/Story.h"

#include <algorithm>
#include <map>

#include "model/call/CallText.h"
#include "model/layout/LadderLayout.h"
#include "model/layout/Naming.h"

namespace model::report {
namespace {

using layout::LadderItem;
using Line = Story::Line;

constexpr const char* kDot = " · ";

class Teller {
public:
    Teller(const layout::LadderInputs& in, std::string title) : m_in(in), m_layout(measures()) {
        m_story.title = std::move(title);
        m_layout.update(*in.trace);
        for (const std::uint32_t lane : m_layout.parties().order()) {
            m_place[lane] = m_story.parties.size();
            m_story.parties.push_back(in.words->title(m_layout.lanes()[lane].name));
        }
    }

    Story tell() {
        for (const LadderItem& item : m_layout.rows().items()) {
            if (item.kind == LadderItem::Kind::Segment)
                segment(m_layout.segments().all()[item.index], item.event);
            else if (item.kind == LadderItem::Kind::Call)
                call(m_layout.calls()[item.index]);
        }
        for (const auto& [lane, place] : m_place)
            if (lane != layout::kNever)
                states(lane, place);
        std::ranges::stable_sort(m_lines, {}, &std::pair<std::uint32_t, Line>::first);
        for (auto& [event, line] : m_lines)
            m_story.lines.push_back(std::move(line));
        return std::move(m_story);
    }

private:
    const layout::LadderInputs& m_in;
    layout::LadderLayout m_layout;
    std::map<std::uint32_t, std::size_t> m_place;  // lane -> party
    std::vector<std::pair<std::uint32_t, Line>> m_lines;
    Story m_story;

    [[nodiscard]] layout::LadderMeasures measures() const {
        layout::LadderMeasures measures;
        measures.connection = m_in.connection;
        if (m_in.scenario)
            for (const scenario::Actor& actor : m_in.scenario->actors)
                measures.sides[actor.name] = actor.role == "server" ? Side::Server : Side::Client;
        return measures;
    }
    // Of a port where nobody listens: one more party, the last.
    std::size_t placeOf(std::uint32_t party) {
        const std::uint32_t lane = m_layout.laneOf(party);
        if (const auto place = m_place.find(lane); place != m_place.end())
            return place->second;
        m_story.parties.push_back(m_in.words->in(Reason("nobody")));
        return m_place[layout::kNever] = m_story.parties.size() - 1;
    }
    void add(std::uint32_t event, Line line) {
        if (event < m_in.scene->position)
            m_lines.emplace_back(event, std::move(line));
    }

    void states(std::uint32_t lane, std::size_t place) {
        for (const layout::StateTrack& track : m_layout.bars().tracks(lane))
            for (const layout::StateSpan& span : track)
                add(span.event, {Line::Kind::State, place, place, std::string(name(span.state))});
    }

    void segment(const layout::LadderSegment& segment, std::uint32_t event) {
        const std::size_t from = placeOf(segment.fromParty), to = placeOf(segment.toParty);
        const trace::PacketRecord& packet = m_in.trace->packets()[segment.packet];
        std::string text = layout::nameDrawn(packet);
        if (packet.payloadLength > 0)
            text += kDot + m_in.words->in(Reason("%1 bytes", layout::grouped(packet.payloadLength)));
        if (const std::string numbers = packet.segment ? m_in.symbols->label(packet, m_in.numbers) : "";
            !numbers.empty())
            text += kDot + numbers;
        const bool lost = segment.settled < m_in.scene->position && segment.verdict == trace::Verdict::Dropped;
        add(event, {Line::Kind::Segment, from, to, std::move(text), lost});
    }

    void call(const layout::LadderCall& call) {
        const auto place = m_place.find(call.lane);
        if (place == m_place.end())
            return;
        const auto& events = m_in.trace->events();
        const auto& entered = std::get<trace::CallEntered>(events[call.entered].what);
        Line made{Line::Kind::Call, place->second, place->second, entered.text()};
        const bool returned = call.returned < m_in.scene->position;
        const std::string result =
            returned ? " → " + m_in.words->result(entered, std::get<trace::CallReturned>(events[call.returned].what))
                     : "";
        const bool atOnce = returned && call.enterY == call.returnY;
        made.text += atOnce ? result : "";
        add(call.entered, made);
        if (returned && !atOnce)
            add(call.returned, {Line::Kind::Call, place->second, place->second, std::string(entered.name()) + result});
    }
};

}  // namespace

Story storyOf(const layout::LadderInputs& in, std::string title) {
    return Teller(in, std::move(title)).tell();
}

}  // namespace model::report
