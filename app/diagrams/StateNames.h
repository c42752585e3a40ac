// The RFC's state names as text, whole or on two lines for narrow places.
#pragma once

#include <QString>
#include <QStringList>

#include "model/base/State.h"
#include "model/layout/Naming.h"

namespace app::diagrams {

[[nodiscard]] inline QString stateName(model::State state) {
    const auto name = model::name(state);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

// {"SYN-", "RECEIVED"}, {"ESTAB-", "LISHED"}, {"LISTEN"}
[[nodiscard]] inline QStringList stateNameLines(model::State state) {
    QStringList lines;
    for (const std::string& line : model::layout::nameLines(state))
        lines += QString::fromStdString(line);
    return lines;
}

}  // namespace app::diagrams
