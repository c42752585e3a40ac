#include "model/tcp/History.h"

#include <algorithm>
#include <utility>

namespace model::tcp {

History::History(std::vector<Transition>& states, State initial, Certainty certainty, Opening opening, Cause start)
    : m_states(&states), m_initial(initial), m_certainty(certainty), m_opening(opening), m_start(start) {
    rebuild();
}

void History::begin(State initial, Certainty certainty, Opening opening) {
    if (initial == m_initial && certainty == m_certainty && opening == m_opening)
        return;
    m_initial = initial;
    m_certainty = certainty;
    m_opening = opening;
    rebuild();
}

void History::add(Event event, Cause cause, Certainty certainty) {
    m_facts.push_back({event, certainty, false, cause});
    if (m_lastDoubted)
        rebuild();
    else
        apply(m_facts.back());
}

void History::addFirst(Event event, Cause cause) {
    m_facts.insert(m_facts.begin(), {event, Certainty::Certain, true, cause});
    rebuild();
}

void History::insert(Event event, Cause cause, Certainty place) {
    const auto after = std::ranges::find_if(
        m_facts, [&](Timestamp time) { return time > cause.time; }, &Fact::time);
    m_facts.insert(after, {event, place, true, cause});
    rebuild();
}

void History::insertBefore(Event other, Event event, Cause cause, Certainty place) {
    const auto before = std::ranges::find(m_facts, other, &Fact::event);
    if (before != m_facts.end())
        cause.time = std::min(cause.time, before->cause.time);
    m_facts.insert(before, {event, place, true, cause});
    rebuild();
}

void History::prove(Event event, Certainty place) {
    Fact* fact = find(event);
    if (fact == nullptr || fact->proven)
        return;
    fact->proven = true;
    if (place == Certainty::Certain)
        confirm(event);
}

void History::confirm(Event event) {
    Fact* fact = find(event);
    if (fact == nullptr || fact->certainty == Certainty::Certain)
        return;
    fact->certainty = Certainty::Certain;
    rebuild();
}

void History::doubt(Event event) {
    Fact* fact = find(event);
    if (fact == nullptr || fact->proven || fact->certainty != Certainty::Certain)
        return;
    fact->certainty = Certainty::Likely;
    rebuild();
}

bool History::withdraw(Event event) {
    const Fact* fact = find(event);
    if (fact == nullptr || fact->proven)
        return false;
    m_facts.erase(m_facts.begin() + (fact - m_facts.data()));
    rebuild();
    return true;
}

void History::moveToEnd(Event event, Cause cause) {
    if (withdraw(event))
        add(event, cause, Certainty::Likely);
}

void History::doubtCloseWait(bool doubt) {
    if (doubt == m_closeWaitDoubted)
        return;
    m_closeWaitDoubted = doubt;
    rebuild();
}

void History::doubtLast(bool doubt) {
    if (doubt == m_lastDoubted)
        return;
    m_lastDoubted = doubt;
    rebuild();
}

bool History::proven(Event event) const {
    const Fact* fact = find(event);
    return fact != nullptr && fact->proven;
}

bool History::certain(Event event) const {
    const Fact* fact = find(event);
    return fact != nullptr && fact->certainty == Certainty::Certain;
}

std::optional<Timestamp> History::timeOf(Event event) const {
    const Fact* fact = find(event);
    return fact == nullptr ? std::nullopt : std::optional(fact->cause.time);
}

const History::Fact* History::find(Event event) const {
    const auto found = std::ranges::find(m_facts, event, &Fact::event);
    return found == m_facts.end() ? nullptr : &*found;
}

History::Fact* History::find(Event event) {
    return const_cast<Fact*>(std::as_const(*this).find(event));
}

void History::apply(const Fact& fact) {
    const Transition& before = m_states->back();
    const auto next = step(before.to, fact.event, m_opening);
    if (!next)
        return;
    // What follows from a guess is a guess; a reset ends every state alike.
    const bool reset = fact.event == Event::Abort || fact.event == Event::Refuse || fact.event == Event::ReceiveRst;
    const bool guess = before.certainty != Certainty::Certain || (m_closeWaitDoubted && next->to == State::CloseWait);
    const Certainty inherited = guess ? Certainty::Likely : Certainty::Certain;
    const Certainty certainty = reset ? fact.certainty : std::max(inherited, fact.certainty);
    const Transition after{next->to,          certainty,   std::max(fact.cause.time, before.time),
                           fact.cause.packet, next->event, next->action,
                           next->rule};
    if (before.certainty == Certainty::Unknown)
        m_states->back() = after;  // the first state known replaces it
    else
        m_states->push_back(after);
}

void History::rebuild() {
    m_states->clear();
    m_states->push_back({m_initial, m_certainty, m_start.time, {}, "", "", ""});
    for (const Fact& fact : m_facts)
        apply(fact);
    if (m_lastDoubted)
        m_states->back().certainty = std::max(m_states->back().certainty, Certainty::Likely);
}

}  // namespace model::tcp
