// The program of one process, line by line: done lines with their results, the running line lit, the rest ahead.
// Long lines wrap; nothing is cut off.
#pragma once

#include <QWidget>
#include <vector>

#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"

namespace app::panels {

class CodePane : public QWidget {
    Q_OBJECT
public:
    explicit CodePane(QWidget* parent = nullptr);
    void setLines(const std::vector<CodeLine>& lines);
    void setTheme(const theme::Theme& theme);
    // Only the running line, or the last one that ran: where there is no room.
    void setFolded(bool folded);
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    // Whole lines, as many as fit into the height: this one, `around` before and after it, those before, those after.
    // At least this one with those around it, however high that is.
    [[nodiscard]] QRect window(int line, int height, int around) const;
    [[nodiscard]] int liveLine() const { return panels::liveLine(m_lines); }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void lineClicked(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Placed {
        QRect code, note, whole;
        int line;
        QString text;  // of the line, on several rows where it is long
    };
    std::vector<CodeLine> m_lines;
    theme::Theme m_theme;
    bool m_folded = false;
    std::vector<Placed> m_placed;

    int arrange(int width, std::vector<Placed>& placed) const;
    void refresh();
};

}  // namespace app::panels
