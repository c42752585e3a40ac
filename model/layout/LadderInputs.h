// What a ladder is laid out from, beside the rows that outlive it: the position, the room, and the words, which come
// from app in the language of who reads them. Trace, scene, scenario, symbols, measure and words
// outlive the ladder.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "model/base/Reason.h"
#include "model/layout/SequenceSymbols.h"
#include "model/layout/TextMeasure.h"
#include "model/scenario/Scenario.h"
#include "model/trace/Scene.h"

namespace model::layout {

class LadderWords {
public:
    virtual ~LadderWords() = default;
    [[nodiscard]] virtual std::string in(const Reason& reason) const = 0;
    // What a call brought, short: "0", "ECONNREFUSED".
    [[nodiscard]] virtual std::string result(const trace::CallEntered& entered,
                                             const trace::CallReturned& returned) const = 0;
    // Of a process, as the scenario calls it.
    [[nodiscard]] virtual std::string title(const std::string& actor) const = 0;
};

struct LadderInputs {
    const trace::Trace* trace = nullptr;
    const trace::Scene* scene = nullptr;           // its position is the one shown
    const scenario::Scenario* scenario = nullptr;  // nullptr: a capture
    const SequenceSymbols* symbols = nullptr;
    const TextMeasure* measure = nullptr;
    const LadderWords* words = nullptr;
    Numbers numbers = Numbers::Symbols;
    double b = 14;                           // the base text size, pixels
    double width = 0, height = 0;            // available, pixels; 0: as the ladder likes. It may need more.
    bool pressable = true;                   // Deliver and Drop on held segments
    Timestamp now;                           // what a kernel timer's remaining time counts from; 0: the scene's
    std::optional<ConnectionId> connection;  // picked out; else all
    std::size_t coming = 0;                  // segments still to come, by the scenario
    std::optional<PacketId> moving;          // on its way to the receiver's door
    // The message that the step speaks of, where it speaks of one.
    std::function<std::optional<PacketId>()> spokenOf;
};

// Which side each actor of the demo plays.
[[nodiscard]] inline std::map<std::string, Side> sidesOf(const scenario::Scenario* scenario) {
    std::map<std::string, Side> sides;
    if (scenario)
        for (const scenario::Actor& actor : scenario->actors)
            sides[actor.name] = actor.role == "server" ? Side::Server : Side::Client;
    return sides;
}

}  // namespace model::layout
