#include "model/scenario/JsonTokens.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "model/base/Utf8.h"
#include "model/scenario/JsonSigns.h"

namespace model::scenario {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '+' ||
           c == '-';
}

Reason unescaped(char control) {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (control == '\t')
        return Reason("a tab inside a text is written \\t");
    const auto byte = static_cast<unsigned char>(control);
    const std::string escape{'\\', 'u', '0', '0', kDigits[byte >> 4], kDigits[byte & 15]};
    return Reason("a control character inside a text is written by its number: %1", escape);
}

}  // namespace

JsonTokens::JsonTokens(std::string_view text) : m_text(text) {
    if (m_text.starts_with(kBom))
        m_at = kBom.size();
    else if (m_text.starts_with("\xFF\xFE") || m_text.starts_with("\xFE\xFF"))
        fail(Reason("the file is UTF-16; save it as UTF-8"), 0);
}

JsonToken JsonTokens::next() {
    skipBlanks();
    const std::size_t begin = m_at;
    const char first = peek();
    if (m_at == m_text.size())
        return {'\0', begin, begin};
    if (std::string_view("{}[]:,").find(first) != std::string_view::npos)
        return {first, begin, ++m_at};
    if (first == '"') {
        string();
        return {first, begin, m_at};
    }
    if ((first == '-' || isDigit(first)) && number())
        return {'0', begin, m_at};
    return word(begin);
}

// A literal, or what is none.
JsonToken JsonTokens::word(std::size_t begin) {
    m_at = begin;
    while (m_at < m_text.size() && isWord(peek()))
        ++m_at;
    const std::string_view word = m_text.substr(begin, m_at - begin);
    for (const std::string_view literal : {"true", "false", "null"}) {
        if (word == literal)
            return {literal[0], begin, m_at};
    }
    if (word.empty())
        m_at += signAt(m_text, begin).size();
    return {'x', begin, m_at};
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
        fail(Reason("a comment begins with // or /*"), m_at);
    const std::size_t end = line ? m_text.find('\n', m_at) : m_text.find("*/", m_at + 2);
    if (!line && end == std::string_view::npos)
        fail(Reason("the comment that begins here is not closed: */ is missing"), m_at);
    m_at = line ? std::min(end, m_text.size()) : end + 2;
}

void JsonTokens::string() {
    const std::size_t begin = m_at++;
    while (!take('"')) {
        if (m_at == m_text.size() || peek() == '\n' || peek() == '\r')
            unended(begin);
        if (static_cast<unsigned char>(peek()) < 0x20)
            fail(unescaped(peek()), m_at);
        if (peek() == '\\') {
            escape();
            continue;
        }
        const std::string_view sign = signAt(m_text, m_at);
        if (!isUtf8(sign))
            fail(Reason("this byte is not UTF-8; save the file as UTF-8"), m_at);
        m_at += sign.size();
    }
}

void JsonTokens::unended(std::size_t begin) const {
    if (const auto quote = typographicQuote(m_text.substr(begin, m_at - begin)))
        fail(straightQuotes(signAt(m_text, begin + *quote)), begin + *quote);
    fail(Reason("the text that begins here has no closing quotation mark on its line"), begin);
}

// RFC 8259 section 7: what is beyond U+FFFF is escaped as two surrogates.
void JsonTokens::escape() {
    const std::size_t begin = m_at++;
    if (!take('u')) {
        if (m_at == m_text.size() || std::string_view("\"\\/bfnrt").find(peek()) == std::string_view::npos)
            fail(Reason("in a text a \\ is written \\\\; after it stand only \" \\ / b f n r t and u with four "
                        "hexadecimal digits"),
                 begin);
        ++m_at;
        return;
    }
    const Reason half =
        Reason("\\u%1 is one half of a character; write the character itself", std::string(m_text.substr(m_at, 4)));
    const unsigned unit = codeUnit();
    if (unit < 0xD800 || unit > 0xDFFF)
        return;
    const bool another = unit < 0xDC00 && take('\\') && take('u');
    const unsigned second = another ? codeUnit() : 0;
    if (second < 0xDC00 || second > 0xDFFF)
        fail(half, begin);
}

unsigned JsonTokens::codeUnit() {
    const std::string_view digits = m_text.substr(m_at, 4);
    unsigned unit = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (digits.size() < 4 || read.ptr != digits.data() + 4)
        fail(Reason("\\u takes four hexadecimal digits"), m_at - 2);
    m_at += 4;
    return unit;
}

// False: it only begins like one.
bool JsonTokens::number() {
    const std::size_t begin = m_at;
    take('-');
    if (!take('0') && !takeDigits())
        return false;
    if (take('.') && !takeDigits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!takeDigits())
            return false;
    }
    if (isWord(peek()))
        return false;
    const std::string_view whole = m_text.substr(begin, m_at - begin);
    const bool tiny = whole.find("e-") != whole.npos || whole.find("E-") != whole.npos;
    double value = 0;
    const auto read = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    if (read.ec == std::errc::result_out_of_range && !tiny)
        fail(Reason("the number %1 is too large", whole), begin);
    return true;
}

}  // namespace model::scenario
