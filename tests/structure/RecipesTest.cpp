// The README's recipes: what they name is there, and they name no more files than they promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Recipe {
    std::string what;
    std::size_t promised = 0;
    std::vector<std::string> files;  // the last part of one may have a *
};

// "| a new event | 4 | `model/trace/TraceEvent.h` for this, `model/trace/Scene.cpp` for that |"
std::vector<Recipe> recipes() {
    std::ifstream in(SOCKSTAGE_SOURCE_DIR "/README.md");
    std::vector<Recipe> found;
    bool here = false;
    static const std::regex row(R"(^\| (a new [^|]+) \| (?:\d or )?(\d+) \| (.*) \|$)"), file("`([^` ]+/[^` ]*)`");
    std::smatch match;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("#"))
            here = line == "### Recipes";
        if (!here || !std::regex_match(line, match, row))
            continue;
        Recipe& recipe = found.emplace_back(Recipe{match[1], std::stoul(match[2]), {}});
        const std::string files = match[3];
        for (std::sregex_iterator at(files.begin(), files.end(), file), end; at != end; ++at)
            recipe.files.push_back((*at)[1]);
    }
    return found;
}

bool exists(const std::string& path) {
    const fs::path whole = fs::path(SOCKSTAGE_SOURCE_DIR) / path;
    const std::string name = whole.filename();
    const std::size_t star = name.find('*');
    if (star == std::string::npos)
        return fs::exists(whole);
    return fs::is_directory(whole.parent_path()) &&
           std::ranges::any_of(fs::directory_iterator(whole.parent_path()), [&](const fs::directory_entry& entry) {
               const std::string other = entry.path().filename();
               return other.starts_with(name.substr(0, star)) && other.ends_with(name.substr(star + 1));
           });
}

TEST(Recipes, NameFilesThatAreThereAndNoMoreThanPromised) {
    const auto all = recipes();
    ASSERT_GE(all.size(), 6u) << "the README has lost its recipes";
    for (const Recipe& recipe : all) {
        EXPECT_FALSE(recipe.files.empty()) << recipe.what;
        EXPECT_LE(recipe.files.size(), recipe.promised) << recipe.what;
        for (const std::string& file : recipe.files)
            EXPECT_TRUE(exists(file)) << recipe.what << ": " << file;
    }
}

}  // namespace
