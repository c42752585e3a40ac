#include "app/panels/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace app::panels {

namespace {

QByteArray drawing(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Draws at any size, so that every screen scale is sharp.
class SvgEngine : public QIconEngine {
public:
    SvgEngine(QString name, QColor color, QColor disabled)
        : m_name(std::move(name)), m_color(std::move(color)), m_disabled(std::move(disabled)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QColor color = mode == QIcon::Disabled && m_disabled.isValid() ? m_disabled : m_color;
        QSvgRenderer renderer(drawing(m_name).replace("#000000", color.name().toLatin1()));
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new SvgEngine(*this); }
    bool isNull() override { return false; }

private:
    QString m_name;
    QColor m_color, m_disabled;
};

}  // namespace

QIcon icon(const QString& name, const QColor& color, const QColor& disabled) {
    return QIcon(new SvgEngine(name, color, disabled));
}

}  // namespace app::panels
