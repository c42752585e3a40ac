// tests/structure/limits before small sources that each break one limit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/support/Programs.h"

namespace {

namespace fs = std::filesystem;

class Limits : public testing::Test {
protected:
    void SetUp() override {
        SOCKSTAGE_NEEDS_PROGRAM("python3");
        source("model/base/Good.cpp", function("good", "    use(value);\n"));
    }
    void source(const std::string& path, const std::string& text) {
        const fs::path file = m_folder.path() / path;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    static std::string function(const std::string& name, const std::string& body) {
        return "int " + name + "(int value) {\n" + body + "    return value;\n}\n";
    }
    static std::string times(int count, const std::string& text) {
        std::string all;
        for (int i = 0; i < count; ++i)
            all += text;
        return all;
    }
    void expectOnly(const std::string& fault) {
        const auto run = tests::support::runProgram(
            {"python3", SOCKSTAGE_SOURCE_DIR "/tests/structure/limits", m_folder.path().string()});
        std::vector<std::string> failed;
        for (const std::string& line : run.lines())
            if (line.starts_with("FAILED "))
                failed.push_back(line);
        EXPECT_EQ(run.exitCode, fault.empty() ? 0 : 1) << run.out << run.err;
        if (fault.empty())
            EXPECT_THAT(failed, testing::IsEmpty());
        else
            EXPECT_THAT(failed, testing::ElementsAre(testing::HasSubstr(fault)));
    }

private:
    tests::support::TemporaryDirectory m_folder;
};

TEST_F(Limits, FindNothingInGoodSources) {
    expectOnly("");
}

TEST_F(Limits, OfAFile) {
    source("app/cli/Long.cpp", times(351, "// line\n"));
    source("app/cli/Short.cpp", "");
    expectOnly("app/cli/Long.cpp: 351 file-lines, at most 350");
}

TEST_F(Limits, OfAHeader) {
    source("model/base/Long.h", times(121, "// line\n"));
    source("model/base/Short.h", "");
    expectOnly("model/base/Long.h: 121 header-lines");
}

TEST_F(Limits, OfTheMedian) {
    source("model/base/One.cpp", times(100, "// line\n"));
    source("model/base/Two.cpp", times(100, "// line\n"));
    expectOnly("100 median-file lines, at most 80");
}

TEST_F(Limits, OfAFunction) {
    source("netio/lab/Long.cpp", "namespace netio {\nnamespace {\n" + function("most", times(57, "//\n")) + "}\n" +
                                     function("Long::over", times(59, "//\n")) + "}\n");
    expectOnly("netio/lab/Long.cpp: Long::over, 62 function-lines, at most 60");
}

TEST_F(Limits, OfPublicFunctions) {
    source("model/base/Wide.h", "class Wide {\npublic:\n    Wide() = default;\n" +
                                    times(26, "    int f(int a = 0, int b = 1) const;\n") + "private:\n" +
                                    times(9, "    void g();\n") + "};\n");
    expectOnly("model/base/Wide.h: Wide, 26 public functions, at most 25");
}

TEST_F(Limits, OfMembers) {
    source("model/base/Full.h", "struct Full {\n" + times(10, "    int a = 0, b{};\n") + "    std::map<int, int> m;\n" +
                                    times(9, "    static constexpr int kOne = 1;\n    int f() const { return a; }\n") +
                                    "};\n");
    expectOnly("model/base/Full.h: Full, 21 members, at most 20");
}

TEST_F(Limits, OfTheMainWindow) {
    source("app/windows/MainWindow.cpp", times(350, "//\n"));
    source("app/windows/MainWindowMenus.cpp", times(351 - 1, "//\n"));
    source("app/windows/MainWindowKeys.h", "//\n");
    source("app/windows/Short.h", "");
    source("app/windows/Other.h", "");
    source("app/windows/Third.h", "");
    expectOnly("MainWindow*: 701 main-window lines, at most 700");
}

constexpr const char* kLogic =
    "    if (value > 1)\n        value = twice(value);\n    for (int i = 0; i < value; ++i)\n        add(i);\n"
    "    store(value, 7);\n    tell(value);\n";

TEST_F(Limits, NoLogicTwice) {
    std::string renamed = kLogic;
    for (std::size_t at = 0; (at = renamed.find("value", at)) != std::string::npos;)
        renamed.replace(at, 5, "count");
    source("model/base/One.cpp", function("one", kLogic));
    source("model/tcp/Two.cpp", function("two", "    begin();\n\n" + renamed + "    end();\n"));
    expectOnly("model/base/One.cpp:2-7 and model/tcp/Two.cpp:4-9 are the same logic");
}

TEST_F(Limits, ButTheShapeOfASwitchAndTables) {
    const std::string shape =
        "    switch (value) {\n" + times(9, "        case Kind::One:\n            return 1;\n") + "    }\n";
    source("model/base/One.cpp", "#include <a>\n#include <b>\nusing x::y;\n" + function("one", shape) +
                                     "int f() {\n    return g({\n" + times(9, "        {1, \"a\"},\n") +
                                     "    });\n}\n");
    source("model/base/Two.cpp", "#include <a>\n#include <b>\nusing x::y;\n" + function("two", shape) +
                                     "int h() {\n    return g({\n" + times(9, "        {1, \"a\"},\n") +
                                     "    });\n}\n");
    expectOnly("");
}

}  // namespace
