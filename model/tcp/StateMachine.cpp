#include "model/tcp/StateMachine.h"

namespace model::tcp {
namespace {

constexpr const char* kOpenCall = "RFC 9293, 3.10.1";
constexpr const char* kCloseCall = "RFC 9293, 3.10.4";
constexpr const char* kAbortCall = "RFC 9293, 3.10.5";
constexpr const char* kErrorMessages = "RFC 9293, 3.9.2.2";
constexpr const char* kNoConnection = "RFC 9293, 3.10.7.1";
constexpr const char* kInListen = "RFC 9293, 3.10.7.2";
constexpr const char* kInSynSent = "RFC 9293, 3.10.7.3";
constexpr const char* kOtherStates = "RFC 9293, 3.10.7.4";

std::optional<Step> sendFin(State from) {
    switch (from) {
        case State::SynReceived:
        case State::Established:
            return Step{State::FinWait1, "CLOSE", "snd FIN", kCloseCall};
        case State::CloseWait:
            return Step{State::LastAck, "CLOSE", "snd FIN", kCloseCall};
        case State::Closed:
        case State::Listen:
        case State::SynSent:
        case State::FinWait1:
        case State::FinWait2:
        case State::Closing:
        case State::LastAck:
        case State::TimeWait:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Step> receiveFin(State from) {
    const auto to = [](State state) { return Step{state, "rcv FIN", "snd ACK", kOtherStates}; };
    switch (from) {
        case State::SynReceived:
        case State::Established:
            return to(State::CloseWait);
        case State::FinWait1:
            return to(State::Closing);
        case State::FinWait2:
            return to(State::TimeWait);
        case State::Closed:
        case State::Listen:
        case State::SynSent:
        case State::CloseWait:
        case State::Closing:
        case State::LastAck:
        case State::TimeWait:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Step> receiveAckOfFin(State from) {
    const auto to = [](State state) { return Step{state, "rcv ACK of FIN", "", kOtherStates}; };
    switch (from) {
        case State::FinWait1:
            return to(State::FinWait2);
        case State::Closing:
            return to(State::TimeWait);
        case State::LastAck:
            return to(State::Closed);
        case State::Closed:
        case State::Listen:
        case State::SynSent:
        case State::SynReceived:
        case State::Established:
        case State::FinWait2:
        case State::CloseWait:
        case State::TimeWait:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Step> receiveRst(State from, Opening opening) {
    switch (from) {
        case State::Closed:
        case State::Listen:
            return std::nullopt;
        case State::SynSent:
            return Step{State::Closed, "rcv RST", "", kInSynSent};
        case State::SynReceived:
            if (opening == Opening::Passive)
                return Step{State::Listen, "rcv RST", "", kOtherStates};
            return Step{State::Closed, "rcv RST", "", kOtherStates};
        case State::Established:
        case State::FinWait1:
        case State::FinWait2:
        case State::CloseWait:
        case State::Closing:
        case State::LastAck:
        case State::TimeWait:
            return Step{State::Closed, "rcv RST", "", kOtherStates};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Step> step(State from, Event event, Opening opening) {
    switch (event) {
        case Event::SendSyn:
            if (from != State::Closed && from != State::Listen)
                return std::nullopt;
            return Step{State::SynSent, "active OPEN", "snd SYN", kOpenCall};
        case Event::ReceiveSyn:
            if (from == State::Listen)
                return Step{State::SynReceived, "rcv SYN", "snd SYN,ACK", kInListen};
            if (from == State::SynSent)
                return Step{State::SynReceived, "rcv SYN", "snd SYN,ACK", kInSynSent};
            return std::nullopt;
        case Event::ReceiveSynAck:
            if (from != State::SynSent)
                return std::nullopt;
            return Step{State::Established, "rcv SYN,ACK", "snd ACK", kInSynSent};
        case Event::ReceiveAckOfSyn:
            if (from != State::SynReceived)
                return std::nullopt;
            return Step{State::Established, "rcv ACK of SYN", "", kOtherStates};
        case Event::SendFin:
            return sendFin(from);
        case Event::ReceiveFin:
            return receiveFin(from);
        case Event::ReceiveAckOfFin:
            return receiveAckOfFin(from);
        case Event::Abort:
            if (from == State::Closed)
                return std::nullopt;
            return Step{State::Closed, "ABORT", "snd RST", kAbortCall};
        case Event::Refuse:
            if (from == State::Closed || from == State::Listen)
                return std::nullopt;
            return Step{State::Closed, "rcv segment for no connection", "snd RST", kNoConnection};
        case Event::ReceiveRst:
            return receiveRst(from, opening);
        case Event::ReceiveError:
            // Of synchronized states it is a hint only (RFC 5461), and a listener goes on listening.
            if (from != State::SynSent && (from != State::SynReceived || opening == Opening::Passive))
                return std::nullopt;
            return Step{State::Closed, "rcv ICMP error", "", kErrorMessages};
    }
    return std::nullopt;
}

}  // namespace model::tcp
