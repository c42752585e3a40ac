// The tokens of a JSON text with comments, one after the other. Throws the SyntaxFault of what is no token. Private to
// JsonSyntax.
#pragma once

#include <string_view>

#include "model/base/Reason.h"
#include "model/scenario/JsonSyntax.h"

namespace model::scenario {

struct JsonToken {
    char kind = '\0';  // a bracket, ':' or ','; '"' a string, '0' a number, 't' 'f' 'n' a literal, '\0' the end
    std::size_t offset = 0;

    [[nodiscard]] bool isValue() const { return std::string_view("\"0tfn").find(kind) != std::string_view::npos; }
    [[nodiscard]] Reason name() const;  // "string literal"
};

class JsonTokens {
public:
    explicit JsonTokens(std::string_view text);
    JsonToken next();

private:
    std::string_view m_text;
    std::size_t m_at = 0;

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[noreturn]] void fail(Reason reason) const { throw SyntaxFault{std::move(reason), m_at}; }
    [[noreturn]] void failString(const Reason& why) const { fail(Reason("invalid string: %1", why)); }
    bool take(char wanted);
    bool takeDigits();
    void skipBlanks();
    void comment();
    void string();
    void escape();
    unsigned codeUnit();
    void number();
    void literal(std::string_view word);
};

}  // namespace model::scenario
