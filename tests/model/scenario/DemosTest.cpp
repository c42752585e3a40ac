// The built-in demos as texts: complete, in both languages, within the lengths that a classroom can read.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "model/scenario/Lesson.h"
#include "model/scenario/Scenario.h"

namespace {

using namespace model::scenario;

constexpr std::size_t kMostEnglishWords = 30;
constexpr double kMostChineseCharacters = 50;

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Scenario demo(std::string_view id) {
    auto parsed = parseScenario(contentOf(std::filesystem::path(SOCKSTAGE_SCENARIOS) / (std::string(id) + ".json")));
    EXPECT_TRUE(parsed.ok()) << id << ".json:" << parsed.error().line << ": " << parsed.error().reason.english();
    return parsed.ok() ? parsed.take() : Scenario{};
}

std::string withoutMarks(std::string text) {
    for (std::size_t at = 0; (at = text.find("**")) != std::string::npos;)
        text.erase(at, 2);
    return text;
}

std::size_t words(const std::string& text) {
    std::istringstream stream(text);
    return static_cast<std::size_t>(
        std::distance(std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()));
}

// As wide as so many Chinese characters: one of the Latin script takes half the room.
double chineseWidth(const std::string& utf8) {
    double width = 0;
    for (char c : utf8)
        width += (c & 0x80) == 0 ? 0.5 : (c & 0xc0) == 0xc0 ? 1 : 0;
    return width;
}

bool hasChinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe4; });
}

class Demos : public testing::TestWithParam<std::string_view> {
protected:
    Scenario scenario = demo(GetParam());

    void bothLanguages(const Text& text, const std::string& where) {
        EXPECT_FALSE(text.en.empty()) << where;
        EXPECT_FALSE(hasChinese(text.en)) << where << ": " << text.en;
        EXPECT_TRUE(hasChinese(text.zhCn)) << where << ": " << text.en << " has no Chinese";
        EXPECT_EQ(std::count(text.en.begin(), text.en.end(), '*') % 4, 0) << where << ": " << text.en;
        EXPECT_EQ(std::count(text.zhCn.begin(), text.zhCn.end(), '*') % 4, 0) << where << ": " << text.zhCn;
    }
};

INSTANTIATE_TEST_SUITE_P(, Demos, testing::ValuesIn(builtInDemos().begin(), builtInDemos().end()), [](const auto& row) {
    std::string name(row.param);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST_P(Demos, HasItsFileNameAsIdAndAChapterOfTheLesson) {
    EXPECT_EQ(scenario.id, GetParam());
    const auto chapters = lessonChapters();
    EXPECT_TRUE(
        std::any_of(chapters.begin(), chapters.end(), [&](const auto& c) { return c.number == scenario.chapter; }));
}

TEST_P(Demos, SpeaksBothLanguagesEverywhere) {
    bothLanguages(scenario.title, "title");
    bothLanguages(scenario.purpose, "purpose");
    for (const Actor& actor : scenario.actors)
        bothLanguages(actor.title, actor.name);
    for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
        const Step& step = scenario.steps[i];
        const std::string where = "step " + std::to_string(i + 1);
        bothLanguages(step.say, where + " say");
        bothLanguages(step.why, where + " why");
        if (!step.notes.en.empty())
            bothLanguages(step.notes, where + " notes");
        for (const Question& question : step.questions) {
            bothLanguages(question.ask, where + " question");
            for (const Text& choice : question.choices) {
                // A choice without Chinese is one that is the same in both: a state, flags, a number, a call.
                const bool plainWords =
                    choice.en.find("es") != std::string::npos || choice.en.find(' ') != std::string::npos;
                if (choice.zhCn.empty() && plainWords)
                    ADD_FAILURE() << where << ": the choice \"" << choice.en << "\" has no Chinese";
            }
        }
    }
}

TEST_P(Demos, NarrationIsShort) {
    for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
        const Text& say = scenario.steps[i].say;
        EXPECT_LE(words(say.en), kMostEnglishWords) << "step " << i + 1 << ": " << say.en;
        EXPECT_LE(chineseWidth(withoutMarks(say.zhCn)), kMostChineseCharacters) << "step " << i + 1 << ": " << say.zhCn;
        EXPECT_GE(words(say.en), 3u) << "step " << i + 1;
    }
}

// A demo teaches: a reason with its source for every step, something to predict, something that can fail.
TEST_P(Demos, HasReasonsQuestionsAndExpectations) {
    std::size_t questions = 0, notes = 0;
    for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
        const Step& step = scenario.steps[i];
        EXPECT_FALSE(step.expect.empty()) << "step " << i + 1 << " can hardly fail";
        questions += step.questions.size();
        notes += step.notes.en.empty() ? 0 : 1;
        EXPECT_FALSE(step.rfc.empty()) << "step " << i + 1 << " has a reason without a source";
    }
    EXPECT_GE(questions, 1u);
    EXPECT_GE(notes, 1u);
}

TEST(Lesson, HasEveryDemoOfTheFolderOnce) {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(SOCKSTAGE_SCENARIOS)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json"))
            files.insert(name.substr(0, name.size() - 5));
    }
    const std::set<std::string> lesson(builtInDemos().begin(), builtInDemos().end());
    EXPECT_EQ(files, lesson);
    EXPECT_EQ(lesson.size(), builtInDemos().size());
}

}  // namespace
