#include "model/scenario/JsonPlaces.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>
#include <utility>

namespace model::scenario {
namespace {

// What a walk through the text meets: each value, and each key of an object.
struct Walker {
    // pointer: of the value; key: where its key stands, or the value itself.
    std::function<void(std::string_view pointer, std::size_t key, std::size_t value)> value;
    std::function<void(std::string_view key, std::size_t offset)> twice = [](std::string_view, std::size_t) {};
};

class Walk {
public:
    Walk(std::string_view text, const Walker& walker) : m_text(text), m_walker(walker) {
        skip();
        value(m_at);
    }

private:
    std::string_view m_text;
    const Walker& m_walker;
    std::size_t m_at = 0;
    std::string m_pointer;

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }
    void goBehind(std::string_view what) {
        const std::size_t found = m_text.find(what, m_at);
        m_at = found == std::string_view::npos ? m_text.size() : found + what.size();
    }

    void skip() {
        for (;;) {
            if (startsWith("//"))
                goBehind("\n");
            else if (startsWith("/*"))
                goBehind("*/");
            else if (startsWith("\xEF\xBB\xBF"))
                m_at += 3;
            else if (m_at < m_text.size() && std::string_view(" \t\r\n").find(peek()) != std::string_view::npos)
                ++m_at;
            else
                return;
        }
    }

    // Keys of ours have no escapes; another's is kept as written.
    std::string_view string() {
        const std::size_t begin = ++m_at;
        while (m_at < m_text.size() && peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        const std::size_t end = std::min(m_at, m_text.size());
        m_at = end + 1;
        return m_text.substr(begin, end - begin);
    }

    void value(std::size_t key) {
        m_walker.value(m_pointer, key, m_at);
        if (peek() == '{')
            object();
        else if (peek() == '[')
            array();
        else if (peek() == '"')
            string();
        else
            m_at = std::min(m_text.find_first_of(",]} \t\r\n/", m_at), m_text.size());
        skip();
    }

    void child(std::string_view name, std::size_t key) {
        const std::size_t parent = m_pointer.size();
        m_pointer.append("/").append(name);
        value(key);
        m_pointer.resize(parent);
    }

    void object() {
        std::set<std::string_view> keys;
        ++m_at;
        for (skip(); peek() == '"'; skip()) {
            const std::size_t begin = m_at;
            const std::string_view key = string();
            if (!keys.insert(key).second)
                m_walker.twice(key, begin);
            skip();
            ++m_at;  // :
            skip();
            child(key, begin);
            if (peek() != ',')
                break;
            ++m_at;
        }
        ++m_at;
    }

    void array() {
        ++m_at;
        skip();
        for (std::size_t i = 0; m_at < m_text.size() && peek() != ']'; ++i) {
            child(std::to_string(i), m_at);
            if (peek() != ',')
                break;
            ++m_at;
            skip();
        }
        ++m_at;
    }
};

// "/steps/3" names a parent of "/steps/3/say", or that itself.
bool leadsTo(std::string_view parent, std::string_view pointer) {
    return pointer.starts_with(parent) && (pointer.size() == parent.size() || pointer[parent.size()] == '/');
}

}  // namespace

std::uint32_t lineOfOffset(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    return 1 + static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
}

JsonPlace placeOfOffset(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    std::string_view line = before.substr(before.rfind('\n') + 1);
    if (line.starts_with("\xEF\xBB\xBF"))
        line.remove_prefix(3);
    const auto characters = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
    return {lineOfOffset(text, offset), 1 + static_cast<std::uint32_t>(characters)};
}

std::optional<JsonDuplicate> duplicateKey(std::string_view text) {
    std::optional<JsonDuplicate> first;
    Walk(text, {[](std::string_view, std::size_t, std::size_t) {},
                [&](std::string_view key, std::size_t offset) {
                    if (!first)
                        first = {std::string(key), offset};
                }});
    return first;
}

std::vector<std::uint32_t> linesOfEntries(std::string_view text, std::string_view pointer) {
    std::vector<std::uint32_t> lines;
    std::size_t counted = 0;
    std::uint32_t line = 1;
    Walk(text, {[&](std::string_view at, std::size_t, std::size_t offset) {
             const std::size_t slash = at.rfind('/');
             if (slash != pointer.size() || !at.starts_with(pointer))
                 return;
             line += lineOfOffset(text.substr(counted), offset - counted) - 1;
             counted = offset;
             lines.push_back(line);
         }});
    return lines;
}

std::size_t offsetOf(std::string_view text, std::string_view pointer, JsonPart part) {
    std::size_t nearest = 0;
    Walk(text, {[&](std::string_view at, std::size_t key, std::size_t value) {
             if (leadsTo(at, pointer))
                 nearest = part == JsonPart::Key && at.size() == pointer.size() ? key : value;
         }});
    return nearest;
}

std::size_t offsetInString(std::string_view text, std::size_t string, std::size_t byte) {
    std::size_t at = string + 1;
    for (std::size_t said = 0; said < byte && at < text.size();) {
        if (text[at] != '\\') {
            ++at, ++said;
        } else if (text.substr(at, 2) != "\\u") {
            at += 2, ++said;
        } else {
            unsigned unit = 0;
            const std::string_view digits = text.substr(std::min(at + 2, text.size()), 4);
            std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
            at += 6;
            said += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xD800 && unit < 0xE000) ? 2 : 3;
        }
    }
    return at;
}

}  // namespace model::scenario
