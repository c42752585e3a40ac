// The kernel's socket table as `ss -tuanpoi` knows it, as an item model: a row for each socket and under it one that
// says who holds it, its timer and its TCP_INFO, over all columns. What changed since the step before is marked.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/theme/Theme.h"
#include "model/trace/Scene.h"

namespace app::panels {

// One socket in ss's words.
struct KernelLine {
    model::SocketId socket;
    QString protocol, state, recvQueue, sendQueue, local, remote;
    QString holders, timer, info;
    bool gone = false, lineChanged = false, infoChanged = false;

    [[nodiscard]] QString text() const;  // as ss prints it, but for the timer
};
// before: the scene one step earlier, nullptr for none.
[[nodiscard]] std::vector<KernelLine> kernelLines(const model::trace::Scene& scene, const model::trace::Scene* before,
                                                  model::Timestamp now);

class KernelTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Addresses, RecvQueue, SendQueue, Columns };
    enum Role { Marked = Qt::UserRole, Details };  // of a row: bool

    using QAbstractTableModel::QAbstractTableModel;

    // infos: of what did not change, too.
    void setLines(std::vector<KernelLine> lines, const theme::Theme& theme, bool infos);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // By a column, the other way round when it is pressed again; what is equal stays in the kernel's order.
    void sortBy(int column);
    [[nodiscard]] static bool isDetails(int row) { return row % 2 == 1; }

private:
    std::vector<KernelLine> m_lines;
    theme::Theme m_theme;
    bool m_infos = true;
    int m_sortColumn = -1;  // -1: as the kernel tells them
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;

    void arrange(std::vector<KernelLine>& lines) const;
    [[nodiscard]] QString text(const KernelLine& line, int column) const;
    [[nodiscard]] QString details(const KernelLine& line) const;
    [[nodiscard]] QFont font(const KernelLine& line, int row) const;
};

}  // namespace app::panels
