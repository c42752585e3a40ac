#include "app/diagrams/TransitionRules.h"

#include <QCoreApplication>
#include <array>

#include "app/diagrams/StateNames.h"

namespace app::diagrams {

using model::State;

namespace {

struct Why {
    State from, to;
    const char* text;
};

constexpr Why kWhy[] = {
    {State::Closed, State::Listen,
     QT_TRANSLATE_NOOP("TransitionRules", "listen() makes the socket wait for connections from anywhere.")},
    {State::Listen, State::Closed, QT_TRANSLATE_NOOP("TransitionRules", "The listener is closed before anybody came.")},
    {State::Closed, State::SynSent,
     QT_TRANSLATE_NOOP(
         "TransitionRules",
         "connect() creates a control block, chooses the initial sequence number and sends it in a SYN.")},
    {State::SynSent, State::Closed,
     QT_TRANSLATE_NOOP("TransitionRules", "The program gives up before an answer came, or nobody answered in time.")},
    {State::Listen, State::SynSent,
     QT_TRANSLATE_NOOP("TransitionRules", "The RFC lets a listener turn and call actively; Linux does not offer it.")},
    {State::Listen, State::SynReceived,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "A SYN arrived: the kernel answers with its own number and acknowledges the caller's.")},
    {State::SynReceived, State::Listen,
     QT_TRANSLATE_NOOP("TransitionRules", "The caller took its SYN back: the listener waits for the next one.")},
    {State::SynSent, State::SynReceived,
     QT_TRANSLATE_NOOP("TransitionRules", "Both sides called at once: their SYNs crossed, each is acknowledged.")},
    {State::SynSent, State::Established,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "Our SYN is acknowledged and the other side's number is known: connect() returns.")},
    {State::SynReceived, State::Established,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "The third segment proves that the caller heard us: both numbers are agreed.")},
    {State::SynReceived, State::FinWait1,
     QT_TRANSLATE_NOOP("TransitionRules", "Closed before the handshake was over: the FIN follows the SYN.")},
    {State::Established, State::FinWait1,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "close() or shutdown(): no more data from us; the FIN waits for its acknowledgment.")},
    {State::Established, State::CloseWait,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "The other side has no more data. We may still send until our program closes.")},
    {State::FinWait1, State::FinWait2,
     QT_TRANSLATE_NOOP("TransitionRules", "Our FIN is acknowledged: half closed, the other side may still send.")},
    {State::FinWait1, State::Closing,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "Both sides closed at once: the other FIN came before our FIN was acknowledged.")},
    {State::FinWait1, State::TimeWait,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "One segment brings both: our FIN's acknowledgment and the other side's FIN.")},
    {State::FinWait2, State::TimeWait,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "The other side has finished too. We acknowledge and stay in case that ACK gets lost.")},
    {State::Closing, State::TimeWait,
     QT_TRANSLATE_NOOP("TransitionRules", "Our FIN is acknowledged as well: nothing is left but to wait.")},
    {State::CloseWait, State::LastAck,
     QT_TRANSLATE_NOOP("TransitionRules", "Our program closes as well: the second FIN leaves.")},
    {State::LastAck, State::Closed,
     QT_TRANSLATE_NOOP("TransitionRules", "Our FIN is acknowledged: the connection is forgotten.")},
    {State::TimeWait, State::Closed,
     QT_TRANSLATE_NOOP("TransitionRules",
                       "Twice the lifetime of a segment has passed: no old segment is left on the wire.")},
};

constexpr std::array<const char*, model::kStateCount> kMeaning{
    QT_TRANSLATE_NOOP("TransitionRules", "no connection"),
    QT_TRANSLATE_NOOP("TransitionRules", "waiting for a SYN from anybody"),
    QT_TRANSLATE_NOOP("TransitionRules", "called, waiting for an answer"),
    QT_TRANSLATE_NOOP("TransitionRules", "answered a SYN, waiting for the acknowledgment"),
    QT_TRANSLATE_NOOP("TransitionRules", "open, data may flow both ways"),
    QT_TRANSLATE_NOOP("TransitionRules", "sent a FIN, waiting for its acknowledgment"),
    QT_TRANSLATE_NOOP("TransitionRules", "our side is closed, the other may still send"),
    QT_TRANSLATE_NOOP("TransitionRules", "the other side has closed, our program has not"),
    QT_TRANSLATE_NOOP("TransitionRules", "both closed at once, waiting for the acknowledgment"),
    QT_TRANSLATE_NOOP("TransitionRules", "sent the second FIN, waiting for the last ACK"),
    QT_TRANSLATE_NOOP("TransitionRules", "finished, waiting 2MSL for stragglers"),
};  // [State]

// As the figure of RFC 9293 writes them, and as the tracker tells them.
[[maybe_unused]] constexpr const char* kLegend[] = {
    QT_TRANSLATE_NOOP("TransitionRules", "CLOSE"),
    QT_TRANSLATE_NOOP("TransitionRules", "SEND"),
    QT_TRANSLATE_NOOP("TransitionRules", "active OPEN"),
    QT_TRANSLATE_NOOP("TransitionRules", "create TCB"),
    QT_TRANSLATE_NOOP("TransitionRules", "delete TCB"),
    QT_TRANSLATE_NOOP("TransitionRules", "passive OPEN"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv ACK of FIN"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv ACK of SYN"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv FIN"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv FIN,ACK"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv ICMP error"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv RST"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv SYN"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv SYN,ACK"),
    QT_TRANSLATE_NOOP("TransitionRules", "rcv segment for no connection"),
    QT_TRANSLATE_NOOP("TransitionRules", "snd ACK"),
    QT_TRANSLATE_NOOP("TransitionRules", "snd FIN"),
    QT_TRANSLATE_NOOP("TransitionRules", "snd RST"),
    QT_TRANSLATE_NOOP("TransitionRules", "snd SYN"),
    QT_TRANSLATE_NOOP("TransitionRules", "snd SYN,ACK"),
    QT_TRANSLATE_NOOP("TransitionRules", "timeout 2MSL"),
};

}  // namespace

QString transitionWords(const std::string& words) {
    return QCoreApplication::translate("TransitionRules", words.c_str());
}

QString stateMeaning(State state) {
    return QCoreApplication::translate("TransitionRules", kMeaning[static_cast<std::size_t>(state)]);
}

QString transitionRule(const model::layout::StateEdge& edge) {
    QString way = QCoreApplication::translate("TransitionRules", "%1 to %2: %3")
                      .arg(stateName(edge.from), stateName(edge.to), transitionWords(edge.event));
    if (*edge.action)
        way += QStringLiteral(" / ") + transitionWords(edge.action);
    for (const Why& why : kWhy) {
        if (why.from == edge.from && why.to == edge.to)
            return QCoreApplication::translate("TransitionRules", "%1. %2 (%3)")
                .arg(way, QCoreApplication::translate("TransitionRules", why.text), QString::fromLatin1(edge.rule));
    }
    return way;
}

}  // namespace app::diagrams
