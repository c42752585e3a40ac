// What one endpoint is known to have done and received, in order, and the states that follow from it. A capture is
// not the truth itself: what the tap saw may never have arrived, and what was assumed to have arrived may be refuted by
// what the endpoint sends later. So assumptions can be withdrawn, moved and proven, and the states follow.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/tcp/Connection.h"
#include "model/tcp/StateMachine.h"

namespace model::tcp {

struct Cause {
    Timestamp time;
    PacketId packet;
};

class History {
public:
    // Writes the states into `states`, which it must not outlive.
    History(std::vector<Transition>& states, State initial, Certainty certainty, Opening opening, Cause start);

    [[nodiscard]] State now() const { return m_states->back().to; }
    [[nodiscard]] State initial() const { return m_initial; }
    [[nodiscard]] Certainty initialCertainty() const { return m_certainty; }

    // Another beginning, after evidence of it.
    void begin(State initial, Certainty certainty, Opening opening);
    void add(Event event, Cause cause, Certainty certainty = Certainty::Certain);
    // As add(), but as the first of all: the event happened before what is known already.
    void addFirst(Event event, Cause cause);
    // As add() of a proven event, but where the event belongs by its time. Likely: that it happened is certain, when it
    // did is not.
    void insert(Event event, Cause cause, Certainty place = Certainty::Certain);
    // As insert(), but before the event `other`, whatever their times are; at the end if `other` did not happen.
    void insertBefore(Event other, Event event, Cause cause, Certainty place = Certainty::Certain);
    // The event did happen: it is not withdrawn any more, and Certain from now on if its place is.
    void prove(Event event, Certainty place = Certainty::Certain);
    void confirm(Event event);                 // Certain, though not proven
    void doubt(Event event);                   // Likely from now on, unless proven
    bool withdraw(Event event);                // false: never happened, or proven
    void moveToEnd(Event event, Cause cause);  // not before now: the event probably happens now
    // The endpoint's own FIN may have waited, unsent, when the peer's FIN arrived: CLOSING then, not CLOSE-WAIT.
    void doubtCloseWait(bool doubt);
    // The state that is the last one now is Likely while doubted: something was captured that it does not explain.
    void doubtLast(bool doubt);
    [[nodiscard]] bool has(Event event) const { return find(event) != nullptr; }
    [[nodiscard]] bool proven(Event event) const;
    [[nodiscard]] bool certain(Event event) const;
    [[nodiscard]] std::optional<Timestamp> timeOf(Event event) const;

private:
    struct Fact {
        Event event;
        Certainty certainty;
        bool proven = false;
        Cause cause;
        [[nodiscard]] Timestamp time() const { return cause.time; }
    };
    std::vector<Transition>* m_states;
    State m_initial;
    Certainty m_certainty;
    Opening m_opening;
    Cause m_start;
    std::vector<Fact> m_facts;
    bool m_closeWaitDoubted = false, m_lastDoubted = false;

    [[nodiscard]] const Fact* find(Event event) const;
    [[nodiscard]] Fact* find(Event event);
    void apply(const Fact& fact);
    void rebuild();
};

}  // namespace model::tcp
