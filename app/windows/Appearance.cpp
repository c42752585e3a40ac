#include "app/windows/Appearance.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QSettings>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"
#include "model/layout/Projection.h"

namespace app::windows {

namespace {

constexpr double kDeskBase = 14, kStep = 1.1;
constexpr double kDeskWidth = 1920, kDeskHeight = 1080;  // up to this size the base is the least
constexpr int kSmallest = -3, kLargest = 8;              // steps

const char* lookName(theme::Look look) {
    switch (look) {
        case theme::Look::Light:
            return "light";
        case theme::Look::Dark:
            return "dark";
        case theme::Look::Print:
            return "print";
    }
    return "light";
}

QPalette paletteOf(const theme::Theme& theme) {
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Window, theme.chrome);
    palette.setColor(QPalette::Base, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.secondary);
    palette.setColor(QPalette::Highlight, theme.client.ink);
    palette.setColor(QPalette::HighlightedText, panels::onInk(theme));
    return palette;
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    // Qt 6: the first style sheet of an application drops the letter spacing of a font that was set before it.
    if (qApp->styleSheet().isEmpty())
        qApp->setStyleSheet(panels::styleSheet(m_theme));
}

Appearance::~Appearance() {
    qApp->removeTranslator(&m_words);
    qApp->removeTranslator(&m_qtWords);
}

double Appearance::baseSize() const {
    // A large window is one seen from afar, or one with many pixels: its text grows in whole steps.
    if (m_setting == theme::Setting::Desk)
        return std::max(kDeskBase,
                        std::floor(std::min(m_room.width() / kDeskWidth, m_room.height() / kDeskHeight) * kDeskBase)) *
               std::pow(kStep, m_deskSize);
    return model::layout::Projection::pixels(model::layout::Projection::kSmall,
                                             {double(m_room.width()), double(m_room.height())}) *
           std::pow(kStep, m_projectorSize);
}

void Appearance::apply() {
    m_theme = theme::Theme::make(m_look, baseSize(), m_setting);
    // In Chinese its font comes first: a family that only lends its glyphs has no bold of its own.
    const QString sample = m_language.startsWith(QStringLiteral("zh")) ? QStringLiteral("中") : QString();
    QApplication::setFont(m_theme.font(1, QFont::Normal, sample));
    QToolTip::setFont(m_theme.font(panels::small(m_theme), QFont::Normal, sample));
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(panels::styleSheet(m_theme));
    emit themeChanged();
}

bool Appearance::setRoom(const QSize& window, theme::Setting setting) {
    const bool elsewhere = setting != m_setting;
    m_room = window;
    m_setting = setting;
    if (!elsewhere && std::abs(baseSize() - m_theme.b) <= 0.01)
        return false;
    apply();
    return true;
}

void Appearance::resizeText(int steps) {
    int& size = m_setting == theme::Setting::Projector ? m_projectorSize : m_deskSize;
    size = steps == 0 ? 0 : std::clamp(size + steps, kSmallest, kLargest);
    apply();
}

bool Appearance::setThemeName(const QString& name) {
    for (const theme::Look look : {theme::Look::Light, theme::Look::Dark, theme::Look::Print})
        if (name == QLatin1String(lookName(look))) {
            m_look = look;
            apply();
            return true;
        }
    return false;
}

void Appearance::setLanguage(const QString& name) {
    const QString language = name.startsWith(QStringLiteral("zh")) ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (language == m_language)
        return;
    m_language = language;
    qApp->removeTranslator(&m_words);
    qApp->removeTranslator(&m_qtWords);
    QLocale::setDefault(QLocale(language));
    if (language != QStringLiteral("en")) {
        if (m_qtWords.load(QStringLiteral(":/translations/qtbase_%1.qm").arg(language)))
            qApp->installTranslator(&m_qtWords);
        if (m_words.load(QStringLiteral(":/translations/sockstage_%1.qm").arg(language)))
            qApp->installTranslator(&m_words);
    }
    emit languageChanged();
    apply();
}

void Appearance::setNumbers(Numbers numbers) {
    m_numbers = numbers;
    emit numbersChanged();
}

void Appearance::setSpeed(double factor) {
    m_speed = factor;
    emit motionChanged();
}

void Appearance::setReducedMotion(bool reduced) {
    m_reduced = reduced;
    emit motionChanged();
}

QString Appearance::restore(const QSettings& settings) {
    m_deskSize = std::clamp(settings.value(QStringLiteral("deskSize"), 0).toInt(), kSmallest, kLargest);
    m_projectorSize = std::clamp(settings.value(QStringLiteral("projectorSize"), 0).toInt(), kSmallest, kLargest);
    m_reduced = settings.value(QStringLiteral("reducedMotion"), false).toBool();
    m_speed = std::clamp(settings.value(QStringLiteral("speed"), 1.0).toDouble(), 0.3, 3.0);
    const QString look = settings.value(QStringLiteral("theme"), QStringLiteral("light")).toString();
    m_look = look == QStringLiteral("dark") ? theme::Look::Dark : theme::Look::Light;
    m_numbers = static_cast<Numbers>(std::clamp(settings.value(QStringLiteral("numbers"), 0).toInt(), 0, 2));
    const QString language = settings.value(QStringLiteral("language")).toString();
    return !language.isEmpty() ? language : QLocale::system().name();
}

void Appearance::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("deskSize"), m_deskSize);
    settings.setValue(QStringLiteral("projectorSize"), m_projectorSize);
    settings.setValue(QStringLiteral("reducedMotion"), m_reduced);
    settings.setValue(QStringLiteral("speed"), m_speed);
    settings.setValue(QStringLiteral("theme"), QString::fromLatin1(lookName(m_look)));
    settings.setValue(QStringLiteral("numbers"), static_cast<int>(m_numbers));
    settings.setValue(QStringLiteral("language"), m_language);
}

}  // namespace app::windows
