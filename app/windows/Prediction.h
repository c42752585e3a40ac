// Predict mode's book-keeping: which question of which step is asked, what the class said, the score. The kernel's
// answer is the solution: a question counts once its step has been done.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "model/scenario/Scenario.h"

namespace app::windows {

class Prediction {
public:
    struct Question {
        int step;
        std::size_t index;
    };
    void reset() { *this = {}; }

    // The next unanswered question of a step, nullopt: all of them are answered.
    [[nodiscard]] std::optional<Question> nextOf(const model::scenario::Scenario& scenario, int step) const;
    // choice: -1 when nobody answered; hands: the counts by choice where hands were shown.
    void answer(Question question, int choice, std::vector<int> hands = {});
    [[nodiscard]] std::optional<int> answerTo(Question question) const;

    [[nodiscard]] std::vector<int> hands(Question question) const;

    [[nodiscard]] int asked() const;  // and answered: one that was skipped does not count
    [[nodiscard]] int right(const model::scenario::Scenario& scenario) const;

private:
    struct Answer {
        int choice;
        std::vector<int> hands;
    };
    std::map<std::pair<int, std::size_t>, Answer> m_answers;
};

}  // namespace app::windows
