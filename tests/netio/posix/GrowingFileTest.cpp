#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <numeric>

#include "netio/posix/GrowingFile.h"
#include "tests/support/Programs.h"

namespace netio::posix {
namespace {

std::vector<std::uint8_t> bytes(std::size_t count, std::uint8_t first) {
    std::vector<std::uint8_t> all(count);
    std::iota(all.begin(), all.end(), first);
    return all;
}

std::vector<std::uint8_t> content(const GrowingFile& file) {
    std::vector<std::uint8_t> all(file.size() + 1);
    const ssize_t size = ::pread(file.descriptor()->get(), all.data(), all.size(), 0);
    all.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
    return all;
}

TEST(GrowingFile, StandsInMemoryWhereNoFolderIsWritable) {
    auto created = GrowingFile::create({"/no/such/folder"});
    ASSERT_TRUE(created);
    GrowingFile file = created.take();
    EXPECT_TRUE(file.append(bytes(300, 1)));
    EXPECT_TRUE(file.append(bytes(7, 9)));
    auto wanted = bytes(300, 1);
    const auto more = bytes(7, 9);
    wanted.insert(wanted.end(), more.begin(), more.end());
    EXPECT_EQ(content(file), wanted);
}

TEST(GrowingFile, MovesToTheFirstFolderWithRoomWhenMemoryIsTooSmall) {
    const tests::support::TemporaryDirectory folder;
    auto created = GrowingFile::create({"/no/such/folder", folder.path().string()}, 400);
    ASSERT_TRUE(created);
    GrowingFile file = created.take();
    const auto reader = file.descriptor();
    const auto path = file.path();
    ASSERT_TRUE(file.append(bytes(300, 1)));
    ASSERT_TRUE(file.append(bytes(300, 45)));
    EXPECT_EQ(content(file), bytes(600, 1));
    EXPECT_EQ(reader, file.descriptor());  // who reads it need not know
    EXPECT_EQ(path, file.path());
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "a file with a name would be left after a crash";
}

TEST(GrowingFile, TellsThatNothingTakesMoreAndKeepsWhatItHas) {
    auto created = GrowingFile::create({"/no/such/folder"}, 400);
    ASSERT_TRUE(created);
    GrowingFile file = created.take();
    ASSERT_TRUE(file.append(bytes(300, 1)));
    const auto refused = file.append(bytes(300, 45));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().error, ENOENT);
    EXPECT_EQ(content(file), bytes(300, 1));
    EXPECT_TRUE(file.append(bytes(100, 45)));
    EXPECT_EQ(content(file), bytes(400, 1));
}

TEST(GrowingFile, AWriteCutShortLeavesNoHalf) {
    const auto before = ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit small{500, limit.rlim_max};
    auto created = GrowingFile::create({});
    ASSERT_TRUE(created);
    GrowingFile file = created.take();
    ASSERT_TRUE(file.append(bytes(300, 1)));
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto refused = file.append(bytes(300, 45));
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, before);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().error, EFBIG);
    EXPECT_EQ(content(file), bytes(300, 1));
}

}  // namespace
}  // namespace netio::posix
