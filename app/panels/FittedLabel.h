// A label of one line whose text gets smaller rather than cut off.
#pragma once

#include <QWidget>

#include "app/theme/Theme.h"

namespace app::panels {

class FittedLabel : public QWidget {
    Q_OBJECT
public:
    explicit FittedLabel(QWidget* parent = nullptr);
    // factor of the theme's base size, if the width allows it.
    void setContent(const QString& text, const theme::Theme& theme, double factor, QFont::Weight weight,
                    const QColor& color);
    [[nodiscard]] QString text() const { return m_text; }
    void setAlignment(Qt::Alignment alignment);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    QFont m_font;
    QColor m_color;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

}  // namespace app::panels
