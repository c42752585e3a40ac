#include "model/base/State.h"

#include <array>

namespace model {
namespace {

constexpr std::array<std::string_view, kStateCount> kNames{"CLOSED",      "LISTEN",     "SYN-SENT",   "SYN-RECEIVED",
                                                           "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT",
                                                           "CLOSING",     "LAST-ACK",   "TIME-WAIT"};

}  // namespace

std::string_view name(State state) {
    const auto index = static_cast<std::size_t>(state);
    return index < kNames.size() ? kNames[index] : std::string_view("unknown");
}

std::optional<State> stateFromName(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<State>(i);
    return std::nullopt;
}

}  // namespace model
