// In front of a class no text of a panel is smaller than the stage's smallest, in every demo, page and language.
// SOCKSTAGE_PICTURES=FOLDER keeps a picture of all that is measured.
#include <QDir>
#include <cmath>
#include <map>
#include <sstream>

#include "model/layout/Projection.h"
#include "tests/gui/diagrams/Recording.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

struct Screen {
    const char* language;
    QSize size;
};

class Legible : public WindowFixture, public ::testing::WithParamInterface<Screen> {
protected:
    struct Smallest {
        double pixels = 1e9;
        std::string text, where;
    };
    std::map<std::string, Smallest> m_smallest;  // of each part of the window

    // The page, card or strip that a text stands in.
    [[nodiscard]] std::string partAt(const QRectF& box) const {
        const QPoint at = box.intersected(window.rect()).center().toPoint();
        for (const QWidget* widget = window.childAt(at); widget; widget = widget->parentWidget()) {
            if (qobject_cast<const app::panels::Panel*>(widget))
                return window.dock()->current().toStdString();
            const std::string name = widget->metaObject()->className();
            if (name.rfind("app::", 0) == 0 && name != "app::panels::DiagramView" && name != "app::panels::FittedLabel")
                return name.substr(name.rfind(':') + 1);
        }
        return "window";
    }

    // where: also the name of the picture.
    void measure(const std::string& where) {
        for (int turn = 0; turn < 4; ++turn)  // layouts settle in several turns
            QCoreApplication::processEvents();
        ASSERT_EQ(window.size(), GetParam().size);
        const Recording shown = Recording::of(window);
        if (const QString folder = qEnvironmentVariable("SOCKSTAGE_PICTURES"); !folder.isEmpty()) {
            QDir().mkpath(folder);
            const QString name = QStringLiteral("%1/%2, %3, %4.png")
                                     .arg(folder, QString::fromStdString(where))
                                     .arg(window.height())
                                     .arg(GetParam().language);
            EXPECT_TRUE(window.grab().save(name)) << name.toStdString();
        }
        ASSERT_FALSE(shown.texts.empty());
        for (const DrawnText& text : shown.texts) {
            if (text.text.trimmed().isEmpty())
                continue;
            const std::string part = partAt(text.box);
            Smallest& smallest = m_smallest[part];
            if (text.pixels < smallest.pixels)
                smallest = {text.pixels, text.text.toStdString(), where};
        }
    }
};

TEST_P(Legible, EveryPageIsAsLargeAsTheStage) {
    const auto [language, size] = GetParam();
    window.appearance().setLanguage(QString::fromLatin1(language));
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    // The screen of the platform is a small one: first it has its way.
    ASSERT_TRUE(waitFor([&] { return window.size() != QSize(1440, 900); }) && waitFor([&] {
                    window.resize(size);
                    QCoreApplication::processEvents();
                    return window.size() == size;
                }));
    for (const QString& demo : app::session::builtInDemos()) {
        showRecorded(qPrintable(demo), 0);
        ASSERT_FALSE(HasFatalFailure());
        stage.seekStep(stage.stepCount() - 1);
        window.refresh();
        for (const QString& page : window.dock()->keys()) {
            ASSERT_TRUE(window.showPanel(page));
            measure(demo.toStdString() + ", page " + page.toStdString());
        }
    }
    using model::layout::Projection;
    const double least =
        std::floor(Projection::pixels(Projection::kSmall, {double(size.width()), double(size.height())}));
    std::ostringstream told;
    bool legible = true;
    for (const auto& [part, smallest] : m_smallest) {
        legible = legible && smallest.pixels >= least - 0.01;
        told << "\n"
             << part << ": " << smallest.pixels << " of " << least << " pixels, \"" << smallest.text << "\" in "
             << smallest.where;
    }
    EXPECT_TRUE(legible) << "the smallest text of each part:" << told.str();
    EXPECT_TRUE(m_smallest.count("layers") && m_smallest.count("kernel")) << "the pages were not seen:" << told.str();
}

INSTANTIATE_TEST_SUITE_P(Screens, Legible,
                         ::testing::Values(Screen{"en", {1920, 1080}}, Screen{"zh_CN", {1920, 1080}},
                                           Screen{"en", {1280, 720}}, Screen{"zh_CN", {1280, 720}},
                                           Screen{"en", {1024, 768}}),
                         [](const auto& screen) {
                             return std::string(screen.param.language) + "_" +
                                    std::to_string(screen.param.size.height());
                         });

}  // namespace
}  // namespace tests::gui
