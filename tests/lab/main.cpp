// SOCKSTAGE_TEST_UID=65534 runs everything as that user: the lab must work without any privilege.
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "netio/lab/LabProcess.h"

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (const char* uid = std::getenv("SOCKSTAGE_TEST_UID"); uid && ::geteuid() == 0) {
        const auto id = static_cast<uid_t>(std::atoi(uid));
        if (::setgroups(0, nullptr) < 0 || ::setresgid(id, id, id) < 0 || ::setresuid(id, id, id) < 0)
            return 1;
        ::prctl(PR_SET_DUMPABLE, 1);  // so that children may be looked at in /proc, as those of any user
        if (netio::lab::LabProcess::findExecutable().empty()) {
            std::puts(
                "[  SKIPPED ] SOCKSTAGE_TEST_UID cannot reach the build: put it where everybody may read, not under "
                "/root.");
            return std::getenv("CI") ? 1 : 0;
        }
    }
    return RUN_ALL_TESTS();
}
