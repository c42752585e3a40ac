// The RFC's state names as text, whole or on two lines for narrow places.
#pragma once

#include <QString>
#include <QStringList>

#include "model/base/State.h"

namespace app::diagrams {

[[nodiscard]] inline QString stateName(model::State state) {
    const auto name = model::name(state);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

// {"SYN-", "RECEIVED"}, {"ESTAB-", "LISHED"}, {"LISTEN"}
[[nodiscard]] inline QStringList stateNameLines(model::State state) {
    if (state == model::State::Established)
        return {QStringLiteral("ESTAB-"), QStringLiteral("LISHED")};
    const QString whole = stateName(state);
    const auto dash = whole.indexOf('-');
    return dash < 0 ? QStringList{whole} : QStringList{whole.left(dash + 1), whole.mid(dash + 1)};
}

}  // namespace app::diagrams
