#include "app/diagrams/DiagramInputs.h"

#include <tuple>

#include "model/call/CallText.h"

namespace app::diagrams {

bool alike(const DiagramInputs& one, const DiagramInputs& other) {
    const auto look = [](const DiagramInputs& in) {
        return std::tuple(in.trace, in.scenario, in.theme.look, in.theme.b, in.theme.line, in.labels.numbers, in.width,
                          in.height, in.packet, in.connection, in.pressable, in.coming);
    };
    return look(one) == look(other);
}

std::shared_ptr<const model::layout::SequenceSymbols> symbolsOf(const DiagramInputs& inputs) {
    if (inputs.symbols)
        return inputs.symbols;
    auto own = std::make_shared<model::layout::SequenceSymbols>();
    own->update(*inputs.trace);
    return own;
}

QStringList callForms(const model::trace::CallEntered& call) {
    QStringList forms;
    for (const std::string& form : model::call::shorterForms(*call.value))
        forms += QString::fromStdString(form);
    return forms;
}

}  // namespace app::diagrams
