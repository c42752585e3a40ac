// Why something did not work, in the language of the window: reasons from below, and what the system says.
#pragma once

#include <QString>

#include "model/base/Reason.h"
#include "model/scenario/Runner.h"

namespace app::session {

// Of a mistaken scenario file or a damaged capture: "step 2: unknown call 'conect'; did you mean 'connect'?"
[[nodiscard]] QString reasonText(const model::Reason& reason);
// Of a step that did not lead where it should: "step 2: after wait, client should be ESTABLISHED but is SYN-SENT."
[[nodiscard]] QString failureReason(const model::scenario::FailedExpectation& failed);
// errno(3), as strerror(3) tells it; and told by it already.
[[nodiscard]] QString systemReason(int error);
[[nodiscard]] QString systemReason(const QString& told);
// With a full stop, unless the words end their sentence themselves: "did you mean 'connect'?"
[[nodiscard]] QString asSentence(const QString& words);

}  // namespace app::session
