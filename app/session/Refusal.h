// What this system refuses, in words for a person: what, why, and the remedy.
#pragma once

#include <QString>

#include "netio/lab/LabProcess.h"
#include "netio/lab/SystemCheck.h"

namespace app::session {

// One sentence, for a lab that did not start.
[[nodiscard]] QString refusalSentence(const netio::lab::LabEnd& end);
[[nodiscard]] QString refusalSentence(const netio::posix::SystemError& refusal);

// The parts of `sockstage check`.
[[nodiscard]] QString needText(netio::lab::Need need);
[[nodiscard]] QString causeText(netio::lab::Cause cause);
[[nodiscard]] QString remedyText(netio::lab::Cause cause);  // "" where there is none to tell

}  // namespace app::session
