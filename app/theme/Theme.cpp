#include "app/theme/Theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>
#include <cmath>

namespace app::theme {

namespace {

QColor rgb(QRgb value) {
    return QColor(value);
}

QColor over(const QColor& ink, const QColor& ground, double share) {
    auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
    return {mix(ink.red(), ground.red()), mix(ink.green(), ground.green()), mix(ink.blue(), ground.blue())};
}

void colourLight(Theme& t) {
    t.background = rgb(0xFFFFFF);
    t.chrome = rgb(0xF4F6F8);
    t.text = rgb(0x1D2430);
    t.secondary = rgb(0x566072);
    t.rule = rgb(0x8A94A3);
    t.client = {rgb(0x0068A3), rgb(0xDCEEFA)};
    t.server = {rgb(0xA84600), rgb(0xFFE9D6)};
    t.good = {rgb(0x00684A), rgb(0xDDF3EA)};
    t.held = {rgb(0x8A5A00), rgb(0xFFF1CC)};
    t.bad = {rgb(0xB3261E), rgb(0xFBE4E2)};
    t.timeWait = {rgb(0x7A3E8A), rgb(0xF1E3F5)};
    t.quiet = {t.secondary, t.chrome};
}

void colourDark(Theme& t) {
    t.background = rgb(0x14181F);
    t.chrome = rgb(0x1E242E);
    t.text = rgb(0xEEF1F5);
    t.secondary = rgb(0xA9B3C1);
    t.rule = rgb(0x6B7686);
    auto role = [&t](QRgb ink) { return Role{QColor(ink), over(QColor(ink), t.background, 0.2)}; };
    t.client = role(0x6BB8F0);
    t.server = role(0xFFA057);
    t.good = role(0x4CC79B);
    t.held = role(0xFFC857);
    t.bad = role(0xFF8A80);
    t.timeWait = role(0xD4A0E0);
    t.quiet = {t.secondary, t.chrome};
}

// Tells everything apart by shape, weight and grey alone.
void colourPrint(Theme& t) {
    t.background = rgb(0xFFFFFF);
    t.chrome = rgb(0xF2F2F2);
    t.text = rgb(0x000000);
    t.secondary = rgb(0x404040);
    t.rule = rgb(0x808080);
    t.client = {rgb(0x000000), rgb(0xFFFFFF)};
    t.server = {rgb(0x000000), rgb(0xEEEEEE)};
    t.good = {rgb(0x000000), rgb(0xFFFFFF)};
    t.held = {rgb(0x202020), rgb(0xE6E6E6)};
    t.bad = {rgb(0x000000), rgb(0xFFFFFF)};
    t.timeWait = {rgb(0x202020), rgb(0xDCDCDC)};
    t.quiet = {t.secondary, t.chrome};
}

const QString& chineseFamily() {
    static const QString family = [] {
        const QStringList known{"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"};
        for (const QString& name : known) {
            if (QFontDatabase::hasFamily(name))
                return name;
        }
        return known.front();
    }();
    return family;
}

// The real family behind "Sans Serif" or "monospace": an exported file must name one that other programs know.
QString resolved(QFontDatabase::SystemFont kind) {
    return QFontInfo(QFontDatabase::systemFont(kind)).family();
}

QFont made(const QString& family, double pixels, QFont::Weight weight, const QString& text) {
    QFont font;
    font.setFamilies(hasHan(text) ? QStringList{chineseFamily(), family} : QStringList{family, chineseFamily()});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);  // one width on screen, in SVG and in PDF
    // Any spacing switches ligatures off: "flags" with one would not be found in a PDF.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

double luminance(const QColor& c) {
    auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

Theme Theme::make(Look look, double base, Setting setting) {
    Theme t;
    t.look = look;
    t.b = base;
    t.line = setting == Setting::Projector ? 4 : 2;
    t.heldLine = setting == Setting::Projector ? 6 : 4;
    switch (look) {
        case Look::Light:
            colourLight(t);
            break;
        case Look::Dark:
            colourDark(t);
            break;
        case Look::Print:
            colourPrint(t);
            break;
    }
    return t;
}

const Role& Theme::state(model::State state, model::Side s) const {
    switch (state) {
        case model::State::Closed:
            return quiet;
        case model::State::Established:
            return good;
        case model::State::TimeWait:
            return timeWait;
        case model::State::Listen:
        case model::State::SynSent:
        case model::State::SynReceived:
        case model::State::FinWait1:
        case model::State::FinWait2:
        case model::State::CloseWait:
        case model::State::Closing:
        case model::State::LastAck:
            break;
    }
    return side(s);
}

QFont Theme::font(double factor, QFont::Weight weight, const QString& shown) const {
    static const QString family = resolved(QFontDatabase::GeneralFont);
    return made(family, b * factor, weight, shown);
}

QFont Theme::mono(double factor, QFont::Weight weight, const QString& shown) const {
    static const QString family = resolved(QFontDatabase::FixedFont);
    return made(family, b * factor, weight, shown);
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

bool hasHan(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.script() == QChar::Script_Han || (c.unicode() >= 0x3000 && c.unicode() <= 0x303F) ||
               (c.unicode() >= 0xFF00 && c.unicode() <= 0xFFEF);
    });
}

QString spaced(QString text) {
    for (qsizetype i = text.size() - 2; i > 0; --i)
        if (text[i] == QLatin1Char(' ') && text[i - 1].script() == QChar::Script_Han &&
            text[i + 1].script() == QChar::Script_Han)
            text.remove(i, 1);
    return text;
}

}  // namespace app::theme
