#include "app/exporting/Exporter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QPageSize>
#include <QPagedPaintDevice>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "app/diagrams/LadderWording.h"
#include "app/exporting/DiagramFactory.h"
#include "app/exporting/PdfText.h"
#include "model/base/Utf8.h"
#include "model/report/TextFormats.h"

namespace app::exporting {

namespace {

constexpr int kDpi = 96;               // a diagram's pixel is a CSS pixel
constexpr double kMostPoints = 14400;  // PDF 1.7, appendix C: a page is at most 200 inches
constexpr int kMostPixels = 32767;     // of a QImage painted on
constexpr double kMostMegapixels = 160;
constexpr int kPngScale = 2;  // sharp on a projector and in print

QByteArray svg(const diagrams::Diagram& diagram) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = diagram.size();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kDpi);
    generator.setSize({static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))});
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(QStringLiteral("Sockstage"));
    generator.setDescription(QStringLiteral("Sockstage"));
    QPainter painter(&generator);
    diagram.paint(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    // Not every version of QSvgGenerator escapes its title, and names in it come from files of anybody's.
    const QString title = QStringLiteral("<title>%1</title>\n").arg(diagram.title().toHtmlEscaped());
    bytes.replace("<title>Sockstage</title>\n", title.toUtf8());
    return QByteArray::fromStdString(model::withoutControls(bytes.toStdString()));
}

// page: what a page takes of the diagram's height.
void paintPages(const diagrams::Diagram& diagram, QPainter& painter, QPagedPaintDevice& device, double page,
                const Progress& progress) {
    const QSizeF size = diagram.size();
    for (double top = 0; top < size.height(); top += page) {
        if (progress && !progress(top / size.height()))
            break;
        if (top > 0)
            device.newPage();
        painter.save();
        painter.translate(0, -top);
        diagram.paint(painter, QRectF(0, top, size.width(), std::min(page, size.height() - top)));
        painter.restore();
    }
}

// One page of the diagram's own size; a very long one goes on over several.
QByteArray pdf(const diagrams::Diagram& diagram, const Progress& progress) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = diagram.size();
    const double points = 72.0 / kDpi;
    const double page = std::min(size.height(), std::floor(kMostPoints / points));
    QPdfWriter writer(&buffer);
    writer.setResolution(kDpi);
    writer.setTitle(diagram.title());
    writer.setCreator(QStringLiteral("Sockstage"));
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(
        QPageSize(QSizeF(size.width() * points, page * points), QPageSize::Point, QString(), QPageSize::ExactMatch));
    QPainter painter(&writer);
    paintPages(diagram, painter, writer, page, progress);
    painter.end();
    return withOrdinaryCharacters(bytes);
}

QImage picture(const diagrams::Diagram& diagram, QString& error) {
    const QSizeF size = diagram.size();
    int scale = kPngScale;
    auto fits = [&](int s) {
        return size.width() * s < kMostPixels && size.height() * s < kMostPixels &&
               size.width() * size.height() * s * s < kMostMegapixels * 1e6;
    };
    if (!fits(scale))
        scale = 1;
    if (!fits(scale)) {
        error = QCoreApplication::translate(
                    "Exporter", "The picture would be %1 × %2 pixels, too large for PNG: export it as SVG or PDF.")
                    .arg(std::ceil(size.width()))
                    .arg(std::ceil(size.height()));
        return {};
    }
    QImage image((size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setText(QStringLiteral("Title"), diagram.title());
    image.setText(QStringLiteral("Software"), QStringLiteral("Sockstage"));
    QPainter painter(&image);
    painter.scale(scale, scale);
    diagram.paint(painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return image;
}

QByteArray png(const diagrams::Diagram& diagram, QString& error) {
    const QImage image = picture(diagram, error);
    QByteArray bytes;
    if (image.isNull())
        return bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

QStringList suffixes() {
    return {QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png")};
}

std::optional<Format> formatOf(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("svg"))
        return Format::Svg;
    if (suffix == QLatin1String("pdf"))
        return Format::Pdf;
    if (suffix == QLatin1String("png"))
        return Format::Png;
    return std::nullopt;
}

QStringList suffixesOf(const QString& view) {
    QStringList all = viewFromName(view) ? suffixes() : QStringList();
    for (const model::report::TextFormat& format : model::report::textFormats())
        if (view == QLatin1String(format.view.data(), static_cast<int>(format.view.size())))
            all << QLatin1String(format.suffix.data(), static_cast<int>(format.suffix.size()));
    return all;
}

QStringList textViews() {
    QStringList all;
    for (const model::report::TextFormat& format : model::report::textFormats()) {
        const QString view = QString::fromUtf8(format.view.data(), static_cast<qsizetype>(format.view.size()));
        if (!viewFromName(view) && !all.contains(view))
            all << view;
    }
    return all;
}

std::optional<QByteArray> renderedText(const QString& view, const QString& path,
                                       const diagrams::DiagramInputs& inputs) {
    const std::string suffix = QFileInfo(path).suffix().toLower().toStdString();
    const model::report::TextFormat* format = model::report::textFormat(view.toStdString(), suffix);
    if (!format)
        return std::nullopt;
    const auto symbols = diagrams::symbolsOf(inputs);
    const diagrams::LadderWording words(inputs);
    model::layout::LadderInputs in;
    in.trace = inputs.trace;
    in.scene = inputs.scene;
    in.scenario = inputs.scenario;
    in.symbols = symbols.get();
    in.words = &words;
    in.numbers = inputs.labels.numbers;
    in.connection = inputs.connection;
    const std::string title = inputs.scenario ? inputs.scenario->title.in(theme::language()) : std::string();
    return QByteArray::fromStdString(format->write({in, title}));
}

QByteArray rendered(const diagrams::Diagram& diagram, Format format, QString& error, const Progress& progress) {
    error.clear();
    switch (format) {
        case Format::Svg:
            return svg(diagram);
        case Format::Pdf:
            return pdf(diagram, progress);
        case Format::Png:
            return png(diagram, error);
    }
    return {};
}

bool exportDiagram(const diagrams::Diagram& diagram, const QString& path, QString& error, const Progress& progress) {
    const auto format = formatOf(path);
    if (!format) {
        error = QCoreApplication::translate("Exporter", "%1: unknown kind of file; the name must end in .%2.")
                    .arg(path, suffixes().join(QStringLiteral(", .")));
        return false;
    }
    const QByteArray bytes = rendered(diagram, *format, error, progress);
    if (progress && !progress(1))
        return false;
    if (bytes.isEmpty()) {
        error = path + QStringLiteral(": ") +
                (error.isEmpty() ? QCoreApplication::translate("Exporter", "the diagram could not be drawn.") : error);
        return false;
    }
    return writeExport(bytes, path, error, progress);
}

bool writeExport(const QByteArray& bytes, const QString& path, QString& error, const Progress& progress) {
    const auto wanted = [&] { return !progress || progress(1); };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || (wanted() && !file.commit())) {
        error = QCoreApplication::translate("Exporter", "%1 cannot be written: %2. Choose another folder or name.")
                    .arg(path, file.errorString());
        return false;
    }
    return true;
}

void print(const diagrams::Diagram& diagram, QPagedPaintDevice& device, int dpi) {
    QPainter painter(&device);
    const QSizeF paper(device.width(), device.height());
    // Never larger than on the screen: a short picture is no poster.
    const double scale = std::min(paper.width() / diagram.size().width(), static_cast<double>(dpi) / kDpi);
    painter.scale(scale, scale);
    paintPages(diagram, painter, device, paper.height() / scale, {});
}

Copies copiesOf(const diagrams::Diagram& diagram, const Progress& progress) {
    const auto goOn = [&](double share) { return !progress || progress(share); };
    Copies copies;
    QString error;
    if (goOn(0))
        copies.svg = svg(diagram);
    if (goOn(1 / 3.0))
        copies.pdf = pdf(diagram, [&](double share) { return goOn((1 + share) / 3); });
    if (goOn(2 / 3.0))
        copies.picture = picture(diagram, error);
    return copies;
}

QMimeData* mimeOf(const Copies& copies) {
    auto* mime = new QMimeData;
    mime->setData(QStringLiteral("image/svg+xml"), copies.svg);
    mime->setData(QStringLiteral("application/pdf"), copies.pdf);
    if (!copies.picture.isNull())
        mime->setImageData(copies.picture);
    return mime;
}

}  // namespace app::exporting
