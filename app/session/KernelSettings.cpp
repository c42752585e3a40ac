#include "app/session/KernelSettings.h"

#include <algorithm>
#include <filesystem>

#include "app/session/ScenarioStore.h"
#include "model/base/Suggestion.h"
#include "model/scenario/JsonPlaces.h"

namespace app::session {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = "/proc/sys";

fs::path pathOf(std::string name) {
    std::ranges::replace(name, '.', '/');
    return kRoot / name;
}

// All below the nearest folder that is there.
std::vector<std::string> near(const fs::path& missing) {
    fs::path folder = missing.parent_path();
    std::error_code error;
    while (folder.has_relative_path() && !fs::is_directory(folder, error))
        folder = folder.parent_path();
    std::vector<std::string> names;
    const fs::recursive_directory_iterator end;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != end; entry.increment(error)) {
        if (!entry->is_regular_file(error))
            continue;
        std::string name = entry->path().lexically_relative(kRoot).string();
        std::ranges::replace(name, '/', '.');
        names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace

QString unknownSetting(const model::scenario::Scenario& scenario, const QString& file) {
    std::error_code error;
    if (!fs::is_directory(kRoot / "net/ipv4", error))  // no /proc: the lab says so
        return {};
    for (const auto& [name, value] : scenario.sysctls) {
        const fs::path path = pathOf(name);
        if (fs::exists(path, error))
            continue;
        const std::vector<std::string> names = near(path);
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        const auto reason = model::didYouMean(model::Reason("this kernel has no setting '%1'", name), name, candidates);
        using namespace model::scenario;
        return mistakeSentence(
            file, placeOfOffset(scenario.source, offsetOf(scenario.source, "/sysctls/" + name, JsonPart::Key)), reason);
    }
    return {};
}

}  // namespace app::session
