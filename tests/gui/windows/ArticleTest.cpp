// The whole article as one lesson, presented by clicker keys, in both languages. SOCKSTAGE_PICTURES=FOLDER keeps a
// picture of every step, to be looked at.
#include <QDir>
#include <QLabel>
#include <QSet>

#include "app/theme/Theme.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

class Article : public WindowFixture, public ::testing::WithParamInterface<const char*> {
protected:
    QString m_folder = qEnvironmentVariable("SOCKSTAGE_PICTURES");

    void keepPicture(const QString& demo, int step) {
        if (m_folder.isEmpty())
            return;
        QDir().mkpath(m_folder);
        window.finishAnimations();
        QTest::qWait(60);  // layouts settle in several turns
        const QString name = QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(m_folder, demo)
                                 .arg(step + 1, 2, 10, QLatin1Char('0'))
                                 .arg(GetParam());
        EXPECT_TRUE(window.grab().save(name)) << name.toStdString();
    }

    [[nodiscard]] const QLabel* notice() const {
        const auto* label = window.findChild<QLabel*>(QStringLiteral("notice"));
        return label->text().isEmpty() ? nullptr : label;
    }

    // The words on the strip are there, whole, and in the language asked for.
    void checkWords() {
        const QString words = window.narration()->text();
        EXPECT_FALSE(words.isEmpty()) << "no narration in step " << stage.step();
        if (QLatin1String(GetParam()) == QLatin1String("zh_CN")) {
            EXPECT_TRUE(app::theme::hasHan(words)) << words.toStdString();
        } else {
            EXPECT_FALSE(app::theme::hasHan(words)) << words.toStdString();
        }
    }
};

TEST_P(Article, ByClickerKeys) {
    window.resize(1920, 1080);
    window.appearance().setLanguage(QString::fromLatin1(GetParam()));
    stage.openDemo(QString::fromLatin1(app::session::kLesson));
    ASSERT_EQ(app::session::waitForOpening(stage).fault, app::session::Opened::Fault::None);
    if (!stage.live()) {
        ASSERT_FALSE(qEnvironmentVariableIsSet("CI")) << "the demos must run on the real kernel";
        GTEST_SKIP() << "the demos do not run on the real kernel here";
    }
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    QStringList demos;
    for (const QString& expected : app::session::lessonDemos()) {
        ASSERT_TRUE(waitFor([&] {
            return stage.scenario() && QString::fromStdString(stage.scenario()->id) == expected && !stage.busy();
        })) << "the lesson does not lead to "
            << expected.toStdString();
        for (int step = 0; step < stage.stepCount(); ++step) {
            key(Qt::Key_PageDown);
            ASSERT_TRUE(stage.nextStep() > step || stage.busy()) << "the key was swallowed: " << whatStands(step);
            waitForStep(step);
            ASSERT_FALSE(HasFailure());
            checkWords();
            EXPECT_FALSE(notice()) << "a notice covers " << expected.toStdString() << ": "
                                   << notice()->text().toStdString();
            keepPicture(expected, step);
        }
        EXPECT_EQ(stage.disagreements(), 0u) << expected.toStdString();
        demos.append(expected);
        if (expected == app::session::lessonDemos().last())
            break;
        // The first key offers the next demo, the second takes it.
        key(Qt::Key_PageDown);
        ASSERT_TRUE(notice()) << "the demo after " << expected.toStdString() << " is not offered";
        EXPECT_GT(notice()->height(), notice()->fontMetrics().height()) << "the offer cannot be read";
        key(Qt::Key_PageDown);
    }
    EXPECT_EQ(demos.size(), 10);
    EXPECT_TRUE(window.presentation().running());
}

INSTANTIATE_TEST_SUITE_P(Languages, Article, ::testing::Values("en", "zh_CN"),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace tests::gui
