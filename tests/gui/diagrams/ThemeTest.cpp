#include <gtest/gtest.h>

#include <QFontInfo>

#include "app/theme/Theme.h"

namespace {

using app::theme::contrast;
using app::theme::Look;
using app::theme::Role;
using app::theme::Theme;

struct Looks : testing::TestWithParam<Look> {};

TEST(Contrast, IsThatOfWcag) {
    EXPECT_DOUBLE_EQ(contrast(Qt::white, Qt::black), 21.0);
    EXPECT_DOUBLE_EQ(contrast(Qt::white, Qt::white), 1.0);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

TEST_P(Looks, TextHasFourAndAHalfToOneLinesThree) {
    const Theme theme = Theme::make(GetParam());
    for (const QColor& ground : {theme.background, theme.chrome}) {
        EXPECT_GE(contrast(theme.text, ground), 4.5);
        EXPECT_GE(contrast(theme.secondary, ground), 4.5);
    }
    EXPECT_GE(contrast(theme.rule, theme.background), 3.0);
    const std::pair<const char*, Role> roles[] = {
        {"client", theme.client}, {"server", theme.server},     {"good", theme.good},  {"held", theme.held},
        {"bad", theme.bad},       {"timeWait", theme.timeWait}, {"quiet", theme.quiet}};
    for (const auto& [name, role] : roles) {
        EXPECT_GE(contrast(role.ink, theme.background), 4.5) << name;
        EXPECT_GE(contrast(role.ink, role.tint), 4.5) << name << " on its tint";
        EXPECT_GE(contrast(theme.text, role.tint), 4.5) << "text on the tint of " << name;
    }
    // Letters on a button and on the client's token.
    EXPECT_GE(contrast(theme.background, theme.good.ink), 4.5);
    EXPECT_GE(contrast(theme.background, theme.client.ink), 4.5);
}

INSTANTIATE_TEST_SUITE_P(All, Looks, testing::Values(Look::Light, Look::Dark, Look::Print), [](const auto& look) {
    return look.param == Look::Light ? "light" : look.param == Look::Dark ? "dark" : "print";
});

TEST(Theme, ChineseTextNamesAChineseFamilyFirst) {
    const Theme theme = Theme::make(Look::Light, 20);
    EXPECT_TRUE(app::theme::hasHan(QStringLiteral("三次握手")));
    EXPECT_FALSE(app::theme::hasHan(QStringLiteral("SYN → x+1 · 5×")));
    EXPECT_TRUE(theme.font(1, QFont::Normal, QStringLiteral("序号")).families().front().contains("CJK SC"));
    EXPECT_FALSE(theme.font(1, QFont::Normal, QStringLiteral("seq")).families().front().contains("CJK"));
    EXPECT_EQ(theme.font(1.6).pixelSize(), 32);
}

}  // namespace
