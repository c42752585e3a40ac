// What the window remembers from one day to the next.
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <memory>

namespace app::panels {

// Where it is remembered; once asked to, only until the program ends: a picture taken by a script is no user's day.
struct Memory {
    std::unique_ptr<QTemporaryDir> forgotten;

    static Memory& instance() {
        static Memory memory;
        return memory;
    }
    static void forget() { instance().forgotten = std::make_unique<QTemporaryDir>(); }
};

[[nodiscard]] inline std::unique_ptr<QSettings> userSettings() {
    if (const auto& forgotten = Memory::instance().forgotten)
        return std::make_unique<QSettings>(forgotten->filePath(QStringLiteral("sockstage.ini")), QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sockstage"),
                                       QStringLiteral("sockstage"));
}

}  // namespace app::panels
