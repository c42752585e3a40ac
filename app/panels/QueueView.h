// The queues of a card: bars with the bytes in them, and a listener's queues with the waiting connections drawn in.
#pragma once

#include <QWidget>
#include <vector>

#include "app/panels/EndpointContent.h"
#include "app/theme/Theme.h"

namespace app::panels {

class QueueView : public QWidget {
    Q_OBJECT
public:
    explicit QueueView(QWidget* parent = nullptr);
    void setRows(const std::vector<QueueRow>& rows);
    void setTheme(const theme::Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QueueRow> m_rows;
    theme::Theme m_theme;
    [[nodiscard]] int rowHeight() const;
};

}  // namespace app::panels
