#include "app/windows/HelpPage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include "app/diagrams/Signs.h"
#include "app/panels/Spoken.h"
#include "app/windows/Actions.h"

namespace app::windows {

namespace {

// One sign, as the pictures draw it.
class Sample : public QWidget {
public:
    Sample(diagrams::Sign sign, const theme::Theme& theme, QWidget* parent)
        : QWidget(parent), m_sign(sign), m_theme(theme) {
        setFixedSize(static_cast<int>(theme.b * 8), static_cast<int>(theme.b * 2));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        diagrams::Canvas canvas(painter, m_theme);
        diagrams::paintSign(canvas, m_sign, QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    diagrams::Sign m_sign;
    theme::Theme m_theme;
};

}  // namespace

HelpPage::HelpPage(const theme::Theme& theme, QWidget* parent) : QDialog(parent), m_theme(theme) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Keys and signs"));
    setAccessibleName(windowTitle());
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::TabFocus);
    panels::setSpoken(area, windowTitle());
    auto* page = new QWidget(area);
    page->setObjectName(QStringLiteral("helpPage"));
    auto* columns = new QHBoxLayout(page);
    const int gap = static_cast<int>(theme.b);
    columns->setContentsMargins(2 * gap, gap, 2 * gap, 2 * gap);
    columns->setSpacing(3 * gap);
    addKeys(addPart(columns, page, tr("Keys")), page);
    addSigns(addPart(columns, page, tr("Signs of the picture")), page);
    area->setWidget(page);
    whole->addWidget(area);
    const QSize wanted = page->sizeHint() + QSize(area->verticalScrollBar()->sizeHint().width(), 4);
    resize(wanted.boundedTo(parent->window()->size() - QSize(2 * gap, 2 * gap)));
}

QGridLayout* HelpPage::addPart(QLayout* columns, QWidget* parent, const QString& title) {
    auto* part = new QWidget(parent);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QLabel(title, part);
    head->setFont(m_theme.font(1.2, QFont::Bold, title));
    column->addWidget(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(static_cast<int>(1.5 * m_theme.b));
    grid->setVerticalSpacing(static_cast<int>(m_theme.b * 0.35));
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addStretch(1);
    columns->addWidget(part);
    return grid;
}

void HelpPage::addKeys(QGridLayout* grid, QWidget* parent) {
    int row = 0;
    for (const Actions::Told& told : Actions::told()) {
        auto* keys = new QLabel(told.keys, parent);
        keys->setFont(m_theme.font(1, QFont::DemiBold, keys->text()));
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(told.words, parent), row++, 1);
    }
}

void HelpPage::addSigns(QGridLayout* grid, QWidget* parent) {
    int row = 0;
    for (const diagrams::Sign sign : diagrams::allSigns()) {
        grid->addWidget(new Sample(sign, m_theme, parent), row, 0);
        auto* words = new QLabel(diagrams::signWords(sign), parent);
        words->setWordWrap(true);
        words->setMinimumWidth(static_cast<int>(m_theme.b * 18));
        grid->addWidget(words, row++, 1);
    }
}

}  // namespace app::windows
