// What the window remembers from one day to the next.
#pragma once

#include <QSettings>
#include <memory>

namespace app::panels {

[[nodiscard]] inline std::unique_ptr<QSettings> userSettings() {
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sockstage"),
                                       QStringLiteral("sockstage"));
}

}  // namespace app::panels
