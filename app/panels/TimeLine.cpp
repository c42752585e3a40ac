#include "app/panels/TimeLine.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

using model::layout::StepKind;

namespace {

// On the strip, which is dark in every theme.
QColor inkOf(StepKind kind, const StripColors& colors) {
    switch (kind) {
        case StepKind::Wait:
        case StepKind::Call:
            return colors.secondary;
        case StepKind::Ack:
        case StepKind::Syn:
            return {0x6B, 0xB8, 0xF0};
        case StepKind::Data:
            return {0x4C, 0xC7, 0x9B};
        case StepKind::Fin:
            return {0xD4, 0xA0, 0xE0};
        case StepKind::Rst:
            return {0xFF, 0x8A, 0x80};
    }
    return colors.secondary;
}

QString wordOf(StepKind kind) {
    switch (kind) {
        case StepKind::Wait:
            return {};
        case StepKind::Call:
            return TimeLine::tr("call");
        case StepKind::Ack:
            return QStringLiteral("ACK");
        case StepKind::Data:
            return TimeLine::tr("data");
        case StepKind::Syn:
            return QStringLiteral("SYN");
        case StepKind::Fin:
            return QStringLiteral("FIN");
        case StepKind::Rst:
            return QStringLiteral("RST");
    }
    return {};
}

}  // namespace

TimeLine::TimeLine(QWidget* parent) : QSlider(Qt::Horizontal, parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time line"));
    // What a screen reader or a test sets as a value is wanted of the stage like a drag.
    connect(this, &QAbstractSlider::actionTriggered, this,
            [this] { emit positionWanted(static_cast<std::size_t>(sliderPosition())); });
}

void TimeLine::setPlaces(std::size_t position, std::size_t end, const std::vector<std::size_t>& stepPositions,
                         const QStringList& stepNames) {
    m_position = position;
    m_end = end;
    m_steps = stepPositions;
    m_names = stepNames;
    const QSignalBlocker quiet(this);
    setRange(0, static_cast<int>(std::min<std::size_t>(end, 0x7fffffff)));
    setValue(static_cast<int>(std::min<std::size_t>(position, 0x7fffffff)));
    setSpoken(this, tr("Time line"),
              m_names.isEmpty() ? QString() : tr("step %1 of %2").arg(stepAt() + 1).arg(m_names.size()));
    update();
}

void TimeLine::setMarks(const std::vector<model::layout::StepMark>& marks) {
    m_marks = marks;
    update();
}

void TimeLine::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    updateGeometry();
    update();
}

QSize TimeLine::sizeHint() const {
    return {240, static_cast<int>(m_theme.b * 1.6)};
}
QSize TimeLine::minimumSizeHint() const {
    return {80, static_cast<int>(m_theme.b * 1.6)};
}

double TimeLine::units() const {
    return m_names.isEmpty() ? std::max<double>(1, static_cast<double>(m_end)) : static_cast<double>(m_names.size());
}

double TimeLine::unitOf(std::size_t position) const {
    if (m_names.isEmpty())
        return static_cast<double>(position);
    std::size_t before = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (position <= m_steps[i])
            return static_cast<double>(i) + (m_steps[i] > before ? static_cast<double>(position - before) /
                                                                       static_cast<double>(m_steps[i] - before)
                                                                 : 1.0);
        before = m_steps[i];
    }
    // After the last step that is done: under way, or the end of the session.
    const double more = static_cast<double>(position - before);
    return std::min(units(), static_cast<double>(m_steps.size()) + 0.8 * more / (more + 12));
}

double TimeLine::xOf(std::size_t position) const {
    return left() + length() * unitOf(position) / units();
}

std::size_t TimeLine::positionAt(double x) const {
    const double unit = std::clamp((x - left()) / length(), 0.0, 1.0) * units();
    if (m_names.isEmpty())
        return static_cast<std::size_t>(std::lround(unit));
    const auto step = static_cast<std::size_t>(unit);
    if (step >= m_steps.size())
        return m_end;
    const std::size_t before = step == 0 ? 0 : m_steps[step - 1];
    return before + static_cast<std::size_t>(
                        std::lround((unit - static_cast<double>(step)) * static_cast<double>(m_steps[step] - before)));
}

int TimeLine::stepAt() const {
    int step = -1;
    while (step + 1 < static_cast<int>(m_steps.size()) && m_steps[static_cast<std::size_t>(step + 1)] <= m_position)
        ++step;
    return step;
}

void TimeLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StripColors colors = stripColors(m_theme);
    const double y = height() / 2.0, here = xOf(m_position), played = xOf(m_end);
    const auto bar = [&](double to, const QColor& color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(left(), y), QPointF(to, y));
    };
    bar(left() + length(), colors.line, 4);
    bar(played, colors.secondary, 4);
    bar(here, colors.accent, 4);
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        paintStep(painter, static_cast<std::size_t>(i), {left() + length() * static_cast<double>(i + 1) / units(), y});
    }
    painter.setPen(QPen(colors.accent, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(here, y), 8.5, 8.5);
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

// Hollow: to come. Each kind has its shape besides its colour; those not passed yet are outlines.
void TimeLine::paintStep(QPainter& painter, std::size_t step, QPointF centre) const {
    const StripColors colors = stripColors(m_theme);
    const bool done = step < m_steps.size(), passed = done && m_steps[step] <= m_position;
    const StepKind kind = step < m_marks.size() ? m_marks[step].kind : StepKind::Wait;
    const QColor ink = done ? inkOf(kind, colors) : colors.secondary;
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(passed ? ink : colors.background);
    constexpr double r = 6;
    const auto shape = [&](std::initializer_list<QPointF> points) {
        QPolygonF polygon;
        for (const QPointF& point : points)
            polygon << centre + point * r;
        painter.drawPolygon(polygon);
    };
    switch (done ? kind : StepKind::Wait) {
        case StepKind::Wait:
            painter.drawEllipse(centre, 3.5, 3.5);
            break;
        case StepKind::Call:
            painter.drawRect(QRectF(centre.x() - 3, centre.y() - 5, 6, 10));
            break;
        case StepKind::Ack:
            painter.drawEllipse(centre, 4.5, 4.5);
            break;
        case StepKind::Data:
            shape({{0, -1}, {1, 0}, {0, 1}, {-1, 0}});
            break;
        case StepKind::Syn:
            shape({{-0.9, -1}, {1, 0}, {-0.9, 1}});
            break;
        case StepKind::Fin:
            shape({{-1, -0.8}, {1, -0.8}, {0, 1}});
            break;
        case StepKind::Rst:
            painter.setPen(QPen(ink, 3));
            painter.drawLine(centre + QPointF(-r, -r) * 0.8, centre + QPointF(r, r) * 0.8);
            painter.drawLine(centre + QPointF(-r, r) * 0.8, centre + QPointF(r, -r) * 0.8);
            break;
    }
}

void TimeLine::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    emit positionWanted(positionAt(event->position().x()));
}

void TimeLine::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        emit positionWanted(positionAt(event->position().x()));
}

void TimeLine::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}
void TimeLine::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void TimeLine::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
            emit stepWanted(std::max(-1, stepAt() - 1));
            return;
        case Qt::Key_Right:
        case Qt::Key_Up:
            emit stepWanted(stepAt() + 1);
            return;
        case Qt::Key_Home:
            emit positionWanted(0);
            return;
        case Qt::Key_End:
            emit positionWanted(m_end);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

int TimeLine::stepNear(double x) const {
    const int step = static_cast<int>(std::lround((x - left()) / length() * units())) - 1;
    return step < m_names.size() ? std::max(-1, step) : -1;
}

QString TimeLine::hint(int step) const {
    const auto index = static_cast<std::size_t>(step);
    const QString kind = index < m_marks.size() ? wordOf(m_marks[index].kind) : QString();
    const QString number = QString::number(step + 1);
    return tr("step %1: %2").arg(kind.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(number, kind), m_names[step]);
}

bool TimeLine::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Time line"));
    return QSlider::event(event);
}

}  // namespace app::panels
