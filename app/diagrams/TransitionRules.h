// What the states and transitions of RFC 9293 mean, in one sentence each, in the language of the installed translator.
#pragma once

#include <QString>
#include <string>

#include "model/layout/StateDiagramLayout.h"

namespace app::diagrams {

[[nodiscard]] QString stateMeaning(model::State state);
// "LISTEN to SYN-RECEIVED: rcv SYN / snd SYN,ACK. <why> (RFC 9293, 3.10.7.2)"
[[nodiscard]] QString transitionRule(const model::layout::StateEdge& edge);

// What an arrow says, "rcv SYN", in the program's language.
[[nodiscard]] QString transitionWords(const std::string& words);

}  // namespace app::diagrams
