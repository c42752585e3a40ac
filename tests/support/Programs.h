// Other programs as witnesses: tests that hold our files against tshark and the like. Where one is missing the test
// is skipped and says so; with CI=true that is a failure.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tests::support {

struct ProgramRun {
    int exitCode = -1;  // 128 + signal when killed
    std::string out, err;
    [[nodiscard]] std::vector<std::string> lines() const;  // of out
};

[[nodiscard]] bool hasProgram(const std::string& name);
// Ends within the test's own time limit; stdin is /dev/null.
[[nodiscard]] ProgramRun runProgram(const std::vector<std::string>& command);
[[nodiscard]] bool skipsAreFailures();  // CI=true

// Removed with all its files at the end of the scope.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

}  // namespace tests::support

#define SOCKSTAGE_NEEDS_PROGRAM(name)                    \
    do {                                                 \
        if (!tests::support::hasProgram(name)) {         \
            if (tests::support::skipsAreFailures())      \
                FAIL() << name << " is not installed";   \
            GTEST_SKIP() << name << " is not installed"; \
        }                                                \
    } while (false)
