// SOCKSTAGE_TEST_UID=65534 runs everything as that user: the lab must work without any privilege.
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "netio/lab/LabProcess.h"

namespace {

// For good, once it has been seen that the user can reach the build.
bool become(uid_t id) {
    if (::setgroups(0, nullptr) < 0 || ::setresgid(id, id, 0) < 0 || ::setresuid(id, id, 0) < 0)
        return false;
    const bool reaches = !netio::lab::LabProcess::findExecutable().empty();
    if (::setresuid(0, 0, 0) < 0 || ::setresgid(0, 0, 0) < 0)
        return false;
    if (!reaches) {
        std::puts(
            "Run as root: SOCKSTAGE_TEST_UID cannot reach the build. Put it where everybody may read, not under "
            "/root.");
        return std::getenv("CI") == nullptr;
    }
    if (::setresgid(id, id, id) < 0 || ::setresuid(id, id, id) < 0)
        return false;
    ::prctl(PR_SET_DUMPABLE, 1);  // so that children may be looked at in /proc, as those of any user
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const char* uid = std::getenv("SOCKSTAGE_TEST_UID");
    if (uid && ::geteuid() == 0 && !become(static_cast<uid_t>(std::atoi(uid))))
        return 1;
    return RUN_ALL_TESTS();
}
