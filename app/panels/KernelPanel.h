// The kernel's socket table, with what changed since the step before kept in sight.
#pragma once

#include <optional>

#include "app/panels/Frame.h"

class QLabel;
class QTableView;

namespace app::panels {

class KernelTable;

class KernelPanel : public Panel {
    Q_OBJECT
public:
    explicit KernelPanel(QWidget* parent = nullptr);
    void show(const Frame& frame) override;
    using Panel::show;
    [[nodiscard]] QString title() const override { return tr("Kernel"); }
    void clear() override;
    [[nodiscard]] QString text() const;  // all of it, a line for each row
    [[nodiscard]] QTableView* view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel *m_command, *m_nothing;
    KernelTable* m_table;
    QTableView* m_view;
    std::shared_ptr<const model::trace::Scene> m_before;
    std::optional<std::size_t> m_beforePosition, m_shownPosition;
    QString m_measured;     // what the rows' heights were last made for
    bool m_follows = true;  // nobody has scrolled since the position changed

    void lookBefore(const Frame& frame);
    void measure();
    // Scrolls to the rows that are marked.
    void showMarked();
};

}  // namespace app::panels
