// app -> netio -> model, and nothing points back: read from the includes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file, header;
};

std::vector<Include> includesBelow(const std::string& folder) {
    static const std::regex form(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOCKSTAGE_SOURCE_DIR) / folder)) {
        const auto ending = entry.path().extension();
        if (ending != ".h" && ending != ".cpp")
            continue;
        std::ifstream in(entry.path());
        std::smatch match;
        for (std::string line; std::getline(in, line);) {
            if (std::regex_search(line, match, form))
                found.push_back({entry.path().string(), match[1]});
        }
    }
    return found;
}

bool startsWithAny(const std::string& header, std::initializer_list<const char*> prefixes) {
    for (const char* prefix : prefixes) {
        if (header.rfind(prefix, 0) == 0)
            return true;
    }
    return false;
}

TEST(Layering, ModelKnowsNeitherNetioNorAppNorQtNorTheSystem) {
    const auto includes = includesBelow("model");
    ASSERT_GT(includes.size(), 50u);
    for (const auto& [file, header] : includes) {
        EXPECT_FALSE(startsWithAny(header, {"netio/", "app/", "Q", "sys/", "linux/", "netinet/", "arpa/", "unistd.h",
                                            "fcntl.h", "thread", "mutex", "chrono", "ctime", "fstream", "filesystem"}))
            << file << " includes " << header;
    }
}

TEST(Layering, NetioKnowsNeitherAppNorQt) {
    const auto includes = includesBelow("netio");
    ASSERT_GT(includes.size(), 50u);
    for (const auto& [file, header] : includes)
        EXPECT_FALSE(startsWithAny(header, {"app/", "Q"})) << file << " includes " << header;
}

TEST(Layering, NoSourceFileIsLongerThan400Lines) {
    for (const char* folder : {"app", "model", "netio", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOCKSTAGE_SOURCE_DIR) / folder)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
                continue;
            std::ifstream in(entry.path());
            std::size_t lines = 0;
            for (std::string line; std::getline(in, line);)
                ++lines;
            EXPECT_LE(lines, 400u) << entry.path();
        }
    }
}

}  // namespace
