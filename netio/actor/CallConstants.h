// Constants of the call language and their values on this system: AF_INET, SHUT_WR, POLLIN|POLLOUT, SIGTERM.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace netio::actor {

// Names joined by '|' are combined. nullopt: one of them is unknown. "" is 0.
[[nodiscard]] std::optional<int> constantValue(std::string_view names);
// Those of the names (with blanks between them) whose bits are set: "POLLIN|POLLHUP".
[[nodiscard]] std::string constantNames(std::string_view names, int value);

}  // namespace netio::actor
