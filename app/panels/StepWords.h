// The words that belong to the stage as it is now, for every view that tells them: the step's sentence, never before it
// is so, and what must be told beside it or instead of it. In the window's language.
#pragma once

#include <QString>
#include <optional>
#include <string>

#include "app/session/LessonState.h"

namespace app::panels {

struct StepWords {
    enum class Kind {
        Nothing,   // no demo, or none with words
        Purpose,   // before the first step
        Said,      // the step on the stage, which is done
        Happened,  // instead of its words: they are not so
    };
    Kind kind = Kind::Nothing;
    int step = -1;         // whose words they are
    std::string say, why;  // with the marks of a narration: **bold**
    QString rfc;
};
[[nodiscard]] StepWords stepWords(const session::Stage& stage);

// As long as it takes to read: 0.35 s a word, a Chinese character half a word, never under 4 s.
[[nodiscard]] int readingMs(const QString& plain);

struct RemarkWords {
    model::scenario::Remark::Kind kind{};
    QString what, coming;        // "You dropped the SYN.", "The kernel sends it again in 1 s."
    std::optional<int> seconds;  // of a timer that runs out, to be shown large
    bool offersReturn = false;   // with the key that brings it back
};
[[nodiscard]] std::optional<RemarkWords> remarkWords(const session::Stage& stage);

}  // namespace app::panels
