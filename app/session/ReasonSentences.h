// What model and lab say of why something did not work: English sentences with places for their arguments, to be
// translated. A test reads the model's sources for sentences that are missing here.
#pragma once

#include <span>

namespace app::session {

struct ReasonSentence {
    const char* english;     // "%1() of %2 has not returned"
    const char* told = "";   // the arguments that are reasons in their turn: "13"
};

[[nodiscard]] std::span<const ReasonSentence> reasonSentences();

}  // namespace app::session
