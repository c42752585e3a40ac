// What a call brought, short enough for a diagram: "0", "ECONNREFUSED", "104 = ECONNRESET" of getsockopt(fd, SO_ERROR).
#pragma once

#include <string>

#include "model/trace/TraceEvent.h"

namespace model::report {

// The result is an errno(3) and no count.
[[nodiscard]] bool bringsAnError(const trace::CallEntered& entered, const trace::CallReturned& returned);
[[nodiscard]] std::string callResult(const trace::CallEntered& entered, const trace::CallReturned& returned);

}  // namespace model::report
