#include "model/call/CallTokens.h"

#include <cctype>
#include <charconv>
#include <optional>

#include "model/call/CallHabits.h"
#include "model/call/CallParser.h"

namespace model::call {
namespace {

bool isWordStart(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_';
}
bool isWord(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}
bool isDigit(char c) {
    return std::isdigit(static_cast<unsigned char>(c));
}

// One pass from left to right; the first problem ends it.
class CallLexer {
public:
    explicit CallLexer(std::string_view text) : m_text(text) {}

    Result<CallTokens, ParseError> read() {
        CallTokens tokens;
        skipSpace();
        if (atEnd())
            return ParseError{Reason("a call is expected, such as close(fd)"), m_at};
        const std::size_t begin = m_at;
        if (!isWordStart(peek()))
            return ParseError{Reason("a call begins with a name, such as close(fd)"), m_at};
        tokens.nameOffset = m_at;
        tokens.name = word();
        skipSpace();
        if (peek() == '=') {
            tokens.target = std::move(tokens.name);
            tokens.targetOffset = tokens.nameOffset;
            ++m_at;
            skipSpace();
            tokens.nameOffset = m_at;
            if (!isWordStart(peek()))
                return ParseError{Reason("a call is expected after '=', such as fd = socket(AF_INET, SOCK_STREAM)"),
                                  m_at};
            tokens.name = word();
            skipSpace();
        }
        if (Reason habit = habitOfName(tokens.name, peek()); !habit.empty())
            return ParseError{std::move(habit), tokens.nameOffset};
        if (peek() != '(')
            return ParseError{Reason("'(' is expected after %1", tokens.name), m_at};
        ++m_at;
        if (auto problem = readArguments(tokens))
            return *problem;
        const std::size_t end = m_at;
        skipSpace();
        if (peek() == ';') {  // C habit
            ++m_at;
            skipSpace();
        }
        if (!atEnd())
            return ParseError{Reason("nothing may follow the call"), m_at};
        tokens.text = std::string(m_text.substr(begin, end - begin));
        return tokens;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    void skipSpace() {
        while (!atEnd() && std::isspace(static_cast<unsigned char>(peek())))
            ++m_at;
    }
    std::string word() {
        const std::size_t begin = m_at;
        while (!atEnd() && isWord(peek()))
            ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    std::string_view wordAhead() const {
        std::size_t end = m_at;
        while (end < m_text.size() && isWord(m_text[end]))
            ++end;
        return m_text.substr(m_at, end - m_at);
    }

    std::optional<ParseError> readArguments(CallTokens& tokens) {
        skipSpace();
        if (peek() == ')') {
            tokens.closing = m_at++;
            return std::nullopt;
        }
        for (;;) {
            skipSpace();
            LocatedArgument argument;
            argument.offset = m_at;
            if (auto problem = readArgument(argument.value))
                return problem;
            tokens.arguments.push_back(std::move(argument));
            skipSpace();
            if (peek() == ')') {
                tokens.closing = m_at++;
                return std::nullopt;
            }
            if (peek() != ',')
                return ParseError{atEnd() ? Reason("')' is missing") : Reason("',' or ')' is expected"), m_at};
            ++m_at;
        }
    }

    std::optional<ParseError> readArgument(Argument& value) {
        const char c = peek();
        if (Reason habit = habitOfArgument(isWordStart(c) ? wordAhead() : m_text.substr(m_at, 1)); !habit.empty())
            return ParseError{std::move(habit), m_at};
        if (c == '"')
            return readBytes(value);
        if (c == '[' || (isDigit(c) && looksLikeAddress()))
            return readAddress(value);
        if (isDigit(c) || c == '-')
            return readNumber(value);
        if (isWordStart(c))
            return readSymbol(value);
        return ParseError{atEnd() ? Reason("')' is missing") : Reason("an argument is expected"), m_at};
    }

    bool looksLikeAddress() const {
        for (std::size_t i = m_at; i < m_text.size(); ++i) {
            if (m_text[i] == '.' || m_text[i] == ':')
                return true;
            if (!std::isxdigit(static_cast<unsigned char>(m_text[i])))
                return false;
        }
        return false;
    }

    std::optional<ParseError> readAddress(Argument& value) {
        const std::size_t begin = m_at;
        while (!atEnd() && (std::isxdigit(static_cast<unsigned char>(peek())) || peek() == '.' || peek() == ':' ||
                            peek() == '[' || peek() == ']'))
            ++m_at;
        const std::string_view written = m_text.substr(begin, m_at - begin);
        const auto address = Address::parse(written);
        if (!address)
            return ParseError{Reason("'%1' is no address; write 127.0.0.1:9000 or [::1]:9000", written), begin};
        value = *address;
        return std::nullopt;
    }

    std::optional<ParseError> readNumber(Argument& value) {
        const std::size_t begin = m_at;
        const bool negative = peek() == '-';
        if (negative)
            ++m_at;
        const int base = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') ? 16 : 10;
        if (base == 16)
            m_at += 2;
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), number, base);
        if (error == std::errc::result_out_of_range)
            return ParseError{Reason("the number is too large"), begin};
        if (error != std::errc() || number < 0)
            return ParseError{Reason("a number is expected"), begin};
        m_at = static_cast<std::size_t>(end - m_text.data());
        if (isWord(peek()))
            return ParseError{Reason("a number ends with a digit"), m_at};
        value = negative ? -number : number;
        return std::nullopt;
    }

    std::optional<ParseError> readSymbol(Argument& value) {
        std::string name = word();
        for (;;) {
            const std::size_t before = m_at;
            skipSpace();
            if (peek() != '|') {
                m_at = before;
                break;
            }
            ++m_at;
            skipSpace();
            if (!isWordStart(peek()))
                return ParseError{Reason("a constant is expected after '|'"), m_at};
            name += '|' + word();
        }
        value = Symbol{std::move(name)};
        return std::nullopt;
    }

    // "text" with the escapes of C, then perhaps  * N.
    std::optional<ParseError> readBytes(Argument& value) {
        const std::size_t begin = m_at++;
        Bytes bytes;
        while (peek() != '"') {
            if (atEnd() || peek() == '\n')
                return ParseError{Reason("the closing quote is missing"), begin};
            if (peek() == '\\') {
                if (auto problem = readEscape(bytes.once))
                    return problem;
            } else {
                bytes.once += m_text[m_at++];
            }
        }
        ++m_at;
        const std::size_t before = m_at;
        skipSpace();
        if (peek() != '*') {
            m_at = before;
        } else if (auto problem = repeat(bytes)) {
            return problem;
        }
        value = std::move(bytes);
        return std::nullopt;
    }

    std::optional<ParseError> readEscape(std::string& bytes) {
        const std::size_t begin = m_at++;
        const char c = peek();
        ++m_at;
        static constexpr std::string_view kNames = "nrt0\\\"", kBytes("\n\r\t\0\\\"", 6);
        if (const auto known = kNames.find(c); c != '\0' && known != kNames.npos) {
            bytes += kBytes[known];
            return std::nullopt;
        }
        if (c != 'x')
            return ParseError{Reason("unknown escape; known are \\n \\r \\t \\0 \\\\ \\\" \\xHH"), begin};
        unsigned byte = 0;
        const char* from = m_text.data() + m_at;
        if (m_at + 2 > m_text.size() || std::from_chars(from, from + 2, byte, 16).ptr != from + 2)
            return ParseError{Reason("\\x takes two hexadecimal digits"), begin};
        bytes += static_cast<char>(byte);
        m_at += 2;
        return std::nullopt;
    }

    std::optional<ParseError> repeat(Bytes& bytes) {
        ++m_at;
        skipSpace();
        const std::size_t begin = m_at;
        Argument times;
        if (!isDigit(peek()))
            return ParseError{Reason("a number is expected after '*'"), begin};
        if (auto problem = readNumber(times))
            return problem;
        const std::int64_t count = std::get<std::int64_t>(times);
        if (bytes.once.empty() || count == 0)
            bytes = {};
        else if (count > kLongestBytes / static_cast<std::int64_t>(bytes.once.size()))
            return ParseError{Reason("at most %1 bytes can be written at once", kLongestBytes), begin};
        else
            bytes.times = static_cast<std::uint32_t>(count);
        return std::nullopt;
    }
};

}  // namespace

Result<CallTokens, ParseError> readCallTokens(std::string_view text) {
    return CallLexer(text).read();
}

}  // namespace model::call
