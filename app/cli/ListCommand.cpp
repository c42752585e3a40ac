// sockstage list: the demos in the article's order.
#include <nlohmann/json.hpp>

#include "app/cli/Cli.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Output.h"
#include "app/session/ScenarioStore.h"

namespace app::cli {

int listDemos(const Arguments& arguments) {
    nlohmann::ordered_json demos = nlohmann::ordered_json::array();
    for (const model::scenario::Scenario& demo : session::demosInOrder()) {
        demos.push_back({{"id", demo.id},
                         {"chapter", demo.chapter},
                         {"title", {{"en", demo.title.en}, {"zh_CN", demo.title.zhCn}}}});
        if (!arguments.json)
            say(QString::asprintf("%-20s  %-5s %s\n", demo.id.c_str(), demo.chapter.c_str(), demo.title.en.c_str())
                    .toStdString());
    }
    if (arguments.json)
        say(nlohmann::ordered_json{{"demos", demos}}.dump(2) + '\n');
    return kDone;
}

}  // namespace app::cli
