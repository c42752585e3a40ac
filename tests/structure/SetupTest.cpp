// resources/packaging/setup.sh before programs that play a system: what it installs and what it tells.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/Programs.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> packagesToBuild() {
    std::ifstream in(std::string(SOCKSTAGE_SOURCE_DIR) + "/resources/packaging/packages.txt");
    std::vector<std::string> names;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string role, name;
        if (words >> role >> name && role == "build" && name != "-")
            names.push_back(name);
    }
    return names;
}

class Setup : public testing::Test {
protected:
    void SetUp() override {
        for (const char* name : {"sh", "sed", "tr", "awk"}) {
            for (const char* folder : {"/usr/bin/", "/bin/"}) {
                if (fs::exists(folder + std::string(name)) && !fs::exists(m_system.path() / name))
                    fs::create_symlink(folder + std::string(name), m_system.path() / name);
            }
        }
        program("apt-get", "echo apt-get \"$@\"");
        user(1000);
    }
    void program(const std::string& name, const std::string& text) {
        std::ofstream(m_system.file(name)) << "#!" << m_system.file("sh") << "\n" << text << "\n";
        fs::permissions(m_system.path() / name, fs::perms::owner_all);
    }
    void user(int id) { program("id", "echo " + std::to_string(id)); }
    // Every line: a state and a package, a comma, what the package provides.
    void dpkgTells(const std::string& lines) { program("dpkg-query", "echo '" + lines + "'"); }

    tests::support::ProgramRun installMissing() {
        return tests::support::runProgram({"env", "PATH=" + m_system.path().string(), m_system.file("sh"), "-euc",
                                           "root=" SOCKSTAGE_SOURCE_DIR
                                           "; . \"$root/resources/packaging/setup.sh\"; install_missing build"});
    }

private:
    tests::support::TemporaryDirectory m_system;
};

constexpr const char* kInstall = "apt-get install -y -q --no-install-recommends";

TEST_F(Setup, InstallsNothingWhereAllIsThereAlsoByAnotherName) {
    std::string all = "installed all-in-one:amd64, ";
    for (const std::string& name : packagesToBuild())
        all += name + " (= 6.8.2), ";
    dpkgTells(all + "\ninstalled zlib1g, ");
    const auto run = installMissing();
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_EQ(run.out + run.err, "");
}

TEST_F(Setup, InstallsAsRootWhatIsMissingAndNothingElse) {
    user(0);
    std::string all;
    for (const std::string& name : packagesToBuild())
        all += (name == "g++" ? "config-files " : "installed ") + name + ", \n";
    dpkgTells(all);
    const auto run = installMissing();
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_NE(run.err.find(std::string(kInstall) + " g++\n"), std::string::npos) << run.err;
}

TEST_F(Setup, WithoutSudoTellsWhatRootMustRun) {
    dpkgTells("installed dpkg, ");
    const auto run = installMissing();
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_NE(run.err.find("as root"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("  apt-get update && apt-get install --no-install-recommends g++ cmake "), std::string::npos)
        << run.err;
    EXPECT_EQ(run.err.find("installs them now"), std::string::npos) << run.err;
}

TEST_F(Setup, AsksSudoOnceAndTellsWhatRootMustRunWhereItIsRefused) {
    dpkgTells("installed dpkg, ");
    program("sudo", "echo sudo asked; exec \"$@\"");
    auto run = installMissing();
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_NE(run.err.find(std::string(kInstall) + " g++ cmake "), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find("sudo asked"), run.err.rfind("sudo asked")) << run.err;

    program("sudo", "echo you are not in the sudoers file; exit 1");
    run = installMissing();
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_NE(run.err.find("as root"), std::string::npos) << run.err;
}

}  // namespace
