#include "app/diagrams/DiagramInputs.h"

#include "model/call/CallText.h"

namespace app::diagrams {

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
