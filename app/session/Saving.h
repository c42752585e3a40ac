// Saving a stage's session as a pcapng that Wireshark reads, whole or not at all.
#pragma once

#include <QString>

#include "app/session/Stage.h"

namespace app::session {

// "" or a sentence; then the file is as it was before.
[[nodiscard]] QString saveSession(const Stage& stage, const QString& path);

}  // namespace app::session
