// Linux's errno numbers by the names of errno(3). A session may be read on another system: the numbers are Linux's own
// (asm-generic), not those of the compiler's headers.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace model {

[[nodiscard]] std::string errnoName(int error);  // "ECONNREFUSED"; "errno 999" for an unknown one; "" for 0
[[nodiscard]] std::span<const std::string_view> errnoNames();

}  // namespace model
