// How the program looks and speaks: theme, language, sizes of text, sequence numbers, motion. Applies it to the
// application, remembers it in the user's settings, and tells the window, which tells its parts. GUI thread.
#pragma once

#include <QObject>
#include <QSize>
#include <QTranslator>

#include "app/theme/Theme.h"
#include "app/windows/Translation.h"
#include "model/layout/SequenceSymbols.h"

class QSettings;

namespace app::windows {

class Appearance : public QObject {
    Q_OBJECT
public:
    using Numbers = model::layout::Numbers;

    explicit Appearance(QObject* parent);
    ~Appearance() override;

    [[nodiscard]] const theme::Theme& theme() const { return m_theme; }
    [[nodiscard]] theme::Look look() const { return m_look; }
    [[nodiscard]] QString language() const { return m_language; }
    [[nodiscard]] Numbers numbers() const { return m_numbers; }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] bool reducedMotion() const { return m_reduced; }

    void setLanguage(const QString& name);   // "en", "zh_CN"
    bool setThemeName(const QString& name);  // "light", "dark", "print"; false: no such theme
    void setNumbers(Numbers numbers);
    void setSpeed(double factor);
    void setReducedMotion(bool reduced);
    void resizeText(int steps);  // 0: back to normal
    // The window's size and where it is looked at, from which the size of text follows. False: that is as it was.
    bool setRoom(const QSize& window, theme::Setting setting);

    // restore() changes values only; language() is to be set by what it returns, once the window stands.
    QString restore(const QSettings& settings);
    void save(QSettings& settings) const;

signals:
    void themeChanged();
    void languageChanged();
    void numbersChanged();
    void motionChanged();  // its speed, or whether there is any

private:
    Translation m_words;
    QTranslator m_qtWords;
    QString m_language;
    theme::Look m_look = theme::Look::Light;
    theme::Setting m_setting = theme::Setting::Desk;
    QSize m_room;
    int m_deskSize = 0, m_projectorSize = 0;  // steps of Ctrl +/-
    theme::Theme m_theme;
    Numbers m_numbers = Numbers::Symbols;
    double m_speed = 1;
    bool m_reduced = false;

    [[nodiscard]] double baseSize() const;
    void apply();
};

}  // namespace app::windows
