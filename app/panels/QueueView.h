// The queues of a card: bars with the bytes in them, and a listener's queues with the waiting connections drawn in.
#pragma once

#include <QWidget>
#include <vector>

#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"

class QPainter;

namespace app::panels {

class QueueView : public QWidget {
    Q_OBJECT
public:
    explicit QueueView(QWidget* parent = nullptr);
    void setRows(const std::vector<QueueRow>& rows);
    void setTheme(const theme::Theme& theme);
    // Only queues of connections, side by side where their names fit, else one below the other: where there is no room.
    void setFolded(bool folded);
    [[nodiscard]] std::vector<int> rowEnds() const { return rowEnds(width()); }  // y below each row
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QueueRow> m_rows;
    theme::Theme m_theme;
    bool m_folded = false;

    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int placeWidth() const;
    [[nodiscard]] int rowHeight(const QueueRow& row) const;
    [[nodiscard]] std::vector<const QueueRow*> folded() const;
    [[nodiscard]] std::size_t foldedRows(int width) const;
    [[nodiscard]] std::vector<int> rowEnds(int width) const;
    void word(QPainter& painter, const QRect& line, Qt::Alignment align, const QString& text, const QColor& ink) const;
    void paintFolded(QPainter& painter) const;
    void paintRows(QPainter& painter) const;
    void paintBytes(QPainter& painter, const QueueRow& row, const QRect& line, int nameWidth, int textWidth) const;
    void paintPlaces(QPainter& painter, const QueueRow& row, const QRectF& area) const;
};

}  // namespace app::panels
