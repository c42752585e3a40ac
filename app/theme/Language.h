// The language that the program speaks. The installed translator is the one place that holds it: what comes from a
// scenario is asked for in the language that tr() answers in.
#pragma once

#include <string>

namespace app::theme {

// "en", "zh_CN"
[[nodiscard]] std::string language();

}  // namespace app::theme
