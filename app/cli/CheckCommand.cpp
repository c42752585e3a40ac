// sockstage check: what this system allows, each thing tried, and the remedy.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/session/Refusal.h"

namespace app::cli {

using netio::lab::CheckedNeed;

int checkSystem(const Arguments& arguments) {
    const std::vector<CheckedNeed> checked = netio::lab::checkSystem();
    const bool full =
        std::all_of(checked.begin(), checked.end(), [](const CheckedNeed& c) { return c.ok || !c.required; });
    auto probes = nlohmann::ordered_json::array();
    for (const CheckedNeed& c : checked) {
        const QString remedy = c.ok ? QString() : session::remedyText(c.cause);
        probes.push_back({{"need", model::name(c.need)},
                          {"ok", c.ok},
                          {"required", c.required},
                          {"operation", c.error.operation},
                          {"errno", c.error.error},
                          {"cause", model::name(c.cause)},
                          {"remedy", remedy.toStdString()}});
        if (arguments.json)
            continue;
        std::printf("%-4s %s", c.ok ? "ok" : c.required ? "NO" : "no", qPrintable(session::needText(c.need)));
        if (!c.ok) {
            if (c.error.error != 0)
                std::printf(": %s: %s", c.error.operation.c_str(), std::strerror(c.error.error));
            else if (!c.error.detail.empty())
                std::printf(": %s: %s", c.error.operation.c_str(), c.error.detail.english().c_str());
            std::printf("; %s", qPrintable(session::causeText(c.cause)));
            if (!remedy.isEmpty())
                std::printf("; %s", qPrintable(remedy));
        }
        std::printf("\n");
    }
    if (arguments.json)
        std::printf("%s\n",
                    nlohmann::ordered_json{{"mode", full ? "full" : "replay"}, {"probes", probes}}.dump(2).c_str());
    else
        std::printf("%s\n", full ? "Demos run on the real kernel." : "Demos play from recorded sessions.");
    return full ? kDone : kNotAllowed;
}

}  // namespace app::cli
