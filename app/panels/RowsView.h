// A small table of a card: a header (or none) and rows of text in columns. The last column takes what is left; a
// value that does not fit wraps.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "app/theme/Theme.h"

namespace app::panels {

class RowsView : public QWidget {
    Q_OBJECT
public:
    explicit RowsView(QWidget* parent = nullptr);
    void setContent(const QStringList& header, const std::vector<QStringList>& rows);
    void setTheme(const theme::Theme& theme);
    // No header; its first word before the first column where a line has room for it.
    void setCompact(bool compact);
    [[nodiscard]] std::vector<int> rowEnds() const;  // y below each row
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_header;
    std::vector<QStringList> m_rows;
    theme::Theme m_theme;
    bool m_compact = false;

    [[nodiscard]] int headerHeight() const;
    [[nodiscard]] int gap() const;
    [[nodiscard]] std::vector<QStringList> rowsFor(int width) const;
    [[nodiscard]] std::vector<int> columns(const std::vector<QStringList>& rows, int width) const;
    [[nodiscard]] int rowHeight(const QStringList& row, const std::vector<int>& columns) const;
};

}  // namespace app::panels
