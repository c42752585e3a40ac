#include "model/scenario/JsonTokens.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "model/base/Utf8.h"

namespace model::scenario {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// "U+0009 (HT)" must be escaped to "\u0009" or "\t".
Reason unescaped(char control) {
    struct Short {
        char control;
        const char *name, *escape;
    };
    static constexpr Short kShort[] = {
        {'\b', "BS", "\\b"}, {'\t', "HT", "\\t"}, {'\n', "LF", "\\n"}, {'\f', "FF", "\\f"}, {'\r', "CR", "\\r"}};
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(control);
    const std::string number{'0', '0', kDigits[byte >> 4], kDigits[byte & 15]};
    const std::string name = "U+" + number, escape = "\\u" + number;
    const auto known = std::ranges::find(kShort, control, &Short::control);
    if (known == std::end(kShort))
        return Reason("control character %1 must be escaped to %2", name, escape);
    const std::string named = name + " (" + known->name + ")", brief = known->escape;
    return Reason("control character %1 must be escaped to %2 or %3", named, escape, brief);
}

}  // namespace

Reason JsonToken::name() const {
    switch (kind) {
        case '\0':
            return Reason("end of input");
        case '"':
            return Reason("string literal");
        case '0':
            return Reason("number literal");
        case 't':
            return Reason("true literal");
        case 'f':
            return Reason("false literal");
        case 'n':
            return Reason("null literal");
        default:
            return Reason::text("'" + std::string(1, kind) + "'");
    }
}

JsonTokens::JsonTokens(std::string_view text) : m_text(text) {
    if (m_text.starts_with(kBom))
        m_at = kBom.size();
}

JsonToken JsonTokens::next() {
    skipBlanks();
    const std::size_t begin = m_at;
    const char first = peek();
    if (m_at == m_text.size())
        return {'\0', begin};
    if (std::string_view("{}[]:,").find(first) != std::string_view::npos) {
        ++m_at;
        return {first, begin};
    }
    if (first == '"')
        string();
    else if (first == '-' || isDigit(first))
        number();
    else
        literal(first == 't' ? "true" : first == 'f' ? "false" : "null");
    return {first == '-' || isDigit(first) ? '0' : first, begin};
}

bool JsonTokens::take(char wanted) {
    if (m_at == m_text.size() || peek() != wanted)
        return false;
    ++m_at;
    return true;
}

bool JsonTokens::takeDigits() {
    const std::size_t begin = m_at;
    while (isDigit(peek()))
        ++m_at;
    return m_at > begin;
}

void JsonTokens::skipBlanks() {
    for (;;) {
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", m_at);
        m_at = std::min(next, m_text.size());
        if (peek() != '/')
            return;
        comment();
    }
}

void JsonTokens::comment() {
    const bool line = m_text.substr(m_at, 2) == "//";
    if (!line && m_text.substr(m_at, 2) != "/*")
        fail(Reason("invalid comment; expecting '/' or '*' after '/'"));
    const std::size_t end = line ? m_text.find('\n', m_at) : m_text.find("*/", m_at + 2);
    if (!line && end == std::string_view::npos) {
        m_at = m_text.size();
        fail(Reason("invalid comment; missing closing '*/'"));
    }
    m_at = line ? std::min(end, m_text.size()) : end + 2;
}

void JsonTokens::string() {
    const std::size_t begin = ++m_at;
    while (!take('"')) {
        if (m_at == m_text.size())
            failString(Reason("missing closing quote"));
        if (static_cast<unsigned char>(peek()) < 0x20)
            failString(unescaped(peek()));
        if (take('\\'))
            escape();
        else
            ++m_at;
    }
    if (!isUtf8(m_text.substr(begin, m_at - 1 - begin)))
        failString(Reason("ill-formed UTF-8 byte"));
}

// RFC 8259 section 7: what is beyond U+FFFF is escaped as two surrogates.
void JsonTokens::escape() {
    static const std::string kFirst = "U+D800..U+DBFF", kSecond = "U+DC00..U+DFFF";
    if (!take('u')) {
        if (m_at == m_text.size() || std::string_view("\"\\/bfnrt").find(peek()) == std::string_view::npos)
            failString(Reason("forbidden character after backslash"));
        ++m_at;
        return;
    }
    const unsigned unit = codeUnit();
    if (unit >= 0xDC00 && unit <= 0xDFFF)
        failString(Reason("surrogate %1 must follow %2", kSecond, kFirst));
    if (unit < 0xD800 || unit > 0xDBFF)
        return;
    const bool another = take('\\') && take('u');
    const unsigned second = another ? codeUnit() : 0;
    if (second < 0xDC00 || second > 0xDFFF)
        failString(Reason("surrogate %1 must be followed by %2", kFirst, kSecond));
}

unsigned JsonTokens::codeUnit() {
    const std::string_view digits = m_text.substr(m_at, 4);
    unsigned unit = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + 4)
        failString(Reason("'\\u' must be followed by 4 hex digits"));
    m_at += 4;
    return unit;
}

void JsonTokens::number() {
    const std::size_t begin = m_at;
    const bool negative = take('-');
    if (!take('0') && !takeDigits())
        fail(Reason("invalid number; expected digit after '%1'", std::string(negative ? "-" : "")));
    if (take('.') && !takeDigits())
        fail(Reason("invalid number; expected digit after '%1'", std::string(".")));
    if (take('e') || take('E')) {
        const bool sign = take('+') || take('-');
        if (!takeDigits())
            fail(sign ? Reason("invalid number; expected digit after exponent sign")
                      : Reason("invalid number; expected '+', '-', or digit after exponent"));
    }
    const std::string_view whole = m_text.substr(begin, m_at - begin);
    const bool tiny = whole.find("e-") != whole.npos || whole.find("E-") != whole.npos;
    double value = 0;
    const auto read = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    if (read.ec == std::errc::result_out_of_range && !tiny)
        fail(Reason("number overflow parsing '%1'", whole));
}

void JsonTokens::literal(std::string_view word) {
    if (!m_text.substr(m_at).starts_with(word))
        fail(Reason("invalid literal"));
    m_at += word.size();
}

}  // namespace model::scenario
