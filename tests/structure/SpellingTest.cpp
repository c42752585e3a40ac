// One name for one thing: a sentence writes flags as RFC 9293 does, "SYN,ACK"; only the diagrams draw "SYN+ACK".
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

TEST(Spelling, FlagsOfASegmentAreJoinedByAComma) {
    static const std::regex other("(SYN|FIN|RST|PSH)(-|/| ?[+] ?|, )ACK");
    std::size_t files = 0;
    const fs::path root(SOCKSTAGE_SOURCE_DIR);
    for (const char* folder : {"app", "model", "netio", "resources/scenarios", "resources/translations", "README.md"}) {
        std::vector<fs::path> paths{root / folder};
        if (fs::is_directory(root / folder)) {
            paths.clear();
            for (const auto& entry : fs::recursive_directory_iterator(root / folder))
                if (entry.is_regular_file())
                    paths.push_back(entry.path());
        }
        for (const fs::path& path : paths) {
            std::ifstream in(path);
            for (std::string line; std::getline(in, line);)
                EXPECT_FALSE(path.filename() != "FlagNames.h" && std::regex_search(line, other))
                    << path << ": " << line;
            ++files;
        }
    }
    EXPECT_GT(files, 200u);
}

}  // namespace
