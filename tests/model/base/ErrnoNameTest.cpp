#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>

#include "model/base/ErrnoName.h"

namespace model {
namespace {

TEST(ErrnoName, IsTheSystemsForEveryNumber) {
    for (int error = 1; error < 200; ++error) {
        const char* name = ::strerrorname_np(error);
        EXPECT_EQ(errnoName(error), name ? std::string(name) : "errno " + std::to_string(error));
    }
}

TEST(ErrnoName, OfNoErrorIsEmpty) {
    EXPECT_EQ(errnoName(0), "");
    EXPECT_EQ(errnoName(-1), "errno -1");
}

TEST(ErrnoName, OffersNamesOnly) {
    for (const std::string_view name : errnoNames())
        EXPECT_EQ(name.substr(0, 1), "E");
}

}  // namespace
}  // namespace model
