// app -> netio -> model, and nothing points back, inside the three as well: read from the includes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/Programs.h"

namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file, header;
};

std::vector<Include> includesBelow(const fs::path& root, const std::string& folder) {
    static const std::regex form(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
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
    const auto includes = includesBelow(SOCKSTAGE_SOURCE_DIR, "model");
    ASSERT_GT(includes.size(), 50u);
    for (const auto& [file, header] : includes) {
        EXPECT_FALSE(startsWithAny(header, {"netio/", "app/", "Q", "sys/", "linux/", "netinet/", "arpa/", "unistd.h",
                                            "fcntl.h", "thread", "mutex", "chrono", "ctime", "fstream", "filesystem"}))
            << file << " includes " << header;
    }
}

TEST(Layering, NetioKnowsNeitherAppNorQt) {
    const auto includes = includesBelow(SOCKSTAGE_SOURCE_DIR, "netio");
    ASSERT_GT(includes.size(), 50u);
    for (const auto& [file, header] : includes)
        EXPECT_FALSE(startsWithAny(header, {"app/", "Q"})) << file << " includes " << header;
}

// The rooms of each floor from the ground up: a room includes itself and those before it, never one behind it.
const std::vector<std::pair<std::string, std::vector<std::string>>> kRooms = {
    {"model", {"base", "packet", "call", "tcp", "trace", "scenario", "layout", "report"}},
    {"netio", {"posix", "netlink", "capture", "tap", "gate", "actor", "probe", "lab"}},
    {"app", {"theme", "session", "diagrams", "panels", "charts", "exporting", "windows", "cli"}},
};

// What stands in the wrong direction below `root`: "model/base/A.h includes model/tcp/B.h".
std::vector<std::string> backArrows(const fs::path& root) {
    std::vector<std::string> found;
    for (const auto& [floor, rooms] : kRooms) {
        const auto height = [&rooms = rooms](const fs::path& path) {
            return std::ranges::find(rooms, std::next(path.begin())->string()) - rooms.begin();
        };
        for (const auto& [file, header] : includesBelow(root, floor)) {
            const fs::path from = fs::relative(file, root), to(header);
            if (*to.begin() != floor || std::distance(from.begin(), from.end()) < 3)
                continue;
            const bool inARoom = std::distance(to.begin(), to.end()) >= 3;
            if (!inARoom || height(to) > height(from))
                found.push_back(from.string() + " includes " + header);
        }
    }
    return found;
}

TEST(Layering, NoRoomIncludesOneAboveIt) {
    EXPECT_THAT(backArrows(SOCKSTAGE_SOURCE_DIR), testing::IsEmpty());
}

TEST(Layering, EveryFolderIsARoom) {
    for (const auto& [floor, rooms] : kRooms) {
        for (const auto& entry : fs::directory_iterator(fs::path(SOCKSTAGE_SOURCE_DIR) / floor)) {
            const std::string name = entry.path().filename();
            EXPECT_TRUE(!entry.is_directory() || std::ranges::count(rooms, name))
                << floor << '/' << name << " is no room of the house; give it its place in kRooms";
        }
    }
}

TEST(Layering, ABackArrowIsFound) {
    tests::support::TemporaryDirectory house;
    const auto file = [&](const char* path, const char* text) {
        fs::create_directories((house.path() / path).parent_path());
        std::ofstream(house.path() / path) << text << '\n';
    };
    file("model/tcp/Good.h", "#include \"model/base/State.h\"\n#include \"model/tcp/Good.h\"");
    file("netio/gate/Good.h", "#include \"model/report/RunReport.h\"");
    fs::create_directories(house.path() / "app");
    EXPECT_THAT(backArrows(house.path()), testing::IsEmpty());
    file("model/base/Bad.h", "#include \"model/tcp/Good.h\"");
    file("netio/probe/Bad.cpp", "  #  include <netio/lab/Lab.h>");
    file("app/diagrams/Bad.cpp", "#include \"app/cli/Cli.h\"");
    EXPECT_THAT(backArrows(house.path()), testing::ElementsAre("model/base/Bad.h includes model/tcp/Good.h",
                                                               "netio/probe/Bad.cpp includes netio/lab/Lab.h",
                                                               "app/diagrams/Bad.cpp includes app/cli/Cli.h"));
}

template <typename Visit>
void forEachSource(Visit visit) {
    for (const char* folder : {"app", "model", "netio", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOCKSTAGE_SOURCE_DIR) / folder)) {
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
                visit(entry.path());
        }
    }
}

TEST(Layering, NoLineIsLongerThan120Columns) {
    forEachSource([](const fs::path& path) {
        std::ifstream in(path);
        std::size_t number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            // In UTF-8 every character has one byte that is not a continuation, 10xxxxxx.
            const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
            EXPECT_LE(columns, 120) << path << ":" << number;
        }
    });
}

}  // namespace
