// What every diagram is made from. The trace, the scene and the scenario outlive the diagram.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <string>

#include "app/theme/Language.h"
#include "app/theme/Theme.h"
#include "model/layout/SequenceSymbols.h"
#include "model/scenario/Scenario.h"
#include "model/trace/Moment.h"

namespace app::diagrams {

struct Labels {
    model::layout::Numbers numbers = model::layout::Numbers::Symbols;
};

struct DiagramInputs {
    const model::trace::Trace* trace = nullptr;
    const model::trace::Scene* scene = nullptr;           // its position is the one shown
    const model::scenario::Scenario* scenario = nullptr;  // nullptr: a capture
    theme::Theme theme = theme::Theme::make(theme::Look::Light);
    Labels labels;
    // Of the whole trace, kept by who keeps the trace. Without, a diagram that needs them makes its own.
    std::shared_ptr<const model::layout::SequenceSymbols> symbols;
    double width = 0;                       // available, pixels; 0: as the diagram likes. A diagram may need more.
    double height = 0;                      // the same, of a diagram that fills what it is given
    model::Timestamp now;                   // what a kernel timer's remaining time counts from; 0: the scene's
    std::optional<model::PacketId> packet;  // looked at; else the last one
    std::optional<model::ConnectionId> connection;  // picked out; else all
    bool pressable = true;   // Deliver and Drop on held segments: off where nobody can press them
    std::size_t coming = 0;  // segments still to come, by the scenario, that a ladder shows faintly
};

// They differ in the time alone, if both look at one position of a trace that has not grown.
[[nodiscard]] bool alike(const DiagramInputs& one, const DiagramInputs& other);

[[nodiscard]] std::shared_ptr<const model::layout::SequenceSymbols> symbolsOf(const DiagramInputs& inputs);

// A call, then its shorter forms for narrow places: "n = read(fd, 100)", "read(fd, 100)", "read(fd, …)", "read(…)",
// "read".
[[nodiscard]] QStringList callForms(const model::trace::CallEntered& call);

// What the scenario calls a process, in the program's language; its name where it has no title.
inline QString actorTitle(const DiagramInputs& inputs, const std::string& name) {
    if (inputs.scenario) {
        for (const auto& actor : inputs.scenario->actors) {
            const std::string& title = actor.title.in(theme::language());
            if (actor.name == name && !title.empty())
                return QString::fromStdString(title);
        }
    }
    return QString::fromStdString(name);
}

}  // namespace app::diagrams
