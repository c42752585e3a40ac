// What is to happen to a packet that waits at the gate: one value from the button or the scenario through the command
// to the gate; the gate's answer is the verdict. A new kind is an enumerator and its row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/base/Reason.h"
#include "model/trace/Verdict.h"

namespace model::trace {

struct Judgement {
    enum class Kind : std::uint8_t { Deliver, Drop, Keep, Duplicate, Delay };

    Kind kind = Kind::Deliver;
    std::uint32_t ms = 0;  // Delay: how long it travels
    // What a command says beside its name.
    static void fields(auto& self, auto& io) { io("ms", self.ms); }
    bool operator==(const Judgement&) const = default;
};

// In the order of Judgement::Kind.
struct JudgementRow {
    std::string_view name;  // the key in a scenario's step, the command on the lab's input, the operation of a problem
    const char* said;       // "deliver %1": a step's action in words
    Verdict verdict;        // what the gate tells when it has been done
};
inline constexpr std::array kJudgements = {
    JudgementRow{"deliver", reasonFormat("deliver %1"), Verdict::Delivered},
    JudgementRow{"drop", reasonFormat("drop %1"), Verdict::Dropped},
    JudgementRow{"keep", reasonFormat("keep %1"), Verdict::Kept},
    JudgementRow{"duplicate", reasonFormat("duplicate %1"), Verdict::Duplicated},
    JudgementRow{"delay", reasonFormat("delay %1"), Verdict::Delayed},
};
[[nodiscard]] constexpr const JudgementRow& row(Judgement::Kind kind) {
    return kJudgements[static_cast<std::size_t>(kind)];
}
[[nodiscard]] std::optional<Judgement::Kind> judgementNamed(std::string_view name);

// Where the judgement brings a held packet.
[[nodiscard]] constexpr Whereabouts aim(const Judgement& judgement) {
    return whereabouts(row(judgement.kind).verdict);
}

}  // namespace model::trace
