#include "app/panels/DiagramView.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/panels/SpotAccessible.h"

namespace app::panels {

namespace {
constexpr double kSmallestZoom = 0.4, kLargestZoom = 4;
constexpr double kSmallestFit = 0.72;  // rather than smaller it is scrolled: its text has to be read
constexpr int kFewParts = 4;           // painted each for itself
}  // namespace

DiagramView::DiagramView(QWidget* parent) : QAbstractScrollArea(parent) {
    installSpotAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);  // nothing below it is painted in vain
}

DiagramView::~DiagramView() = default;

void DiagramView::setDiagram(std::shared_ptr<const diagrams::Diagram> diagram) {
    m_diagram = std::move(diagram);
    m_pressed = -1;
    updateScrollBars();
    readSpots();
    viewport()->update();
}

void DiagramView::renewDiagram(std::shared_ptr<const diagrams::Diagram> diagram,
                               const std::function<std::vector<QRectF>(const QRectF& inSight)>& areas) {
    m_diagram = std::move(diagram);
    readSpots();
    for (const QRectF& area : areas(inSight()))
        repaintArea(area);
}

void DiagramView::repaintArea(const QRectF& area) {
    const QRectF place(origin() + area.topLeft() * scale(), area.size() * scale());
    if (!area.isEmpty())
        viewport()->update(place.toAlignedRect().adjusted(-2, -2, 2, 2));
}

QRectF DiagramView::inSight() const {
    const double factor = scale();
    return {-origin() / factor, QSizeF(viewport()->size()) / factor};
}

void DiagramView::readSpots() {
    m_spots.read(m_diagram.get(), inSight());
    m_hovered = -1;
}

void DiagramView::scrollContentsBy(int, int) {
    readSpots();
    viewport()->update();
}

void DiagramView::setFit(Fit fit) {
    m_fit = fit;
    updateScrollBars();
    viewport()->update();
}

void DiagramView::setLargestScale(double largest) {
    m_largest = largest;
    updateScrollBars();
    viewport()->update();
}

void DiagramView::setSmallestScale(double smallest) {
    m_smallest = smallest;
    updateScrollBars();
    viewport()->update();
}

void DiagramView::setBackground(const QColor& color, const QColor& focus) {
    if (color == m_background && focus == m_focusColor)
        return;
    m_background = color;
    m_focusColor = focus;
    viewport()->update();
}

void DiagramView::setZoom(double zoom) {
    zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    m_zoom = zoom;
    updateScrollBars();
    viewport()->update();
}

int DiagramView::roomWidth() const {
    return maximumViewportSize().width() - verticalScrollBar()->sizeHint().width();
}

double DiagramView::scale() const {
    if (!m_diagram)
        return 1;
    const QSizeF size = m_diagram->size();
    if (size.width() <= 0 || size.height() <= 0)
        return 1;
    // The size without scroll bars, so that showing one does not change the scale that made it appear.
    const QSize room = maximumViewportSize();
    double fitted = 1;
    if (m_fit == Fit::Width)
        fitted = std::max(roomWidth() / size.width(), std::max(m_smallest, kSmallestFit));
    else if (m_fit == Fit::Whole)
        fitted = std::max(std::min(room.width() / size.width(), room.height() / size.height()), m_smallest);
    if (m_largest > 0)
        fitted = std::min(fitted, m_largest);
    return std::max(fitted * m_zoom, 0.05);
}

QPointF DiagramView::origin() const {
    if (!m_diagram)
        return {};
    const QSizeF size = m_diagram->size() * scale();
    const QSize room = viewport()->size();
    const double x =
        size.width() < room.width() ? std::floor((room.width() - size.width()) / 2) : -horizontalScrollBar()->value();
    const double y = m_fit == Fit::Whole && size.height() < room.height()
                         ? std::floor((room.height() - size.height()) / 2)
                         : -verticalScrollBar()->value();
    return {x, y};
}

void DiagramView::updateScrollBars() {
    const QSizeF size = m_diagram ? m_diagram->size() * scale() : QSizeF();
    const QSize room = viewport()->size();
    const auto adjust = [](QScrollBar* bar, double length, int page) {
        const bool atEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
        // Half a pixel of rounding is no reason for a scroll bar.
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(length - 1)) - page));
        bar->setPageStep(page);
        bar->setSingleStep(std::max(16, page / 12));
        if (atEnd)
            bar->setValue(bar->maximum());
    };
    adjust(horizontalScrollBar(), size.width(), room.width());
    adjust(verticalScrollBar(), size.height(), room.height());
}

void DiagramView::showArea(const QRectF& area) {
    const QRectF place(area.topLeft() * scale(), area.size() * scale());
    const auto bring = [](QScrollBar* bar, double from, double to) {
        const double page = bar->pageStep();
        if (from < bar->value())
            bar->setValue(static_cast<int>(from));
        else if (to > bar->value() + page)
            bar->setValue(static_cast<int>(std::min(from, to - page)));
    };
    bring(verticalScrollBar(), place.top(), place.bottom());
    bring(horizontalScrollBar(), place.left(), place.right());
}

QRect DiagramView::spotRect(int index) const {
    const QRectF area = spots().at(static_cast<std::size_t>(index)).area;
    return QRectF(origin() + area.topLeft() * scale(), area.size() * scale()).toAlignedRect();
}

int DiagramView::spotAt(const QPointF& viewportPosition) const {
    return m_spots.indexAt((viewportPosition - origin()) / scale());
}

void DiagramView::focusSpot(int index) {
    if (index == focusedSpot() || index >= static_cast<int>(spots().size()))
        return;
    m_spots.focus(index);
    if (index >= 0) {
        const diagrams::Spot spot = *m_spots.at(index);
        showArea(spot.area);  // scrolling reads the spots anew
        announceSpot(this, focusedSpot());
        emit spotHovered(spot);
    }
    viewport()->update();
}

// To the next or the one before; beyond what is in sight the view scrolls on.
void DiagramView::stepSpot(int by) {
    for (;;) {
        const int next = m_spots.next(by, inSight());
        if (m_spots.at(next))
            return focusSpot(next);
        const auto scroll = [&](QScrollBar* bar) {
            const int before = bar->value();
            bar->setValue(before + by * std::max(1, bar->pageStep() / 2));
            return bar->value() != before;
        };
        if (!scroll(verticalScrollBar()) && !scroll(horizontalScrollBar()))
            return;
    }
}

void DiagramView::activateSpot(int index) {
    if (const auto* spot = m_spots.at(index)) {
        const diagrams::Spot copy = *spot;  // the slot may show another diagram
        emit spotActivated(copy);
    }
}

void DiagramView::hover(int index) {
    if (index == m_hovered)
        return;
    m_hovered = index;
    if (const auto* spot = m_spots.at(index)) {
        const diagrams::Spot copy = *spot;
        viewport()->setCursor(copy.as<diagrams::spot::Told>() ? Qt::ArrowCursor : Qt::PointingHandCursor);
        emit spotHovered(copy);
    } else {
        viewport()->unsetCursor();
        emit hoverLeft();
    }
}

void DiagramView::paintEvent(QPaintEvent* event) {
    // Two small places far apart are less than all between them.
    if (event->region().rectCount() > kFewParts)
        return paintPart(event->rect());
    for (const QRect& part : event->region())
        paintPart(part);
}

void DiagramView::paintPart(const QRect& part) {
    QPainter painter(viewport());
    painter.fillRect(part, m_background);
    if (!m_diagram)
        return;
    // A part is painted as the same part of the whole; the clip spares what lies outside it.
    painter.setClipRect(part);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double factor = scale();
    painter.translate(origin());
    painter.scale(factor, factor);
    m_diagram->paint(painter, inSight());
    painter.resetTransform();
    painter.setPen(QPen(m_focusColor, 2));
    painter.setBrush(Qt::NoBrush);
    if (focusedSpot() >= 0 && hasFocus())
        painter.drawRoundedRect(QRectF(spotRect(focusedSpot())).adjusted(-3, -3, 3, 3), 6, 6);
    else if (hasFocus() && m_ring)
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    readSpots();
    emit roomChanged();
}

void DiagramView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Down:
        case Qt::Key_Right:
            stepSpot(1);
            return;
        case Qt::Key_Up:
        case Qt::Key_Left:
            stepSpot(-1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            activateSpot(focusedSpot());
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void DiagramView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        setZoom(m_zoom * std::pow(1.0015, event->angleDelta().y()));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? focusedSpot() : spotAt(event->pos());
    const auto* spot = m_spots.at(index);
    if (!spot)
        return emit menuWanted(std::nullopt, event->globalPos());
    const diagrams::Spot copy = *spot;
    emit menuWanted(copy, byKey ? viewport()->mapToGlobal(spotRect(index).center()) : event->globalPos());
}

void DiagramView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
             event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
}

void DiagramView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool DiagramView::viewportEvent(QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseMove:
            hover(spotAt(static_cast<QMouseEvent*>(event)->position()));
            break;
        case QEvent::Leave:
            hover(-1);
            break;
        case QEvent::MouseButtonPress: {
            auto* mouse = static_cast<QMouseEvent*>(event);
            if (mouse->button() == Qt::LeftButton)
                m_pressed = spotAt(mouse->position());
            break;
        }
        case QEvent::MouseButtonRelease: {
            auto* mouse = static_cast<QMouseEvent*>(event);
            const int pressed = std::exchange(m_pressed, -1);
            if (mouse->button() == Qt::LeftButton && pressed >= 0 && pressed == spotAt(mouse->position()))
                activateSpot(pressed);
            break;
        }
        case QEvent::ToolTip: {
            auto* help = static_cast<QHelpEvent*>(event);
            const int spot = spotAt(help->pos());
            if (m_spots.at(spot))
                QToolTip::showText(help->globalPos(), m_spots.at(spot)->name, viewport(), spotRect(spot));
            else
                QToolTip::hideText();
            return true;
        }
        default:
            break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace app::panels
