// Predict mode: the question is the largest text, each answer gets its verdict, what was skipped is not wrong, hands
// are counted, and the code pane gives nothing away.
#include <QLineEdit>

#include "app/panels/CodePane.h"
#include "app/panels/StepWords.h"
#include "app/panels/Words.h"
#include "tests/gui/windows/WindowFixture.h"

namespace tests::gui {
namespace {

class Predict : public WindowFixture {
protected:
    app::panels::QuestionSheet* sheet = nullptr;

    void SetUp() override {
        WindowFixture::SetUp();
        sheet = window.narration()->question();
    }
    // Shows a demo before its first step with so many questions.
    const model::scenario::Step& beforeQuestions(const char* demo, std::size_t count) {
        showRecorded(demo, -1);
        const auto& steps = stage.scenario()->steps;
        const auto found =
            std::ranges::find_if(steps, [&](const auto& step) { return step.questions.size() == count; });
        EXPECT_NE(found, steps.end());
        stage.seekStep(static_cast<int>(found - steps.begin()) - 1);
        window.lesson().setPredicting(true);
        window.refresh();
        return *found;
    }
    [[nodiscard]] static int largestText(const QWidget& widget) {
        int largest = 0;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty())
                largest = std::max(largest, label->fontInfo().pixelSize());
        return largest;
    }
};

TEST_F(Predict, TheQuestionIsTheLargestText) {
    beforeQuestions("three-way-handshake", 1);
    key(Qt::Key_Space);
    ASSERT_TRUE(sheet->asking());
    const auto* words = sheet->findChild<QLabel*>(QStringLiteral("questionWords"));
    EXPECT_EQ(words->fontInfo().pixelSize(), largestText(window));
    window.resize(1920, 1080);
    window.presentation().begin(app::windows::Presentation::Start::FromHere);
    window.refresh();
    EXPECT_GE(words->fontInfo().pixelSize(), 72);
    EXPECT_EQ(words->fontInfo().pixelSize(), largestText(window));
    window.presentation().end();
}

TEST_F(Predict, EachAnswerGetsItsVerdict) {
    const auto& step = beforeQuestions("three-way-handshake", 2);
    const std::size_t wrong = step.questions[0].answer == 0 ? 1 : 0;
    key(Qt::Key_Space);
    sheet->choices()[wrong]->click();
    sheet->choices()[step.questions[1].answer]->click();
    window.refresh();
    ASSERT_TRUE(sheet->revealed());
    const QString told = sheet->text();
    using app::panels::plainNarration;
    const auto at = [&](const std::string& words) { return told.indexOf(plainNarration(words).toHtmlEscaped()); };
    for (const auto& question : step.questions)
        EXPECT_GE(at(question.choices[question.answer].en), 0) << told.toStdString();
    EXPECT_EQ(told.count("✗"), 1) << told.toStdString();
    EXPECT_EQ(told.count("✓"), 1) << told.toStdString();
    // What was picked, then the kernel's answer, then the reason.
    const auto picked = told.indexOf("Picked: "), kernel = told.indexOf("The kernel's answer: ");
    EXPECT_GE(picked, 0);
    EXPECT_LT(picked, kernel);
    EXPECT_LT(kernel, told.indexOf(plainNarration(step.why.en).left(12)));
    EXPECT_TRUE(told.contains("Score: 1 of 2.")) << told.toStdString();
}

TEST_F(Predict, WhatIsSkippedIsNotWrong) {
    beforeQuestions("three-way-handshake", 1);
    key(Qt::Key_Space);
    ASSERT_TRUE(sheet->asking());
    key(Qt::Key_Space);
    window.refresh();
    ASSERT_TRUE(sheet->revealed());
    EXPECT_EQ(window.lesson().prediction().asked(), 0);
    EXPECT_FALSE(sheet->text().contains("✗"));
    EXPECT_FALSE(sheet->text().contains("Score")) << sheet->text().toStdString();
    EXPECT_TRUE(sheet->text().contains("Nobody answered."));
}

TEST_F(Predict, HandsAreCountedAndThenTheKernelDecides) {
    const auto& step = beforeQuestions("three-way-handshake", 1);
    const int before = stage.step();
    key(Qt::Key_Space);
    key(Qt::Key_H);
    const auto fields = sheet->fields();
    ASSERT_EQ(fields.size(), step.questions[0].choices.size());
    for (const char* count : {"4", "17", "2"}) {
        if (window.focusWidget() == &window)
            break;
        QTest::keyClicks(window.focusWidget(), count);
        key(Qt::Key_Return);
    }
    EXPECT_EQ(sheet->hands()[1], 17);
    EXPECT_EQ(stage.step(), before) << "nobody has decided yet";
    key(Qt::Key_Space);
    window.refresh();
    EXPECT_EQ(stage.step(), before + 1);
    ASSERT_TRUE(sheet->revealed());
    EXPECT_TRUE(sheet->text().contains("Most hands, 17 of ")) << sheet->text().toStdString();
    key(Qt::Key_Space);
    EXPECT_FALSE(sheet->revealed());
}

TEST_F(Predict, TheCodeGivesNothingAway) {
    showRecorded("three-way-handshake", 2);
    const auto ahead = [&] {
        const auto& lines = window.card("client")->content().code;
        return std::ranges::count_if(
            lines, [](const auto& line) { return line.phase == app::panels::CodeLine::Phase::Ahead; });
    };
    EXPECT_GT(ahead(), 0);
    window.lesson().setPredicting(true);
    window.refresh();
    EXPECT_EQ(ahead(), 0);
}

TEST_F(Predict, AnUnclosedMarkIsTextAndBoldsNothing) {
    using app::panels::narrationHtml;
    using app::panels::plainNarration;
    EXPECT_EQ(narrationHtml("a **b** c", Qt::red), "a <b style=\"color:#ff0000\">b</b> c");
    EXPECT_EQ(narrationHtml("a **b c", Qt::red), "a **b c");
    EXPECT_EQ(plainNarration("a **b** c **d"), "a b c **d");
}

TEST_F(Predict, ReadingTakesItsTime) {
    EXPECT_EQ(app::panels::readingMs("Two words."), 4000);
    EXPECT_EQ(app::panels::readingMs(QString("word ").repeated(20)), 7000);
    EXPECT_EQ(app::panels::readingMs(QString("字").repeated(50)), 8750);
}

}  // namespace
}  // namespace tests::gui
