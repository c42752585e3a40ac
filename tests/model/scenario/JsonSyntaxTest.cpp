// Where a text stops being JSON and what is said of it; and that the library, an independent reader, agrees.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "model/scenario/JsonSyntax.h"

namespace model::scenario {
namespace {

constexpr std::size_t kDeepest = 8;

struct Row {
    const char* text;
    const char* reason;  // "": none
    std::size_t offset = 0;
    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }
};

class JsonSyntax : public testing::TestWithParam<Row> {};

TEST_P(JsonSyntax, TellsTheFirstFault) {
    const std::string_view text = GetParam().text;
    const auto fault = jsonSyntaxFault(text, kDeepest);
    EXPECT_EQ(fault ? fault->reason.english() : "", GetParam().reason);
    EXPECT_EQ(fault ? fault->offset : 0, GetParam().offset);
    EXPECT_EQ(!fault, nlohmann::json::accept(text, true));
}

INSTANTIATE_TEST_SUITE_P(Good, JsonSyntax,
                         testing::Values(Row{"{\"a\": [1, -2.5e+3, {}, [], [[]]], \"b\": true, \"c\": null}", ""},
                                         Row{"\xEF\xBB\xBF // a\n/* b */ \"\\u00e9\\ud83d\\ude00\\n\" //", ""},
                                         Row{"[1e-999]", ""}, Row{"{\"a\": \"’“”，\"}", ""}));

INSTANTIATE_TEST_SUITE_P(
    Commas, JsonSyntax,
    testing::Values(Row{"{\"a\": 1\n \"b\": 2}", "a comma is missing after line 1", 7},
                    Row{"{\"a\": [\n ] // c\n \"b\": 2}", "a comma is missing after line 2", 10},
                    Row{"{\"a\": 1 \"b\": 2}", "a comma is missing here", 7},
                    Row{"[\"a\" \"b\"]", "a comma is missing here", 4}, Row{"[1 2]", "a comma is missing here", 2},
                    Row{"[{} {}]", "a comma is missing here", 3},
                    Row{"{\"a\": 1,\n}", "there is a comma after the last entry, before '}'; take it out", 7},
                    Row{"[1,]", "there is a comma after the last entry, before ']'; take it out", 2},
                    Row{"[1,,2]", "there are two commas; take one out", 3},
                    Row{"{\"a\":1,,\"b\":2}", "there are two commas; take one out", 7},
                    Row{"[,1]", "there is a comma before the first entry; take it out", 1},
                    Row{"{,}", "there is a comma before the first entry; take it out", 1},
                    Row{"[1; 2]", "',' stands between two entries, and not ';'", 2},
                    Row{"[1， 2]", "the full-width sign '，' stands here; ',' is meant", 2}));

INSTANTIATE_TEST_SUITE_P(Keys, JsonSyntax,
                         testing::Values(Row{"{\"a\" 1}", "':' is missing after the key \"a\"", 4},
                                         Row{"{\"a\" \"b\"}", "':' is missing after the key \"a\"", 4},
                                         Row{"{\"a\"：1}", "the full-width sign '：' stands here; ':' is meant", 4},
                                         Row{"{\"a\" = 1}", "':' stands between a key and its value, and not '='", 5},
                                         Row{"{\"a\"}", "the key \"a\" has no value", 4},
                                         Row{"{\"a\", 1}", "the key \"a\" has no value", 4},
                                         Row{"{\"a\": }", "a value is missing after ':'", 5},
                                         Row{"{\"a\":, \"b\": 1}", "a value is missing after ':'", 5},
                                         Row{"{a: 1}", "a key stands in quotation marks: \"a\"", 1},
                                         Row{"{\"a\": 1, b: 1}", "a key stands in quotation marks: \"b\"", 9},
                                         Row{"{1: 1}", "a key in quotation marks is expected here, and not '1'", 1},
                                         Row{"{[]}", "a key in quotation marks is expected here, and not '['", 1},
                                         Row{"[\"a\": 1]", "a list [...] has no keys; an object {...} has", 4},
                                         Row{"{\"a\":: 1}", "a value is expected here, and not ':'", 5},
                                         Row{"{\"id: \"x\"}", "the key 'id' has no closing quotation mark", 1}));

INSTANTIATE_TEST_SUITE_P(
    Quotes, JsonSyntax,
    testing::Values(
        Row{"[\"write(fd, \"x\")\"]", "this quotation mark ends the text; one inside a text is written \\\"", 12},
        Row{"[\"write(fd, \"\")\"]", "this quotation mark ends the text; one inside a text is written \\\"", 12},
        Row{"{“a”: 1}", "a text stands in straight quotation marks, \"...\", and not in “", 1},
        Row{"{\"a”: \"x\"}", "a text stands in straight quotation marks, \"...\", and not in ”", 3},
        Row{"[\"a”,\n1]", "a text stands in straight quotation marks, \"...\", and not in ”", 3},
        Row{"['a']", "a text stands in straight quotation marks, \"...\", and not in '", 1},
        Row{"[\"a,\n 1]", "the text that begins here has no closing quotation mark on its line", 1},
        Row{"[\"a", "the text that begins here has no closing quotation mark on its line", 1},
        Row{"[abc]", "'abc' is no value; a text stands in quotation marks: \"abc\"", 1}));

INSTANTIATE_TEST_SUITE_P(
    Brackets, JsonSyntax,
    testing::Values(Row{"", "the file is empty", 0}, Row{"// nothing\n", "the file is empty", 11},
                    Row{"{\n[1, 2", "a key in quotation marks is expected here, and not '['", 2},
                    Row{"[\n[1, 2", "the file ends, but the '[' of line 2 is still open: ']' is missing", 7},
                    Row{"{\"a\":", "the file ends, but the '{' of line 1 is still open: '}' is missing", 5},
                    Row{"{\"a\": [1}", "the '[' of line 1 is still open: ']' is missing before this '}'", 8},
                    Row{"[}", "the '[' of line 1 is still open: ']' is missing before this '}'", 1},
                    Row{"{]", "the '{' of line 1 is still open: '}' is missing before this ']'", 1},
                    Row{"{}}", "there is a '}' too many", 2},
                    Row{"{}{}", "nothing may follow the end of the first value", 2},
                    Row{"]", "a value is expected here, and not ']'", 0}));

INSTANTIATE_TEST_SUITE_P(
    Values, JsonSyntax,
    testing::Values(Row{"[True]", "'True' is written 'true'", 1}, Row{"[None]", "'None' is written 'null'", 1},
                    Row{"[truth]", "'truth' is no value; a text stands in quotation marks: \"truth\"", 1},
                    Row{"[-]", "'-' is no number; written are 5, -1, 2.5", 1},
                    Row{"[1.]", "'1.' is no number; written are 5, -1, 2.5", 1},
                    Row{"[1e]", "'1e' is no number; written are 5, -1, 2.5", 1},
                    Row{"[1e-]", "'1e-' is no number; written are 5, -1, 2.5", 1},
                    Row{"[01]", "'01' is no number; written are 5, -1, 2.5", 1},
                    Row{"[0x10]", "'0x10' is no number; written are 5, -1, 2.5", 1},
                    Row{"[127.0.0.1:9000]", "'127.0.0.1' is no number; written are 5, -1, 2.5", 1},
                    Row{"[1e999]", "the number 1e999 is too large", 1},
                    Row{"# a\n1", "a comment begins with // or /*", 0},
                    Row{"[1 / 2]", "a comment begins with // or /*", 3},
                    Row{"[1 /* 2]", "the comment that begins here is not closed: */ is missing", 3},
                    Row{"[1\xC2\xA0, 2]", "a character that is not to be seen (U+00A0) stands here; take it out", 2},
                    Row{"\x01", "the file is no text in UTF-8", 0}, Row{"\xD4\xC3", "the file is no text in UTF-8", 0},
                    Row{"\xFF\xFE{", "the file is UTF-16; save it as UTF-8", 0}));

INSTANTIATE_TEST_SUITE_P(
    Texts, JsonSyntax,
    testing::Values(Row{"[\"a\tb\"]", "a tab inside a text is written \\t", 3},
                    Row{"[\"\x01\"]", "a control character inside a text is written by its number: \\u0001", 2},
                    Row{"[\"\\x\"]",
                        "in a text a \\ is written \\\\; after it stand only \" \\ / b f n r t and u with four "
                        "hexadecimal digits",
                        2},
                    Row{"[\"\\u12\"]", "\\u takes four hexadecimal digits", 2},
                    Row{"[\"\\udc00\"]", "\\udc00 is one half of a character; write the character itself", 2},
                    Row{"[\"\\ud800x\"]", "\\ud800 is one half of a character; write the character itself", 2},
                    Row{"[\"a\xff\"]", "this byte is not UTF-8; save the file as UTF-8", 3}));

TEST(JsonSyntaxDepth, IsBounded) {
    EXPECT_FALSE(jsonSyntaxFault("[[[[[[[[]]]]]]]]", kDeepest));
    const auto fault = jsonSyntaxFault("[[[[[[[[[]]]]]]]]]", kDeepest);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->reason.english(), "brackets are nested more than 8 deep");
    EXPECT_EQ(fault->offset, 8u);
}

TEST(JsonSyntaxAtRandom, AgreesWithTheLibrary) {
    constexpr std::string_view kSigns = "{}[]:,\"\\u0123d8-.eE+truefalsn/* \n";
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "{\"a\": [1, \"b\\u00e9\", -2.5e3, true], /* c */ \"d\": {\"e\": null}}";
        for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            const char sign = kSigns[random() % kSigns.size()];
            if (random() % 2 == 0)
                text[at] = sign;
            else if (random() % 2 == 0)
                text.insert(at, 1, sign);
            else
                text.erase(at, 1);
        }
        ASSERT_EQ(!jsonSyntaxFault(text, 64), nlohmann::json::accept(text, true)) << text;
    }
}

}  // namespace
}  // namespace model::scenario
