// The lesson "What is a socket": its demos in the article's order, under the article's chapters. `sockstage run
// article` plays them one after the other; the browser and `list` take their order from here, the demos of what goes
// wrong after them.
#pragma once

#include <span>
#include <string_view>

namespace model::scenario {

struct LessonChapter {
    std::string_view number;  // "4.1"; Scenario::chapter of its demos
    std::string_view en, zhCn;
    [[nodiscard]] std::string_view in(std::string_view language) const {
        return language.starts_with("zh") ? zhCn : en;
    }
};

// The article's, then "wrong" (when things go wrong) and "yours".
[[nodiscard]] std::span<const LessonChapter> lessonChapters();
// Ids in order; each has a file in resources/scenarios.
[[nodiscard]] std::span<const std::string_view> lessonDemos();
// The lesson's, then those that stand beside it.
[[nodiscard]] std::span<const std::string_view> builtInDemos();

}  // namespace model::scenario
