#include "model/trace/Judgement.h"

#include <algorithm>

namespace model::trace {

std::optional<Judgement::Kind> judgementNamed(std::string_view name) {
    const auto found = std::ranges::find(kJudgements, name, &JudgementRow::name);
    if (found == kJudgements.end())
        return std::nullopt;
    return static_cast<Judgement::Kind>(found - kJudgements.begin());
}

}  // namespace model::trace
