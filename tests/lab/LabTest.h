// A test that needs a real lab: skipped with the reason where none can run.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace tests::lab {

// The reason why a lab cannot run here; "" when it can. In CI a reason is a failure, not a skip.
[[nodiscard]] std::string reasonToSkip();
#define SKIP_WITHOUT_LAB()                                                              \
    do {                                                                                \
        if (const std::string reason = ::tests::lab::reasonToSkip(); !reason.empty()) { \
            if (std::getenv("CI"))                                                      \
                FAIL() << reason;                                                       \
            GTEST_SKIP() << reason;                                                     \
        }                                                                               \
    } while (false)

class LabTest : public testing::Test {
protected:
    void SetUp() override { SKIP_WITHOUT_LAB(); }
};

}  // namespace tests::lab
