#include "app/panels/DemoRail.h"

#include <QEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/Icons.h"
#include "app/panels/Settings.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"
#include "app/session/ScenarioStore.h"

namespace app::panels {

namespace {

enum Role { Id = Qt::UserRole, Heading, Seen };
constexpr qsizetype kMostFiles = 6;

class DemoDelegate : public QStyledItemDelegate {
public:
    DemoDelegate(QListWidget* list, const theme::Theme& theme)
        : QStyledItemDelegate(list), m_list(list), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const bool heading = index.data(Heading).toBool();
        const int width = m_list->viewport()->width();
        const QFontMetrics metrics(fontOf(index));
        const QRect words =
            metrics.boundingRect(QRect(0, 0, width - left() - 10, 1000), Qt::TextWordWrap, index.data().toString());
        return {width - 1, words.height() + static_cast<int>(m_theme.b * (heading ? 1.2 : 0.8))};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool heading = index.data(Heading).toBool(), current = option.state & QStyle::State_Selected;
        const QRect area = option.rect.adjusted(2, 1, -2, -1);
        painter->setRenderHint(QPainter::Antialiasing);
        if (!heading && (current || option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(current ? m_theme.client.tint : m_theme.chrome);
            painter->drawRoundedRect(area, 8, 8);
            if (current) {
                painter->setBrush(m_theme.client.ink);
                painter->drawRoundedRect(QRect(area.left(), area.top() + 4, 4, area.height() - 8), 2, 2);
            }
        }
        if (option.state & QStyle::State_HasFocus && m_list->hasFocus()) {
            painter->setPen(QPen(m_theme.client.ink, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8);
        }
        const QFont font = fontOf(index);
        painter->setFont(font);
        painter->setPen(heading ? m_theme.secondary : current ? m_theme.client.ink : m_theme.text);
        const int bottom = heading ? -static_cast<int>(m_theme.b * 0.3) : 0;
        painter->drawText(area.adjusted(heading ? 8 : left(), 0, -6, bottom),
                          Qt::TextWordWrap | (heading ? Qt::AlignBottom : Qt::AlignVCenter), index.data().toString());
        if (index.data(Seen).toBool()) {
            const int size = static_cast<int>(m_theme.b);
            icon(QStringLiteral("check"), m_theme.good.ink)
                .paint(painter, QRect(area.left() + 8, area.center().y() - size / 2, size, size));
        }
    }

private:
    QListWidget* m_list;
    const theme::Theme& m_theme;
    [[nodiscard]] int left() const { return static_cast<int>(m_theme.b) + 14; }
    [[nodiscard]] QFont fontOf(const QModelIndex& index) const {
        const QString text = index.data().toString();
        return index.data(Heading).toBool() ? m_theme.font(small(m_theme), QFont::Bold, text)
                                            : m_theme.font(1, QFont::Normal, text);
    }
};

}  // namespace

DemoRail::DemoRail(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 12, 10, 12);
    column->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("demos"));
    m_list->setItemDelegate(new DemoDelegate(m_list, m_theme));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_open = new QPushButton(this);
    m_open->setFocusPolicy(Qt::TabFocus);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_open);
    auto settings = userSettings();
    m_seen = settings->value(QStringLiteral("seen")).toStringList();
    m_files = settings->value(QStringLiteral("files")).toStringList();
    connect(m_search, &QLineEdit::textChanged, this, &DemoRail::filter);
    connect(m_open, &QPushButton::clicked, this, &DemoRail::openFileWanted);
    const auto choose = [this](QListWidgetItem* item) {
        if (item && !item->data(Heading).toBool())
            emit demoChosen(item->data(Id).toString());
    };
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(m_search, &QLineEdit::returnPressed, this, [this, choose] {
        for (int i = 0; i < m_list->count(); ++i)
            if (!m_list->item(i)->isHidden() && !m_list->item(i)->data(Heading).toBool()) {
                window()->setFocus();  // the keys are the demo's now
                choose(m_list->item(i));
                return m_search->clear();
            }
    });
    retranslate();
}

void DemoRail::load() {
    m_demos.clear();
    for (const auto& demo : session::demosInOrder())
        m_demos.push_back({fromUtf8(demo.id), fromUtf8(demo.chapter), demo.title, demo.purpose});
    fill();
}

void DemoRail::fill() {
    m_list->clear();
    const auto add = [this](const QString& text, const QString& id, bool heading) {
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(Id, id);
        item->setData(Heading, heading);
        item->setData(Seen, m_seen.contains(id) && !heading);
        item->setFlags(heading ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        return item;
    };
    const auto group = [&](const QString& heading, auto belongs) {
        bool headed = false;
        for (const Demo& demo : m_demos) {
            if (!belongs(demo))
                continue;
            if (!headed)
                add(heading, {}, true);
            headed = true;
            auto* item = add(fromUtf8(demo.title.in(language())), demo.id, false);
            item->setToolTip(plainNarration(demo.purpose.in(language())));
            if (demo.id == m_current)
                m_list->setCurrentItem(item);
        }
    };
    const QString wrong = QStringLiteral("wrong"), yours = QStringLiteral("yours");
    group(tr("The article"), [&](const Demo& demo) { return demo.chapter != wrong && demo.chapter != yours; });
    group(tr("When things go wrong"), [&](const Demo& demo) { return demo.chapter == wrong; });
    group(tr("Yours"), [&](const Demo& demo) { return demo.chapter == yours; });
    if (!m_files.isEmpty() &&
        std::none_of(m_demos.begin(), m_demos.end(), [&](const Demo& demo) { return demo.chapter == yours; }))
        add(tr("Yours"), {}, true);
    for (const QString& file : m_files) {
        auto* item = add(QFileInfo(file).fileName(), file, false);
        item->setToolTip(file);
        if (file == m_current)
            m_list->setCurrentItem(item);
    }
    filter(m_search->text());
}

void DemoRail::filter(const QString& words) {
    QListWidgetItem* heading = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        if (item->data(Heading).toBool()) {
            heading = item;
            heading->setHidden(true);
            continue;
        }
        const QString all =
            item->text() + QLatin1Char(' ') + item->data(Id).toString() + QLatin1Char(' ') + item->toolTip();
        const bool found = words.isEmpty() || all.contains(words, Qt::CaseInsensitive);
        item->setHidden(!found);
        if (found && heading)
            heading->setHidden(false);
    }
}

void DemoRail::setCurrent(const QString& id) {
    m_current = id;
    m_list->clearSelection();
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(Id).toString() == id && !id.isEmpty())
            m_list->setCurrentItem(m_list->item(i));
}

void DemoRail::markSeen(const QString& id) {
    if (id.isEmpty() || m_seen.contains(id))
        return;
    m_seen << id;
    userSettings()->setValue(QStringLiteral("seen"), m_seen);
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(Id).toString() == id)
            m_list->item(i)->setData(Seen, true);
}

void DemoRail::addFile(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_files.removeAll(absolute);
    m_files.prepend(absolute);
    while (m_files.size() > kMostFiles)
        m_files.removeLast();
    userSettings()->setValue(QStringLiteral("files"), m_files);
    m_current = absolute;
    fill();
}

void DemoRail::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    m_open->setIcon(icon(QStringLiteral("open"), theme.text));
    const int size = static_cast<int>(theme.b * 1.3);
    m_open->setIconSize({size, size});
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

void DemoRail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QWidget::changeEvent(event);
}

void DemoRail::retranslate() {
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the demos"));
    m_list->setAccessibleName(tr("Demos"));
    m_open->setText(tr("Open file…"));
    m_open->setAccessibleName(tr("Open a demo, a session or a capture"));
    m_open->setToolTip(m_open->accessibleName());
}

}  // namespace app::panels
