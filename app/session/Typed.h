// What people type to run the program: sockstage, or what app/run was called as. Sentences name commands by it.
#pragma once

#include <QString>

namespace app::session {

[[nodiscard]] inline QString typedName() {
    return qEnvironmentVariable("SOCKSTAGE_TYPED", QStringLiteral("sockstage"));
}

// "'sockstage check' tells more" -> "'./app/run check' tells more".
[[nodiscard]] inline QString asTyped(QString sentence) {
    return sentence.replace(QLatin1String("'sockstage "), QLatin1Char('\'') + typedName() + QLatin1Char(' '));
}

}  // namespace app::session
