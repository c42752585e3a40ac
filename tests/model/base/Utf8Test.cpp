#include <gtest/gtest.h>

#include "model/base/Utf8.h"

namespace model::trace {
namespace {

TEST(Utf8, AcceptsEveryLength) {
    for (const char* text :
         {"", "a", "é", "中", "😀", "\x7f", "\u0080", "\u07ff", "\u0800", "\uffff", "\U00010000", "\U0010ffff"})
        EXPECT_TRUE(isUtf8(text)) << text;
}

TEST(Utf8, RefusesTheIllFormed) {
    for (const char* bytes : {"\x80", "\xc2", "a\xff", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80",
                              "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe4\xb8", "\xe4\xb8\x28"})
        EXPECT_FALSE(isUtf8(bytes));
}

TEST(Utf8, ReplacesTheIllFormed) {
    EXPECT_EQ(toUtf8("a中"), "a中");
    EXPECT_EQ(toUtf8("a\xff\xe4\xb8z"), "a\uFFFD\uFFFD\uFFFDz");
}

TEST(Utf8, LeavesNothingThatATerminalObeysOrXmlRefuses) {
    EXPECT_EQ(withoutControls("a\tb\n中😀\u00a0"), "a\tb\n中😀\u00a0");
    EXPECT_EQ(withoutControls("\x1b[2J\r\x7f\x9b!"), "\uFFFD[2J\uFFFD\uFFFD\uFFFD!");
    EXPECT_EQ(withoutControls("\u0085\u009f\ufffe\uffff."), "\uFFFD\uFFFD\uFFFD\uFFFD.");
}

TEST(Utf8, CutsBetweenCharacters) {
    EXPECT_EQ(utf8Prefix("a中b", 10), "a中b");
    EXPECT_EQ(utf8Prefix("a中b", 4), "a中");
    EXPECT_EQ(utf8Prefix("a中b", 3), "a");
    EXPECT_EQ(utf8Prefix("a中b", 2), "a");
    EXPECT_EQ(utf8Prefix("a中b", 0), "");
}

}  // namespace
}  // namespace model::trace
