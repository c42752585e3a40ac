#include "model/scenario/JsonLines.h"

#include <algorithm>
#include <set>

namespace model::scenario {
namespace {

class LineReader {
public:
    explicit LineReader(std::string_view text) : m_text(text) {}

    JsonLines read() {
        value("", 0);
        return std::move(m_lines);
    }

private:
    static constexpr int kDeepest = 64;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    JsonLines m_lines;

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void advance() {
        if (peek() == '\n')
            ++m_line;
        ++m_at;
    }
    bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }

    void skip() {
        while (m_at < m_text.size()) {
            if (startsWith("//")) {
                while (m_at < m_text.size() && peek() != '\n')
                    advance();
            } else if (startsWith("/*")) {
                while (m_at < m_text.size() && !startsWith("*/"))
                    advance();
                advance();
                advance();
            } else if (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
                advance();
            } else if (startsWith("\xEF\xBB\xBF")) {
                m_at += 3;
            } else {
                return;
            }
        }
    }

    // Keys of ours have no escapes; another's is kept as written.
    std::string string() {
        std::string content;
        advance();
        while (m_at < m_text.size() && peek() != '"') {
            if (peek() == '\\') {
                content += peek();
                advance();
            }
            content += peek();
            advance();
        }
        advance();
        return content;
    }

    void value(const std::string& pointer, int depth) {
        if (depth > kDeepest) {  // no scenario; the nearest parents are known
            m_at = m_text.size();
            return;
        }
        skip();
        m_lines.lineOf.try_emplace(pointer, m_line);
        if (peek() == '{')
            object(pointer, depth);
        else if (peek() == '[')
            array(pointer, depth);
        else if (peek() == '"')
            string();
        else
            while (m_at < m_text.size() && std::string_view(",]} \t\r\n/").find(peek()) == std::string_view::npos)
                advance();
        skip();
    }

    void object(const std::string& pointer, int depth) {
        std::set<std::string> keys;
        advance();
        skip();
        while (m_at < m_text.size() && peek() == '"') {
            const std::uint32_t line = m_line;
            const std::string key = string();
            if (!keys.insert(key).second && !m_lines.duplicate)
                m_lines.duplicate = {key, line};
            m_lines.lineOf.try_emplace(pointer + '/' + key, line);
            skip();
            advance();  // :
            value(pointer + '/' + key, depth + 1);
            if (peek() != ',')
                break;
            advance();
            skip();
        }
        advance();
    }

    void array(const std::string& pointer, int depth) {
        advance();
        skip();
        for (std::size_t i = 0; m_at < m_text.size() && peek() != ']'; ++i) {
            value(pointer + '/' + std::to_string(i), depth + 1);
            if (peek() != ',')
                break;
            advance();
        }
        advance();
    }
};

}  // namespace

std::uint32_t JsonLines::line(std::string_view pointer) const {
    for (;;) {
        if (const auto found = lineOf.find(pointer); found != lineOf.end())
            return found->second;
        const std::size_t slash = pointer.rfind('/');
        if (slash == std::string_view::npos)
            return 1;
        pointer = pointer.substr(0, slash);
    }
}

JsonLines readJsonLines(std::string_view text) {
    return LineReader(text).read();
}

std::uint32_t lineOfOffset(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace model::scenario
