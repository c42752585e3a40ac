#include "app/windows/PaintedWindow.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPaintEvent>
#include <QScrollBar>
#include <cmath>

#include "app/panels/EndpointCard.h"
#include "model/base/Names.h"

namespace app::windows {

namespace {

using diagrams::PaintRecord;
using diagrams::TextRole;

class Engine : public QPaintEngine {
public:
    Engine(std::vector<PaintedText>& texts, const PaintRecord& record)
        : QPaintEngine(AllFeatures), m_texts(texts), m_record(record) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& now) override {
        if (now.state() & DirtyTransform)
            m_transform = now.transform();
        if (now.state() & DirtyBrush)
            m_opaque = now.brush().isOpaque();
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawLines(const QLineF*, int) override {}
    // What is painted over is not seen.
    void drawRects(const QRectF* rects, int count) override {
        for (int i = 0; m_opaque && i < count; ++i)
            cover(m_transform.mapRect(rects[i]));
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const QRectF line(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        const QPolygonF outline = m_transform.map(QPolygonF(line));
        const QRectF box = outline.boundingRect();
        if (const QRegion clip = systemClip(); !clip.isEmpty() && !clip.intersects(box.toAlignedRect()))
            return;
        if (item.text().trimmed().isEmpty())
            return;
        const double larger = std::hypot(m_transform.m21(), m_transform.m22());
        const double pixels = QFontInfo(item.font()).pixelSize() * larger;
        const double caps = QFontMetricsF(item.font()).capHeight() * larger;
        if (continues(line, at.y())) {
            PaintedText& whole = m_texts.back();
            whole.text += item.text();
            m_line |= line;
            whole.outline = m_transform.map(QPolygonF(m_line));
            whole.pixels = std::min(whole.pixels, pixels);
            whole.capHeight = std::min(whole.capHeight, caps);
        } else {
            m_texts.push_back({item.text(), m_record.role, outline, pixels, caps});
            m_line = line;
        }
        m_base = at.y();
        m_last = m_transform;
    }
    Type type() const override { return User; }

private:
    std::vector<PaintedText>& m_texts;
    const PaintRecord& m_record;
    QTransform m_transform, m_last;
    QRectF m_line;
    double m_base = 0;
    bool m_opaque = false;

    // A text in two scripts or two weights comes in pieces.
    [[nodiscard]] bool continues(const QRectF& line, double base) const {
        if (m_texts.empty() || m_texts.back().role != m_record.role || m_last != m_transform)
            return false;
        const bool label = m_record.role == TextRole::Label;  // its name is larger than its numbers
        return std::abs(m_line.right() - line.left()) < (label ? 2.5 : 0.6) &&
               std::abs(m_base - base) < (label ? 3 : 0.1);
    }
    void cover(const QRectF& area) {
        std::erase_if(m_texts, [&](const PaintedText& text) { return area.contains(text.box()); });
    }
};

class Device : public QPaintDevice {
public:
    Device(std::vector<PaintedText>& texts, const PaintRecord& record, QSize size)
        : m_engine(texts, record), m_size(size) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        constexpr int kDpi = 96, kDepth = 32;
        switch (metric) {
            case PdmWidth:
                return m_size.width();
            case PdmHeight:
                return m_size.height();
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return kDpi;
            case PdmDepth:
                return kDepth;
            case PdmDevicePixelRatio:
                return 1;
            default:
                return QPaintDevice::metric(metric);
        }
    }

private:
    mutable Engine m_engine;
    QSize m_size;
};

TextRole roleIn(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const QAbstractButton*>(widget))
            return TextRole::Button;
        const QString name = widget->objectName();
        if (name == QStringLiteral("narrationText"))
            return TextRole::Narration;
        if (name == QStringLiteral("whyText") || name == QStringLiteral("whyTitle"))
            return TextRole::Why;
        if (name == QStringLiteral("timeLabel") || name == QStringLiteral("stepLabel"))
            return TextRole::Time;
        if (widget->inherits("QAbstractItemView") || widget->inherits("QHeaderView"))
            return TextRole::Table;
        if (widget->inherits("app::panels::CodePane"))
            return TextRole::Code;
    }
    return TextRole::Other;
}

// Whose text it is, where the painter itself does not tell.
class Roles : public QObject {
public:
    explicit Roles(PaintRecord& record) : m_record(record) { qApp->installEventFilter(this); }
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Paint && object->isWidgetType())
            m_record.role = roleIn(static_cast<QWidget*>(object));
        return false;
    }

private:
    PaintRecord& m_record;
};

QJsonObject json(const QRectF& box) {
    return {{"x", box.x()}, {"y", box.y()}, {"w", box.width()}, {"h", box.height()}};
}

}  // namespace

PaintedWindow PaintedWindow::of(QWidget& window) {
    PaintedWindow out;
    PaintRecord record;
    const Roles roles(record);
    out.read(record, window.size(), [&](QPainter& painter) { window.render(&painter); });
    for (const QScrollBar* bar : window.findChildren<QScrollBar*>())
        out.scrollBars += bar->isVisibleTo(&window) && bar->maximum() > bar->minimum() ? 1 : 0;
    for (const auto* card : window.findChildren<panels::EndpointCard*>())
        if (card->isVisibleTo(&window))
            out.processes.push_back({card->accessibleName(), QRectF(card->mapTo(&window, QPoint(0, 0)), card->size())});
    return out;
}

PaintedWindow PaintedWindow::of(const diagrams::Diagram& diagram) {
    PaintedWindow out;
    PaintRecord record;
    out.read(record, diagram.size().toSize(),
             [&](QPainter& painter) { diagram.paint(painter, QRectF(QPointF(0, 0), diagram.size())); });
    return out;
}

void PaintedWindow::read(const PaintRecord& record, const QSize& whole, const std::function<void(QPainter&)>& paint) {
    size = whole;
    Device device(texts, record, size);
    QPainter painter(&device);
    paint(painter);
    painter.end();
    arrows = record.arrows;
    cards = record.cards;
    processes = record.processes;
}

double PaintedWindow::free(const PaintRecord::Arrow& arrow) const {
    constexpr int kPieces = 200;
    const QLineF line(arrow.from, arrow.to);
    const QRectF around = QRectF(arrow.from, arrow.to).normalized().adjusted(-1, -1, 1, 1);
    int covered = 0;
    for (int i = 0; i < kPieces; ++i) {
        const QPointF at = line.pointAt((i + 0.5) / kPieces);
        for (const PaintedText& text : texts)
            if (text.box().intersects(around) && text.outline.containsPoint(at, Qt::OddEvenFill)) {
                ++covered;
                break;
            }
    }
    return 1.0 - static_cast<double>(covered) / kPieces;
}

QByteArray PaintedWindow::json(double scale) const {
    QJsonArray told, ways, held, who;
    for (const PaintedText& text : texts) {
        QJsonObject each = windows::json(text.box());
        each["text"] = text.text;
        each["role"] =
            QString::fromUtf8(model::name(text.role).data(), static_cast<int>(model::name(text.role).size()));
        each["fontPx"] = text.pixels;
        each["capHeight"] = text.capHeight;
        told.append(each);
    }
    for (const auto& arrow : arrows)
        ways.append(QJsonObject{{"packet", static_cast<qint64>(arrow.packet.value)},
                                {"x1", arrow.from.x()},
                                {"y1", arrow.from.y()},
                                {"x2", arrow.to.x()},
                                {"y2", arrow.to.y()},
                                {"free", free(arrow)}});
    for (const auto& card : cards) {
        QJsonObject each = windows::json(card.area);
        each["packet"] = static_cast<qint64>(card.packet.value);
        QJsonArray buttons;
        for (const auto& button : card.buttons) {
            QJsonObject one = windows::json(button.area);
            one["text"] = button.text;
            buttons.append(one);
        }
        each["buttons"] = buttons;
        held.append(each);
    }
    for (const auto& process : processes) {
        QJsonObject each = windows::json(process.area);
        each["actor"] = process.actor;
        who.append(each);
    }
    const QJsonObject whole{{"size", QJsonArray{size.width(), size.height()}},
                            {"scale", scale},
                            {"scrollBars", scrollBars},
                            {"texts", told},
                            {"arrows", ways},
                            {"cards", held},
                            {"processes", who}};
    return QJsonDocument(whole).toJson();
}

}  // namespace app::windows
