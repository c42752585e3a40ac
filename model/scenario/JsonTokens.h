// The tokens of a JSON text with comments, one after the other. Throws the SyntaxFault of a comment, a text or a number
// that is wrong in itself. Private to JsonSyntax.
#pragma once

#include <string_view>

#include "model/base/Reason.h"
#include "model/scenario/JsonSyntax.h"

namespace model::scenario {

struct JsonToken {
    // A bracket, ':' or ','; '"' a string, '0' a number, 't' 'f' 'n' a literal, 'x' what is no JSON: a word or a
    // sign; '\0' the end, and what stands before the first.
    char kind = '\0';
    std::size_t begin = 0, end = 0;

    [[nodiscard]] bool isValue() const { return std::string_view("\"0tfn").find(kind) != std::string_view::npos; }
    [[nodiscard]] bool opens() const { return kind == '{' || kind == '['; }
    [[nodiscard]] bool closes() const { return kind == '}' || kind == ']'; }
};

class JsonTokens {
public:
    explicit JsonTokens(std::string_view text);
    JsonToken next();

private:
    std::string_view m_text;
    std::size_t m_at = 0;

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[noreturn]] static void fail(Reason reason, std::size_t offset) { throw SyntaxFault{std::move(reason), offset}; }
    bool take(char wanted);
    bool takeDigits();
    void skipBlanks();
    void comment();
    void string();
    [[noreturn]] void unended(std::size_t begin) const;
    void escape();
    unsigned codeUnit();
    bool number();
    JsonToken word(std::size_t begin);
};

}  // namespace model::scenario
