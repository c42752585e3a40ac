// Every view in every format, read back by other programs: rsvg-convert, pdftotext, pdftoppm.
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <memory>

#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"
#include "tests/support/Programs.h"

namespace {

using namespace app;
using exporting::View;
using tests::gui::Recording;
using tests::gui::SampleInputs;

QString outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        ADD_FAILURE() << program.toStdString() << ": " << process.readAllStandardError().toStdString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

// Spaces are a matter of layout: compare what was set, not how it was broken.
QString squeezed(QString text) {
    text.remove(QChar(0x2009));
    return text.simplified().remove(' ');
}

struct Exporting : testing::TestWithParam<const char*> {
    SampleInputs inputs;
    QTemporaryDir folder;
    std::unique_ptr<diagrams::Diagram> diagram =
        exporting::makeDiagram(*exporting::viewFromName(QString(GetParam())), inputs.at());

    QString written(const char* suffix) {
        const QString path = folder.filePath(QString("%1.%2").arg(GetParam(), suffix));
        QString error;
        EXPECT_TRUE(exporting::exportDiagram(*diagram, path, error)) << error.toStdString();
        return path;
    }
    void expectEveryLabel(const QString& text) {
        const QString all = squeezed(text);
        for (const auto& label : Recording::of(*diagram).texts) {
            if (label.text.size() > 1) {
                EXPECT_TRUE(all.contains(squeezed(label.text))) << label.text.toStdString() << " is not to be found";
            }
        }
    }
};

TEST_P(Exporting, PdfHasEveryLabel) {
    SOCKSTAGE_NEEDS_PROGRAM("pdftotext");
    const QString path = written("pdf");
    // In the order it was drawn: labels that stand side by side are not mixed.
    expectEveryLabel(outputOf("pdftotext", {"-raw", path, "-"}));
    EXPECT_TRUE(outputOf("pdfinfo", {path}).contains(diagram->title()));
    outputOf("pdftoppm", {"-r", "40", "-png", path, folder.filePath("page")});
    EXPECT_FALSE(QImage(folder.filePath("page-1.png")).isNull());
}

TEST_P(Exporting, SvgHasEveryLabelAndIsDrawnByOthers) {
    const QString path = written("svg");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString source = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(source.contains("<title>" + diagram->title().toHtmlEscaped() + "</title>"));
    SOCKSTAGE_NEEDS_PROGRAM("rsvg-convert");
    SOCKSTAGE_NEEDS_PROGRAM("pdftotext");
    const QString pdf = folder.filePath("svg.pdf");
    outputOf("rsvg-convert", {"-f", "pdf", "-o", pdf, path});
    expectEveryLabel(outputOf("pdftotext", {"-raw", pdf, "-"}));
}

TEST_P(Exporting, PngIsTwiceTheSize) {
    const QImage image(written("png"));
    EXPECT_EQ(image.size(), (diagram->size() * 2).toSize());
    EXPECT_EQ(image.text("Title"), diagram->title());
}

INSTANTIATE_TEST_SUITE_P(Views, Exporting,
                         testing::Values("ladder", "states", "table", "segment", "layers", "calls", "chart"),
                         [](const auto& view) { return std::string(view.param); });

TEST(Exporter, SaysWhatIsWrong) {
    SampleInputs inputs;
    const auto diagram = exporting::makeDiagram(View::Table, inputs.at());
    QString error;
    EXPECT_FALSE(exporting::exportDiagram(*diagram, "/nowhere/at/all/x.svg", error));
    EXPECT_TRUE(error.contains("/nowhere/at/all/x.svg")) << error.toStdString();
    QTemporaryDir folder;
    EXPECT_FALSE(exporting::exportDiagram(*diagram, folder.filePath("x.docx"), error));
    EXPECT_TRUE(error.contains(".svg")) << error.toStdString();
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

// A name from a file of anybody's.
struct Hostile : diagrams::Diagram {
    QString name = QString::fromUtf8("A & B</title><script>alert(1)</script>\x1b[2J\uffff");
    QSizeF size() const override { return {300, 40}; }
    void paint(QPainter& painter, const QRectF&) const override { painter.drawText(10, 20, name); }
    QString title() const override { return name; }
};

TEST(Exporter, NamesStayTextInSvg) {
    QString error;
    const QByteArray bytes = exporting::rendered(Hostile(), exporting::Format::Svg, error);
    QStringList elements, titles;
    QXmlStreamReader xml(bytes);
    for (; !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        elements << xml.name().toString();
        if (elements.back() == QLatin1String("title"))
            titles << xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_FALSE(elements.contains("script"));
    ASSERT_EQ(titles.size(), 1);
    EXPECT_TRUE(titles[0].startsWith("A & B</title><script>")) << titles[0].toStdString();
}

TEST(Exporter, SpacesInPdfAreSpaces) {
    SOCKSTAGE_NEEDS_PROGRAM("pdftotext");
    SampleInputs inputs;
    QTemporaryDir folder;
    QString error;
    const QString path = folder.filePath("ladder.pdf");
    ASSERT_TRUE(exporting::exportDiagram(*exporting::makeDiagram(View::Ladder, inputs.at()), path, error));
    EXPECT_TRUE(outputOf("pdftotext", {path, "-"}).contains("seq = x+1, ack = y+1"));
}

TEST(Exporter, ClipboardHasVectorsAndAPicture) {
    SampleInputs inputs;
    const auto diagram = exporting::makeDiagram(View::States, inputs.at());
    const std::unique_ptr<QMimeData> mime(exporting::mimeOf(exporting::copiesOf(*diagram)));
    EXPECT_TRUE(mime->hasImage());
    EXPECT_TRUE(mime->data("image/svg+xml").contains("TIME-WAIT"));
    EXPECT_TRUE(mime->data("application/pdf").startsWith("%PDF"));
}

}  // namespace
