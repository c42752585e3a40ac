// A ladder in the characters of a mail: at most 100 columns, life lines that stand, labels on their arrows or above
// them.
#include <algorithm>

#include "model/report/Story.h"
#include "model/report/TextFormats.h"

namespace model::report {

std::string ladderAsAscii(const TextSource& source);

namespace {

constexpr std::size_t kColumns = 100, kLeast = 4;
using Text = std::u32string;

// A CJK character takes two columns: here two places, the second of them empty.
constexpr char32_t kSecondHalf = 0;

Text decoded(const std::string& utf8) {
    Text out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xffU >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
            c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3fU);
        i += length;
        out += c == U'\u2009' || c < 0x20 ? U' ' : c;
        if ((c >= 0x1100 && c < 0x1160) || (c >= 0x2e80 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00) ||
            (c >= 0xfe30 && c < 0xfe70) || (c >= 0xff00 && c < 0xff61) || c >= 0x1f300)
            out += kSecondHalf;
    }
    return out;
}

void append(std::string& out, char32_t c) {
    if (c == kSecondHalf)
        return;
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
    if (c < 0x80)
        return byte(c);
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    byte(((0xff00U >> (more + 1)) & 0xffU) | (c >> (6 * more)));
    for (int k = more - 1; k >= 0; --k)
        byte(0x80U | ((c >> (6 * k)) & 0x3fU));
}

class Page {
public:
    explicit Page(const Story& story) : m_story(story) {
        const std::size_t parties = std::max<std::size_t>(story.parties.size(), 1);
        m_between = std::max(kLeast, (kColumns - kMargin * 2 - 1) / std::max<std::size_t>(parties - 1, 1));
        m_width = std::max(kColumns, kMargin * 2 + m_between * (parties - 1) + 1);
    }

    std::string drawn() {
        if (!m_story.title.empty())
            print(decoded(m_story.title));
        Text names = blank(false);
        for (std::size_t i = 0; i < m_story.parties.size(); ++i) {
            const Text name = decoded(m_story.parties[i]);
            put(names, x(i) - std::min(x(i), name.size() / 2), name);
        }
        print(names);
        for (const Story::Line& line : m_story.lines) {
            if (line.kind == Story::Line::Kind::Segment)
                arrow(line);
            else
                words(line);
        }
        return std::move(m_out);
    }

private:
    static constexpr std::size_t kMargin = 12;
    const Story& m_story;
    std::size_t m_between, m_width;
    std::string m_out;

    [[nodiscard]] std::size_t x(std::size_t party) const { return kMargin + party * m_between; }
    [[nodiscard]] Text blank(bool lines = true) const {
        Text row(m_width, U' ');
        for (std::size_t i = 0; lines && i < m_story.parties.size(); ++i)
            row[x(i)] = U'|';
        return row;
    }
    static void put(Text& row, std::size_t at, const Text& text) {
        for (std::size_t i = 0; i < text.size() && at + i < row.size(); ++i)
            row[at + i] = text[i];
        if (at + text.size() > row.size())
            row.back() = U'…';
    }
    void print(const Text& row) {
        const std::size_t end = row.find_last_not_of(U' ');
        for (std::size_t i = 0; end != Text::npos && i <= end; ++i)
            append(m_out, row[i]);
        m_out += '\n';
    }

    void arrow(const Story::Line& line) {
        const bool right = line.to >= line.from;
        const std::size_t left = std::min(x(line.from), x(line.to)), end = std::max(x(line.from), x(line.to));
        Text label = decoded(line.text), row = blank();
        const std::size_t room = end > left ? end - left - 1 : 0;
        if (label.size() + 8 > room) {  // above it
            Text above = blank();
            put(above, left + 2, label);
            print(above);
            label.clear();
        }
        std::fill(row.begin() + static_cast<std::ptrdiff_t>(left + 1), row.begin() + static_cast<std::ptrdiff_t>(end),
                  U'-');
        if (!label.empty())
            put(row, left + 1 + (room - label.size()) / 2 - 1, U" " + label + U" ");
        if (room > 1)
            row[right ? end - 1 : left + 1] = line.lost ? U'X' : right ? U'>' : U'<';
        print(row);
    }

    // Beside its life line, on the side where there is room.
    void words(const Story::Line& line) {
        const Text text = decoded(line.kind == Story::Line::Kind::State ? "[" + line.text + "]" : line.text);
        Text row = blank();
        const bool last = line.from + 1 == m_story.parties.size() && line.from > 0;
        if (last && text.size() + 2 <= x(line.from))
            put(row, x(line.from) - 1 - text.size(), text);
        else
            put(row, x(line.from) + 2, text);
        print(row);
    }
};

}  // namespace

std::string ladderAsAscii(const TextSource& source) {
    const Story story = storyOf(source.in, source.title);
    return Page(story).drawn();
}

}  // namespace model::report
