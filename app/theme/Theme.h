// Colours, type scale and line widths of one look. A value: pass it on, compare nothing. GUI thread (it asks the font
// database). Every text colour has 4.5:1 and every line colour 3:1 on the background it stands on; a test computes it.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include "model/base/State.h"
#include "model/tcp/ConnectionTracker.h"

namespace app::theme {

enum class Look { Light, Dark, Print };
enum class Setting { Desk, Projector };  // line widths: 2 px and 4 px

// A colour for text and lines, and the tint that may stand behind it.
struct Role {
    QColor ink, tint;
};

struct Theme {
    // base: size b of ordinary text in pixels; nothing is set smaller when presenting.
    static Theme make(Look look, double base = 14, Setting setting = Setting::Desk);

    Look look = Look::Light;
    double b = 14;
    double line = 2;  // pixels
    double heldLine = 4;

    QColor background, chrome, text, secondary, rule;
    Role client, server, good, held, bad, timeWait, quiet;

    [[nodiscard]] const Role& side(model::Side s) const { return s == model::Side::Client ? client : server; }
    // Of a state bar: CLOSED quiet, ESTABLISHED good, TIME-WAIT its own, the others in their side's colour.
    [[nodiscard]] const Role& state(model::State state, model::Side s) const;

    // factor of b. Families: the system's, then Simplified Chinese; the other way round where `shown` is Chinese, so
    // that exported files name a font that has the glyphs.
    [[nodiscard]] QFont font(double factor, QFont::Weight weight = QFont::Normal, const QString& shown = {}) const;
    [[nodiscard]] QFont mono(double factor, QFont::Weight weight = QFont::Normal, const QString& shown = {}) const;
};

// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);
[[nodiscard]] bool hasHan(const QString& text);
[[nodiscard]] QString spaced(QString text);  // no blank between two Chinese words that were put together

}  // namespace app::theme
