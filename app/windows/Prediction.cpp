#include "app/windows/Prediction.h"

#include <algorithm>
#include <utility>

namespace app::windows {

namespace {
const std::vector<model::scenario::Question>& questionsOf(const model::scenario::Scenario& scenario, int step) {
    static const std::vector<model::scenario::Question> none;
    return step >= 0 && step < static_cast<int>(scenario.steps.size())
               ? scenario.steps[static_cast<std::size_t>(step)].questions
               : none;
}
}  // namespace

std::optional<Prediction::Question> Prediction::nextOf(const model::scenario::Scenario& scenario, int step) const {
    for (std::size_t i = 0; i < questionsOf(scenario, step).size(); ++i)
        if (!m_answers.contains({step, i}))
            return Question{step, i};
    return std::nullopt;
}

std::optional<int> Prediction::answerTo(Question question) const {
    const auto found = m_answers.find({question.step, question.index});
    return found == m_answers.end() ? std::nullopt : std::optional(found->second.choice);
}

void Prediction::answer(Question question, int choice, std::vector<int> hands) {
    m_answers[{question.step, question.index}] = {choice, std::move(hands)};
}

std::vector<int> Prediction::hands(Question question) const {
    const auto found = m_answers.find({question.step, question.index});
    return found == m_answers.end() ? std::vector<int>() : found->second.hands;
}

int Prediction::asked() const {
    return static_cast<int>(
        std::ranges::count_if(m_answers, [](const auto& entry) { return entry.second.choice >= 0; }));
}

int Prediction::right(const model::scenario::Scenario& scenario) const {
    int right = 0;
    for (const auto& [where, answer] : m_answers) {
        const auto& questions = questionsOf(scenario, where.first);
        if (where.second < questions.size() && static_cast<int>(questions[where.second].answer) == answer.choice)
            ++right;
    }
    return right;
}

}  // namespace app::windows
