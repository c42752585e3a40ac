// Why something did not work, in the language of the window: reasons that come from below, where there is no
// translation, are known again by their sentences. One that is not known stays as it is.
#pragma once

#include <QString>
#include <string>

namespace app::session {

// Of a mistaken scenario file: "step 2: unknown call 'conect'; did you mean 'connect'?"
[[nodiscard]] QString scenarioReason(const std::string& reason);
// errno(3), as strerror(3) tells it.
[[nodiscard]] QString systemReason(int error);
// With a full stop, unless the words end their sentence themselves: "did you mean 'connect'?"
[[nodiscard]] QString asSentence(const QString& words);

}  // namespace app::session
