// Any bytes as a scenario file.
#include <string_view>

#include "model/scenario/Scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)model::scenario::parseScenario({reinterpret_cast<const char*>(data), size});
    return 0;
}
