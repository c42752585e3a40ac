#include "app/panels/CardBody.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/CodePane.h"
#include "app/panels/QueueView.h"
#include "app/panels/RowsView.h"
#include "app/panels/Spoken.h"

namespace app::panels {

namespace {

constexpr int kMargin = 16, kBelow = 8;

QLabel* sectionLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QStringLiteral("section"));
    label->setContentsMargins(kMargin, 10, kMargin, 2);
    return label;
}

// What is in it has its full width: a scroll bar stands on its margin, and moves nothing by coming.
QScrollArea* scrollArea(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(false);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::TabFocus);
    return area;
}

int lastWithin(const std::vector<int>& ends, int room) {
    const auto past = std::upper_bound(ends.begin(), ends.end(), room);
    return past == ends.begin() ? 0 : *(past - 1);
}

}  // namespace

CardBody::CardBody(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    m_code = new CodePane;
    m_codeArea = scrollArea(m_code, this);
    m_rest = new QWidget;
    auto* rows = new QVBoxLayout(m_rest);
    rows->setContentsMargins(0, 0, 0, kBelow);
    rows->setSpacing(0);
    m_descriptorTitle = sectionLabel(m_rest);
    m_descriptors = new RowsView(m_rest);
    m_queueTitle = sectionLabel(m_rest);
    m_queues = new QueueView(m_rest);
    m_controlTitle = sectionLabel(m_rest);
    m_control = new RowsView(m_rest);
    for (QWidget* part : {static_cast<QWidget*>(m_descriptorTitle), static_cast<QWidget*>(m_descriptors),
                          static_cast<QWidget*>(m_queueTitle), static_cast<QWidget*>(m_queues),
                          static_cast<QWidget*>(m_controlTitle), static_cast<QWidget*>(m_control)})
        rows->addWidget(part);
    rows->addStretch(1);
    m_restArea = scrollArea(m_rest, this);
    connect(m_code, &CodePane::lineClicked, this, &CardBody::lineClicked);
}

void CardBody::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    m_code->setTheme(theme);
    m_descriptors->setTheme(theme);
    m_control->setTheme(theme);
    m_queues->setTheme(theme);
}

void CardBody::setFolded(bool folded) {
    m_folded = folded;
    m_code->setFolded(folded);
    m_queues->setFolded(folded);
    if (!folded) {
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
    }
}

void CardBody::setContent(const EndpointContent& content) {
    m_code->setLines(content.code);
    m_descriptorTitle->setText(tr("File descriptors"));
    m_controlTitle->setText(tr("Transmission control block"));
    m_queueTitle->setText(tr("Queues"));
    std::vector<QStringList> descriptors, control;
    for (const FdRow& row : content.descriptors)
        descriptors.push_back({row.fd, row.socket, row.state});
    for (const ControlRow& row : content.control)
        control.push_back({row.name, row.value});
    m_descriptors->setContent({tr("fd"), tr("socket"), tr("state")}, descriptors);
    m_control->setContent({}, control);
    m_queues->setRows(content.queues);
    setSpoken(m_descriptors, m_descriptorTitle->text());
    setSpoken(m_control, m_controlTitle->text());
    const bool open = !m_folded;
    m_descriptors->setVisible(open && !descriptors.empty());
    m_controlTitle->setVisible(open && !control.empty());
    m_control->setVisible(open && !control.empty());
    m_queues->setVisible(m_queues->rowEnds().size() > 0);
    setSpoken(m_codeArea, tr("Code of %1").arg(content.title));
    setSpoken(m_restArea, tr("Sockets of %1").arg(content.title));
    place();
}

void CardBody::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

std::vector<int> CardBody::rowEnds() const {
    std::vector<int> ends;
    const auto add = [&](const QWidget* part, const std::vector<int>& rows) {
        for (const int end : rows)
            if (!part->isHidden())
                ends.push_back(part->y() + end);
    };
    add(m_descriptors, m_descriptors->rowEnds());
    add(m_queues, m_queues->rowEnds());
    add(m_control, m_control->rowEnds());
    return ends;
}

int CardBody::arrangeRest(bool compact) {
    m_descriptorTitle->setVisible(!m_folded && !compact && m_descriptors->isVisibleTo(m_rest));
    m_queueTitle->setVisible(!m_folded && !compact && m_queues->isVisibleTo(m_rest));
    m_descriptors->setCompact(compact);
    QLayout* rows = m_rest->layout();
    const int rest = rows->hasHeightForWidth() ? rows->heightForWidth(width()) : rows->sizeHint().height();
    m_rest->resize(width(), rest);
    rows->activate();
    return rest;
}

// Where descriptors and queues end: what a card shows before the rest of its program.
int CardBody::essential(const std::vector<int>& ends) const {
    int end = 0;
    for (const QWidget* part : {static_cast<QWidget*>(m_descriptors), static_cast<QWidget*>(m_queues)})
        if (!part->isHidden())
            end = std::max(end, lastWithin(ends, part->geometry().bottom() + 1));
    return end;
}

void CardBody::place() {
    const int code = m_code->isEmpty() ? 0 : m_code->heightForWidth(width());
    m_code->resize(width(), code);
    int rest = arrangeRest(false);
    if (m_folded) {
        const bool queues = !m_queues->isHidden();
        m_codeArea->setGeometry(0, 0, width(), code);
        m_restArea->setGeometry(0, code, width(), queues ? rest : 0);
        setFixedHeight(code + (queues ? rest : code > 0 ? kBelow : 0));
        return;
    }
    std::vector<int> ends = rowEnds();
    int codeRoom = std::min(code, height());
    int first = 0;
    if (code + rest > height()) {
        const int live = m_code->liveLine();
        const int alone = m_code->window(live, 0, 0).height(), among = m_code->window(live, 0, 1).height();
        if (among + essential(ends) > height()) {
            rest = arrangeRest(true);
            ends = rowEnds();
        }
        // The call that runs with its neighbours first, then descriptors and queues, then the other calls.
        const int sockets = m_descriptors->isHidden() ? 0 : m_descriptors->geometry().bottom() + 1;
        const bool neighbours = among + std::min(sockets, height() - alone) <= height();
        const int below = lastWithin(ends, std::min(essential(ends), height() - (neighbours ? among : alone)));
        const QRect window = m_code->window(live, height() - below, neighbours ? 1 : 0);
        first = window.top();
        codeRoom = std::min(window.height(), height());
    }
    const int restRoom = height() - codeRoom;
    m_codeArea->setGeometry(0, 0, width(), codeRoom);
    m_codeArea->verticalScrollBar()->setValue(first);
    m_restArea->setGeometry(0, codeRoom, width(), rest <= restRoom ? restRoom : lastWithin(ends, restRoom));
}

}  // namespace app::panels
