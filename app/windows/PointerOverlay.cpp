#include "app/windows/PointerOverlay.h"

#include <QCursor>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <algorithm>

namespace app::windows {

namespace {

constexpr int kFollowMs = 16;
constexpr double kLens = 0.2, kMagnified = 2.2, kLight = 0.18;  // of the shorter side; times; of the shorter side
constexpr double kNear = 0.02;                                  // shares: what the eraser takes
const QColor kInk(0xB3, 0x26, 0x1E);

}  // namespace

PointerOverlay::PointerOverlay(QWidget* under) : QWidget(under->parentWidget()), m_under(under) {
    setObjectName(QStringLiteral("pointer"));
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_follow.setInterval(kFollowMs);
    connect(&m_follow, &QTimer::timeout, this, &PointerOverlay::look);
    under->installEventFilter(this);
    hide();
}

bool PointerOverlay::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        setGeometry(m_under->geometry());
    return QWidget::eventFilter(object, event);
}

double PointerOverlay::unit() const {
    return std::min(width(), height());
}

void PointerOverlay::setTool(Tool tool) {
    m_tool = tool;
    const bool draws = tool == Tool::Pen || tool == Tool::Eraser;
    setAttribute(Qt::WA_TransparentForMouseEvents, !draws);
    draws ? setCursor(Qt::CrossCursor) : unsetCursor();
    tool == Tool::None || draws ? m_follow.stop() : m_follow.start();
    showOrHide();
    look();
}

void PointerOverlay::setPresenting(bool presenting) {
    m_presenting = presenting;
    if (!presenting)
        setTool(Tool::None);
    showOrHide();
}

void PointerOverlay::showOrHide() {
    const bool wanted = m_tool != Tool::None || (m_presenting && !m_marks.strokes().empty());
    if (wanted && isHidden()) {
        setGeometry(m_under->geometry());
        show();
        raise();
    } else if (!wanted) {
        hide();
    }
    update();
}

void PointerOverlay::setStep(const QString& demo, int step) {
    m_marks.setStep(demo, step);
    showOrHide();
}

void PointerOverlay::undo() {
    m_marks.undo();
    showOrHide();
}

void PointerOverlay::look() {
    const QPointF at = mapFromGlobal(QCursor::pos());
    if (at == m_at && m_tool != Tool::Magnifier)
        return;
    m_at = at;
    update();
}

void PointerOverlay::mousePressEvent(QMouseEvent* event) {
    if (m_tool == Tool::Pen)
        m_marks.begin(share(event->position()));
    else if (m_tool == Tool::Eraser)
        m_marks.erase(share(event->position()), kNear);
    update();
}

void PointerOverlay::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (m_tool == Tool::Pen)
        m_marks.draw(share(event->position()));
    else if (m_tool == Tool::Eraser)
        m_marks.erase(share(event->position()), kNear);
    update();
}

void PointerOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_presenting)
        paintMarks(painter);
    switch (m_tool) {
        case Tool::None:
        case Tool::Pen:
        case Tool::Eraser:
            break;
        case Tool::Laser:
            paintLaser(painter);
            break;
        case Tool::Spotlight:
            paintSpotlight(painter);
            break;
        case Tool::Magnifier:
            paintMagnifier(painter);
            break;
    }
}

void PointerOverlay::paintMarks(QPainter& painter) const {
    painter.setPen(QPen(kInk, unit() / 160, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QTransform whole = QTransform::fromScale(width(), height());
    for (const QPolygonF& stroke : m_marks.strokes()) {
        const QPolygonF line = whole.map(stroke);
        line.size() == 1 ? painter.drawPoint(line.front()) : painter.drawPolyline(line);
    }
}

void PointerOverlay::paintLaser(QPainter& painter) const {
    const double radius = unit() / 40;
    QRadialGradient glow(m_at, radius);
    glow.setColorAt(0, QColor(255, 40, 30, 255));
    glow.setColorAt(0.35, QColor(255, 40, 30, 230));
    glow.setColorAt(1, QColor(255, 40, 30, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(m_at, radius, radius);
}

void PointerOverlay::paintSpotlight(QPainter& painter) const {
    QPainterPath dark, light;
    dark.addRect(rect());
    light.addEllipse(m_at, unit() * kLight, unit() * kLight);
    painter.fillPath(dark.subtracted(light), QColor(0, 0, 0, 170));
}

// Painted anew at its size, so that its letters are as sharp as all others.
void PointerOverlay::paintMagnifier(QPainter& painter) const {
    const double radius = unit() * kLens, seen = radius / kMagnified;
    const QRect area = QRectF(m_at.x() - seen, m_at.y() - seen, 2 * seen, 2 * seen).toAlignedRect();
    QPixmap picture((QSizeF(area.size()) * kMagnified * devicePixelRatioF()).toSize());
    picture.setDevicePixelRatio(kMagnified * devicePixelRatioF());
    picture.fill(Qt::transparent);
    m_under->render(&picture, QPoint(), QRegion(area), DrawWindowBackground | DrawChildren);
    QPainterPath lens;
    lens.addEllipse(m_at, radius, radius);
    painter.save();
    painter.setClipPath(lens);
    painter.drawPixmap(QRectF(m_at.x() - radius, m_at.y() - radius, 2 * radius, 2 * radius), picture,
                       QRectF(QPointF(), picture.size()));
    painter.restore();
    painter.setPen(QPen(QColor(0x56, 0x60, 0x72), 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(lens);
}

}  // namespace app::windows
