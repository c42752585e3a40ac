// Why something did not work, in the language of the window: reasons that come from below, where there is no
// translation, are known again by their sentences. One that is not known stays as it is.
#pragma once

#include <QString>
#include <string>

#include "model/scenario/Runner.h"

namespace app::session {

// Of a mistaken scenario file or a damaged capture: "step 2: unknown call 'conect'; did you mean 'connect'?"
[[nodiscard]] QString reasonText(const std::string& reason);
// Of a step that did not lead where it should: "step 2: after wait, client should be ESTABLISHED but is SYN-SENT."
[[nodiscard]] QString failureReason(const model::scenario::FailedExpectation& failed);
// errno(3), as strerror(3) tells it.
[[nodiscard]] QString systemReason(int error);
// With a full stop, unless the words end their sentence themselves: "did you mean 'connect'?"
[[nodiscard]] QString asSentence(const QString& words);

}  // namespace app::session
