#include "model/scenario/JsonFault.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::scenario {
namespace {

// Those that contain others come first.
constexpr std::array kSentences{
    reasonFormat("unexpected %1; expected %2"),
    reasonFormat("unexpected %1"),
    reasonFormat("end of input"),
    reasonFormat("string literal"),
    reasonFormat("number literal"),
    reasonFormat("true literal"),
    reasonFormat("false literal"),
    reasonFormat("null literal"),
    reasonFormat("'[', '{', or a literal"),
    reasonFormat("number overflow parsing '%1'"),
    reasonFormat("invalid literal"),
    reasonFormat("invalid number; expected digit after '%1'"),
    reasonFormat("invalid number; expected '+', '-', or digit after exponent"),
    reasonFormat("invalid number; expected digit after exponent sign"),
    reasonFormat("invalid string: %1"),
    reasonFormat("missing closing quote"),
    reasonFormat("control character %1 must be escaped to %2 or %3"),
    reasonFormat("control character %1 must be escaped to %2"),
    reasonFormat("forbidden character after backslash"),
    reasonFormat("'\\u' must be followed by 4 hex digits"),
    reasonFormat("surrogate %1 must be followed by %2"),
    reasonFormat("surrogate %1 must follow %2"),
    reasonFormat("ill-formed UTF-8 byte"),
    reasonFormat("invalid BOM; must be 0xEF 0xBB 0xBF if given"),
    reasonFormat("invalid comment; expecting '/' or '*' after '/'"),
    reasonFormat("invalid comment; missing closing '*/'"),
};

Reason known(std::string_view message);

// What fills the sentence's places, if the message is one of it.
std::optional<std::vector<Reason>> fillings(std::string_view sentence, std::string_view message) {
    std::vector<Reason> found;
    for (;;) {
        const std::size_t place = sentence.find('%');
        if (place == sentence.npos)
            return message == sentence ? std::optional(std::move(found)) : std::nullopt;
        if (!message.starts_with(sentence.substr(0, place)))
            return std::nullopt;
        message.remove_prefix(place);
        sentence.remove_prefix(place + 2);
        const std::string_view next = sentence.substr(0, sentence.find('%'));
        const std::size_t end = next.empty() ? message.size() : message.find(next);
        if (end == message.npos)
            return std::nullopt;
        found.push_back(known(message.substr(0, end)));
        message.remove_prefix(end);
    }
}

Reason known(std::string_view message) {
    for (const char* sentence : kSentences) {
        if (auto found = fillings(sentence, message))
            return Reason(std::string(sentence), std::move(*found));
    }
    return Reason::text(message);
}

}  // namespace

// Without the prefix "[json.exception...] parse error at line 3, column 5: syntax error while parsing object - ".
Reason jsonFault(const nlohmann::json::exception& error) {
    std::string_view message = error.what();
    const std::size_t dash = message.find(" - ");
    message.remove_prefix(dash == message.npos ? message.find("] ") + 2 : dash + 3);
    return known(message.substr(0, message.find("; last read")));
}

}  // namespace model::scenario
