#include "app/diagrams/DiagramInputs.h"

namespace app::diagrams {

std::shared_ptr<const model::layout::SequenceSymbols> symbolsOf(const DiagramInputs& inputs) {
    if (inputs.symbols)
        return inputs.symbols;
    auto own = std::make_shared<model::layout::SequenceSymbols>();
    own->update(*inputs.trace);
    return own;
}

QStringList callForms(const model::trace::CallEntered& call) {
    QStringList forms{QString::fromStdString(call.text)};
    const QString name = QString::fromStdString(call.name);
    if (const auto assigned = forms.front().indexOf(QStringLiteral(" = ")); assigned > 0)
        forms += forms.front().mid(assigned + 3);
    // Whole arguments only: half of one is not what was called. What stands in quotes has commas of its own.
    QString left = forms.back();
    for (qsizetype comma = left.lastIndexOf(QStringLiteral(", ")); comma > 0;
         comma = left.lastIndexOf(QStringLiteral(", "))) {
        left.truncate(comma);
        if (left.count(QLatin1Char('"')) % 2 == 0)
            forms += left + QStringLiteral(", …)");
    }
    return forms << name + QStringLiteral("(…)") << name;
}

}  // namespace app::diagrams
