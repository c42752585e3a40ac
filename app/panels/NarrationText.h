// Rich text in a box of a given number of lines: as large as the theme says, smaller where it would not fit.
#pragma once

#include <QWidget>

#include "app/theme/Theme.h"

namespace app::panels {

class NarrationText : public QWidget {
    Q_OBJECT
public:
    NarrationText(int lines, Qt::Alignment vertical, QWidget* parent = nullptr);
    // plain: the same words for a screen reader. factor: of the theme's base size.
    void setContent(const QString& html, const QString& plain, const theme::Theme& theme, double factor);
    [[nodiscard]] QString plain() const { return m_plain; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_lines;
    Qt::Alignment m_vertical;
    QString m_html, m_plain;
    theme::Theme m_theme;
    double m_factor = 1;
};

}  // namespace app::panels
