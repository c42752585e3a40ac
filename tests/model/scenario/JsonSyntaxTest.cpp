// Where a text stops being JSON and what is said of it; and that the library, an independent reader, agrees.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "model/scenario/JsonSyntax.h"

namespace model::scenario {
namespace {

struct Row {
    const char* text;
    const char* reason;  // "": none
    std::size_t offset = 0;
    friend void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }
};

class JsonSyntax : public testing::TestWithParam<Row> {};

TEST_P(JsonSyntax, TellsTheFirstFault) {
    const auto fault = jsonSyntaxFault(GetParam().text);
    EXPECT_EQ(fault ? fault->reason.english() : "", GetParam().reason);
    EXPECT_EQ(fault ? fault->offset : 0, GetParam().offset);
    EXPECT_EQ(!fault, nlohmann::json::accept(std::string(GetParam().text), true));
}

INSTANTIATE_TEST_SUITE_P(
    , JsonSyntax,
    testing::Values(
        Row{"{\"a\": [1, -2.5e+3, {}, []], \"b\": true, \"c\": null}", ""},
        Row{"\xEF\xBB\xBF // a\n/* b */ \"\\u00e9\\ud83d\\ude00\\n\" //", ""},
        Row{"", "unexpected end of input; expected '[', '{', or a literal", 0},
        Row{"{\"a\": 1,}", "unexpected '}'; expected string literal", 8},
        Row{"{\"a\" 1}", "unexpected number literal; expected ':'", 5},
        Row{"{\"a\": 1 \"b\": 2}", "unexpected string literal; expected '}'", 8},
        Row{"[1, 2", "unexpected end of input; expected ']'", 5},
        Row{"[1,]", "unexpected ']'; expected '[', '{', or a literal", 3},
        Row{"[1}", "unexpected '}'; expected ']'", 2}, Row{"{}{}", "unexpected '{'; expected end of input", 2},
        Row{"[truth]", "invalid literal", 1}, Row{"[-]", "invalid number; expected digit after '-'", 2},
        Row{"[1.]", "invalid number; expected digit after '.'", 3},
        Row{"[1e]", "invalid number; expected '+', '-', or digit after exponent", 3},
        Row{"[1e-]", "invalid number; expected digit after exponent sign", 4},
        Row{"[01]", "unexpected number literal; expected ']'", 2}, Row{"[1e999]", "number overflow parsing '1e999'", 6},
        Row{"[1e-999]", ""}, Row{"[\"a", "invalid string: missing closing quote", 3},
        Row{"[\"a\nb\"]", "invalid string: control character U+000A (LF) must be escaped to \\u000A or \\n", 3},
        Row{"[\"\x01\"]", "invalid string: control character U+0001 must be escaped to \\u0001", 2},
        Row{"[\"\\x\"]", "invalid string: forbidden character after backslash", 3},
        Row{"[\"\\u12\"]", "invalid string: '\\u' must be followed by 4 hex digits", 4},
        Row{"[\"\\udc00\"]", "invalid string: surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF", 8},
        Row{"[\"\\ud800x\"]", "invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF", 8},
        Row{"[\"\xff\"]", "invalid string: ill-formed UTF-8 byte", 4},
        Row{"[1 / 2]", "invalid comment; expecting '/' or '*' after '/'", 3},
        Row{"[1 /* 2]", "invalid comment; missing closing '*/'", 8}));

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
        ASSERT_EQ(!jsonSyntaxFault(text), nlohmann::json::accept(text, true)) << text;
    }
}

}  // namespace
}  // namespace model::scenario
