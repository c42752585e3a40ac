#include "app/diagrams/FontMeasure.h"

#include <cmath>
#include <string>
#include <unordered_map>

#include "app/diagrams/Canvas.h"

namespace app::diagrams {

using model::layout::TextStyle;

namespace {

constexpr std::size_t kMostKnown = 4096;

QFont::Weight weightOf(TextStyle::Weight weight) {
    switch (weight) {
        case TextStyle::Weight::Normal:
            return QFont::Normal;
        case TextStyle::Weight::DemiBold:
            return QFont::DemiBold;
        case TextStyle::Weight::Bold:
            return QFont::Bold;
    }
    return QFont::Normal;
}

}  // namespace

QFont fontOf(const theme::Theme& theme, const TextStyle& style) {
    static const QString kHan(QChar(0x4E00));
    const QString shown = style.han ? kHan : QString();
    QFont font = style.mono ? theme.mono(style.size, weightOf(style.weight), shown)
                            : theme.font(style.size, weightOf(style.weight), shown);
    if (style.italic)
        font.setItalic(true);
    return font;
}

double FontMeasure::width(std::string_view text, const TextStyle& style) const {
    // A function of the font alone, so that one answer serves every diagram of the thread.
    thread_local std::unordered_map<std::string, double> known;
    std::string key = std::to_string(std::lround(style.size * m_theme.b)) +
                      static_cast<char>('a' + static_cast<int>(style.weight)) +
                      static_cast<char>('a' + (style.mono ? 1 : 0) + (style.italic ? 2 : 0) + (style.han ? 4 : 0));
    key += text;
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    if (known.size() >= kMostKnown)
        known.clear();
    const QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return known[key] = Canvas::widthOf(shown, fontOf(m_theme, style));
}

}  // namespace app::diagrams
