#include <gtest/gtest.h>
#include <unistd.h>

#include "netio/lab/LineReader.h"
#include "netio/posix/UniqueFd.h"

namespace netio::lab {
namespace {

TEST(LineReader, LinesInAnyPieces) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    posix::UniqueFd reader(ends[0]), writer(ends[1]);
    LineReader lines(reader.get());
    const auto feed = [&](std::string_view text) {
        ASSERT_EQ(::write(writer.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
        lines.read();
    };
    feed("one\ntw");
    EXPECT_EQ(lines.next(), "one");
    EXPECT_FALSE(lines.next());
    feed("o\n\nthree");
    EXPECT_EQ(lines.next(), "two");
    EXPECT_EQ(lines.next(), "");
    EXPECT_FALSE(lines.next());
    writer.reset();
    lines.read();
    EXPECT_TRUE(lines.ended());
    EXPECT_EQ(lines.next(), "three") << "an unfinished last line counts";
    EXPECT_FALSE(lines.next());
}

}  // namespace
}  // namespace netio::lab
