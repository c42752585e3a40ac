// Every view in Simplified Chinese: labels apart, inside, in glyphs of a Chinese font, and found again in files.
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"
#include "app/windows/Translation.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/diagrams/SampleInputs.h"
#include "tests/support/Programs.h"
#include "tests/support/TraceScript.h"

namespace {

using namespace app::diagrams;
using namespace app::exporting;
using tests::gui::Recording;
using tests::gui::SampleInputs;

struct InChinese : testing::Test {
    SampleInputs inputs;
    app::windows::Translation translation;
    void SetUp() override {
        ASSERT_TRUE(translation.load(QStringLiteral(":/translations/sockstage_zh_CN.qm")));
        QCoreApplication::installTranslator(&translation);
    }
    void TearDown() override { QCoreApplication::removeTranslator(&translation); }
};
struct Chinese : InChinese, testing::WithParamInterface<const char*> {};

TEST_P(Chinese, LabelsAreApartInsideAndChinese) {
    const auto diagram = makeDiagram(*viewFromName(QString(GetParam())), inputs.at());
    tests::gui::picture(*diagram, QStringLiteral("zh-%1").arg(GetParam()));
    const Recording drawn = Recording::of(*diagram);
    EXPECT_EQ(drawn.overlaps().toStdString(), "");
    EXPECT_EQ(drawn.outside(QRectF(QPointF(0, 0), diagram->size())).toStdString(), "");
    EXPECT_TRUE(app::theme::hasHan(diagram->title())) << diagram->title().toStdString();
}

TEST_P(Chinese, LabelsAreFoundInFiles) {
    SOCKSTAGE_NEEDS_PROGRAM("rsvg-convert");
    SOCKSTAGE_NEEDS_PROGRAM("pdftotext");
    const auto diagram = makeDiagram(*viewFromName(QString(GetParam())), inputs.at());
    QTemporaryDir folder;
    QString error;
    const QString svg = folder.filePath("a.svg"), pdf = folder.filePath("a.pdf"), converted = folder.filePath("b.pdf");
    ASSERT_TRUE(app::exporting::exportDiagram(*diagram, svg, error) &&
                app::exporting::exportDiagram(*diagram, pdf, error))
        << error.toStdString();
    ASSERT_EQ(QProcess::execute("rsvg-convert", {"-f", "pdf", "-o", converted, svg}), 0);
    for (const QString& file : {pdf, converted}) {
        QProcess reader;
        reader.start("pdftotext", {"-raw", file, "-"});
        ASSERT_TRUE(reader.waitForFinished(30000));
        const QString text =
            QString::fromUtf8(reader.readAllStandardOutput()).simplified().remove(' ').remove(QChar(0x2009));
        for (const auto& label : Recording::of(*diagram).texts) {
            if (app::theme::hasHan(label.text)) {
                EXPECT_TRUE(text.contains(label.text.simplified().remove(' ')))
                    << label.text.toStdString() << " is not in " << file.toStdString() << " but "
                    << text.mid(text.indexOf(label.text.left(2)), 30).toStdString();
            }
        }
    }
    QFile source(svg);
    ASSERT_TRUE(source.open(QIODevice::ReadOnly));
    if (QString(GetParam()) != QLatin1String("states"))  // the RFC's own words stand on it
    {
        EXPECT_TRUE(source.readAll().contains("Noto Sans CJK SC")) << "other programs would pick Japanese glyphs";
    }
}

TEST_F(InChinese, LadderTellsWhatTheLabCouldNotDo) {
    tests::support::TraceScript script;
    script.actor("client", 4121);
    script.call("client", "fd = socket(AF_INET, SOCK_STREAM)", 3);
    script.add(model::trace::LabProblem{"keep", 2, model::Reason("packet %1 is not held", 7)});
    const auto scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
    DiagramInputs in = inputs.at();
    in.trace = &script.trace();
    in.scene = &scene;
    const auto ladder = makeDiagram(*viewFromName(QStringLiteral("ladder")), in);
    EXPECT_TRUE(Recording::of(*ladder).find(QStringLiteral("keep 失败（ENOENT）：报文 7 没有停住")))
        << Recording::of(*ladder).dump().toStdString();
}

INSTANTIATE_TEST_SUITE_P(Views, Chinese,
                         testing::Values("ladder", "states", "table", "segment", "layers", "calls", "chart"),
                         [](const auto& view) { return std::string(view.param); });

}  // namespace
