#include "app/panels/KernelPanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/KernelTable.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

using namespace model;

namespace {

constexpr int kGap = 6;  // pixels about a cell's text

// Details go over all columns and wrap in the width of the page.
class KernelDelegate : public QStyledItemDelegate {
public:
    explicit KernelDelegate(QTableView* view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QFontMetrics metrics(index.data(Qt::FontRole).value<QFont>(), option.widget);
        const bool address = index.column() == KernelTable::Addresses;
        const int width = isLast(index) ? m_view->viewport()->width()
                          : address     ? m_view->columnWidth(index.column())
                                        : 10000;
        const QRect words = metrics.boundingRect(QRect(0, 0, width - indent(index) - kGap, 100000), wrapping(),
                                                 index.data().toString());
        const bool none = index.data().toString().isEmpty();
        return {words.width() + 2 * kGap, none ? kGap : words.height() + (isLast(index) ? 2 * kGap : kGap / 2)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        if (const auto ground = index.data(Qt::BackgroundRole); ground.isValid())
            painter->fillRect(option.rect.adjusted(0, 0, 0, isLast(index) ? -kGap : 0), ground.value<QColor>());
        painter->setFont(index.data(Qt::FontRole).value<QFont>());
        painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
        painter->drawText(option.rect.adjusted(indent(index), kGap / 2, -kGap, 0),
                          index.data(Qt::TextAlignmentRole).toInt() | wrapping(), index.data().toString());
        if (option.state & QStyle::State_HasFocus && m_view->hasFocus())
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        painter->restore();
    }

private:
    QTableView* m_view;

    [[nodiscard]] static bool isLast(const QModelIndex& index) { return index.data(KernelTable::Details).toBool(); }
    [[nodiscard]] static int indent(const QModelIndex& index) { return isLast(index) ? 3 * kGap : kGap; }
    [[nodiscard]] static int wrapping() { return Qt::TextWordWrap | Qt::TextWrapAnywhere; }
};

QTableView* makeView(QAbstractItemModel* model, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setObjectName(QStringLiteral("kernelTable"));
    view->setModel(model);
    view->setItemDelegate(new KernelDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false);
    view->setFocusPolicy(Qt::TabFocus);
    view->setSelectionMode(QAbstractItemView::NoSelection);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setMinimumSectionSize(1);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setSectionResizeMode(KernelTable::Addresses, QHeaderView::Stretch);
    view->horizontalHeader()->setMinimumSectionSize(1);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setSectionsClickable(true);  // Qt's own sign of the order takes room from the columns
    return view;
}

}  // namespace

KernelPanel::KernelPanel(QWidget* parent) : Panel(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 8, 8);
    m_command = new QLabel(QStringLiteral("$ ss -tuanpoi"), this);
    m_command->setObjectName(QStringLiteral("kernelCommand"));
    m_nothing = new QLabel(this);
    m_nothing->setObjectName(QStringLiteral("quietLabel"));
    m_nothing->setWordWrap(true);
    m_table = new KernelTable(this);
    m_view = makeView(m_table, this);
    column->addWidget(m_command);
    column->addWidget(m_nothing);
    column->addWidget(m_view, 1);
    connect(m_table, &QAbstractItemModel::modelReset, this, [this] {
        m_measured.clear();
        m_view->clearSpans();
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, &KernelPanel::measure);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int pressed) {
        m_table->sortBy(pressed);
        measure();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_follows)
            showMarked();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_follows = false; });
}

void KernelPanel::showMarked() {
    QRect marked;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (m_table->index(row, 0).data(KernelTable::Marked).toBool())
            marked |= QRect(0, m_view->rowViewportPosition(row) + m_view->verticalScrollBar()->value(), 1,
                            m_view->rowHeight(row));
    if (marked.isNull())
        return;
    int wanted = std::max(0, std::min(marked.top(), marked.bottom() - m_view->viewport()->height() + kGap));
    // From a row that is whole.
    for (int row = 0, top = 0; row < m_table->rowCount(); top += m_view->rowHeight(row++))
        if (top >= wanted) {
            wanted = top;
            break;
        }
    m_view->verticalScrollBar()->setValue(std::min(wanted, std::max(0, marked.top())));
}

// Rows are as high as their words need; asked again only when words or width are others than before.
void KernelPanel::measure() {
    const QString now = QStringList{QString::number(m_view->viewport()->width()),
                                    QString::number(m_view->columnWidth(KernelTable::Addresses)),
                                    m_table->index(0, 0).data(Qt::FontRole).toString(), text()}
                            .join(QLatin1Char('|'));
    if (now == m_measured)
        return;
    m_measured = now;
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (KernelTable::isDetails(row) && m_view->columnSpan(row, 0) != KernelTable::Columns)
            m_view->setSpan(row, 0, 1, KernelTable::Columns);
    m_view->resizeRowsToContents();
}

void KernelPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    measure();
}

void KernelPanel::clear() {
    m_table->setLines({}, theme::Theme::make(theme::Look::Light), true);
    m_beforePosition.reset();
    m_shownPosition.reset();
}

QString KernelPanel::text() const {
    QStringList rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            if (const QString cell = m_table->index(row, column).data().toString(); !cell.isEmpty())
                cells << QString(cell).replace(QLatin1Char('\n'), QLatin1Char(' '));
        rows << cells.join(QLatin1Char(' '));
    }
    return rows.join(QLatin1Char('\n'));
}

// The scene at the step before, made once for each position.
void KernelPanel::lookBefore(const Frame& frame) {
    const auto& steps = frame.stage->stepPositions();
    const int step = frame.stage->step();
    std::optional<std::size_t> position;
    if (step >= 1 && step - 1 < static_cast<int>(steps.size()))
        position = steps[static_cast<std::size_t>(step - 1)];
    else if (step == 0)
        position = 0;
    if (position == m_beforePosition)
        return;
    m_beforePosition = position;
    if (position)
        m_before = frame.stage->trace().sceneAt(*position);
}

void KernelPanel::show(const Frame& frame) {
    lookBefore(frame);
    const theme::Theme& theme = frame.theme();
    auto lines = kernelLines(*frame.scene, m_beforePosition ? m_before.get() : nullptr, frame.inputs.now);
    // A class cannot read so much at a time, and what changed is to be in sight.
    const bool infos = !onProjector(theme) || std::ranges::none_of(lines, [](const KernelLine& line) {
        return line.lineChanged || line.infoChanged;
    });
    m_nothing->setVisible(lines.empty());
    m_nothing->setText(frame.stage->mode() == session::Stage::Mode::Capture
                           ? tr("A capture holds segments only: no kernel was asked.")
                           : tr("No socket has an address yet."));
    m_view->setVisible(!lines.empty());
    const int scrolled = m_view->verticalScrollBar()->value();
    m_table->setLines(std::move(lines), theme, infos);
    measure();
    m_view->verticalScrollBar()->setValue(scrolled);
    if (m_shownPosition != frame.scene->position) {
        m_follows = true;
        showMarked();
    }
    m_shownPosition = frame.scene->position;
    setSpoken(m_view, title());
}

}  // namespace app::panels
