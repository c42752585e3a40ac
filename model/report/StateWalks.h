// The states that both ends of the shown connection walked through, as Mermaid and PlantUML alike write state diagrams.
#pragma once

#include <string>

#include "model/report/TextFormats.h"

namespace model::report {

// The kernel's states where it was asked, else the inferred ones. "": there is no connection. text: escapes a label.
[[nodiscard]] std::string stateLines(const TextSource& source, std::string (*text)(const std::string& words));

}  // namespace model::report
