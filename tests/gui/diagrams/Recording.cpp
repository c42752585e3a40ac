#include "tests/gui/diagrams/Recording.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QTransform>
#include <QWidget>
#include <cmath>

namespace tests::gui {

namespace {

class Engine : public QPaintEngine {
public:
    explicit Engine(Recording& out) : QPaintEngine(AllFeatures), m_out(out) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& now) override {
        if (now.state() & DirtyTransform)
            m_transform = now.transform();
        if (now.state() & DirtyPen)
            m_ink = now.pen().color();
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { ++m_out.strokes; }
    void drawPath(const QPainterPath&) override { ++m_out.strokes; }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { ++m_out.strokes; }
    void drawLines(const QLineF* lines, int count) override {
        m_out.strokes += static_cast<std::size_t>(count);
        for (int i = 0; i < count; ++i)
            m_out.lines.push_back(m_transform.map(lines[i]));
    }
    void drawRects(const QRectF*, int count) override { m_out.strokes += static_cast<std::size_t>(count); }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        const QRectF here = m_transform.mapRect(box);
        // What has been scrolled away, or lies behind another widget.
        if (const QRegion clip = systemClip(); !clip.isEmpty() && !clip.intersects(here.toAlignedRect()))
            return;
        const double base = m_transform.map(at).y();
        const double pixels = QFontInfo(item.font()).pixelSize() * std::hypot(m_transform.m21(), m_transform.m22());
        // A text in two scripts comes in pieces: they are one label.
        if (!m_out.texts.empty() && std::abs(m_out.texts.back().box.right() - here.left()) < 0.6 &&
            std::abs(m_base - base) < 0.1) {
            m_out.texts.back().text += item.text();
            m_out.texts.back().box |= here;
            m_out.texts.back().pixels = std::min(m_out.texts.back().pixels, pixels);
            return;
        }
        m_base = base;
        m_out.texts.push_back({item.text(), here, pixels, m_ink});
    }
    Type type() const override { return User; }

private:
    Recording& m_out;
    QTransform m_transform;
    QColor m_ink;
    double m_base = 0;
};

class Device : public QPaintDevice {
public:
    Device(Recording& out, QSize size) : m_engine(out), m_size(size) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth:
                return m_size.width();
            case PdmHeight:
                return m_size.height();
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return 96;
            case PdmDepth:
                return 32;
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

}  // namespace

Recording Recording::of(const app::diagrams::Diagram& diagram) {
    return of(diagram, QRectF(QPointF(0, 0), diagram.size()));
}

Recording Recording::of(const app::diagrams::Diagram& diagram, const QRectF& visible) {
    Recording out;
    Device device(out, diagram.size().toSize());
    QPainter painter(&device);
    diagram.paint(painter, visible);
    painter.end();
    return out;
}

Recording Recording::of(QWidget& widget) {
    Recording out;
    Device device(out, widget.size());
    QPainter painter(&device);
    widget.render(&painter);
    painter.end();
    return out;
}

std::optional<DrawnText> Recording::find(const QString& part) const {
    for (const DrawnText& text : texts) {
        if (text.text.contains(part))
            return text;
    }
    return std::nullopt;
}

std::size_t Recording::count(const QString& part) const {
    std::size_t n = 0;
    for (const DrawnText& text : texts)
        n += text.text.contains(part) ? 1 : 0;
    return n;
}

QString Recording::overlaps() const {
    QStringList out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            // Line boxes touch; letters do not: a fifth of the height may be shared.
            const double slack = std::min(texts[i].box.height(), texts[j].box.height()) * 0.2;
            const QRectF shared = texts[i].box.intersected(texts[j].box);
            if (shared.width() > 1 && shared.height() > slack)
                out += QStringLiteral("\"%1\" over \"%2\"").arg(texts[i].text, texts[j].text);
        }
    }
    return out.join('\n');
}

QString Recording::outside(const QRectF& area) const {
    QStringList out;
    for (const DrawnText& text : texts) {
        if (!area.adjusted(-0.5, -0.5, 0.5, 0.5).contains(text.box))
            out += text.text;
    }
    return out.join('\n');
}

QString Recording::elided() const {
    QStringList out;
    for (const DrawnText& text : texts) {
        if (text.text.size() > 1 && text.text.endsWith(QChar(0x2026)) &&
            text.text.at(text.text.size() - 2) != QLatin1Char(' '))
            out += text.text;
    }
    return out.join('\n');
}

QString Recording::dump() const {
    QString out;
    for (const DrawnText& text : texts)
        out += QStringLiteral("%1 %2 %3\n").arg(qRound(text.box.left())).arg(qRound(text.box.top())).arg(text.text);
    return out;
}

void picture(const app::diagrams::Diagram& diagram, const QString& name) {
    const QString folder = qEnvironmentVariable("SOCKSTAGE_PICTURES");
    if (folder.isEmpty())
        return;
    QImage image(diagram.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    diagram.paint(painter, QRectF(QPointF(0, 0), diagram.size()));
    painter.end();
    image.save(folder + "/" + name + ".png");
}

}  // namespace tests::gui
