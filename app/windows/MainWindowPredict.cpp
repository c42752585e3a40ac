// MainWindow: predict mode. The class is asked before a step; the step itself, done by the kernel, is the answer.
#include "app/panels/NarrationStrip.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"
#include "app/windows/MainWindow.h"

namespace app::windows {

void MainWindow::setPredicting(bool predicting) {
    m_predicting = predicting;
    m_prediction.reset();
    m_waiting.reset();
    m_narration->hideQuestion();
    fillMenus();
    say(predicting ? tr("Predict mode is on: before a step the class is asked what comes next.")
                   : tr("Predict mode is off."));
}

bool MainWindow::askFirst() {
    const auto* scenario = m_stage->scenario();
    if (!scenario || m_stage->busy())
        return false;
    // Showing the solution: the next key goes on.
    if (m_narration->asking() && m_waiting && m_prediction.answerTo(*m_waiting) && m_stage->step() >= m_waiting->step) {
        m_waiting.reset();
        m_narration->hideQuestion();
    }
    const int step = m_stage->atEnd() && m_stage->live() ? m_stage->nextStep() : m_stage->step() + 1;
    const auto question = m_prediction.nextOf(*scenario, step);
    if (!question)
        return false;
    // Next while a question stands is "no answer": it goes on and counts as not known.
    if (m_narration->asking() && m_waiting && m_waiting->step == question->step &&
        m_waiting->index == question->index) {
        answer(-1);
        return true;
    }
    m_waiting = question;
    m_narration->ask(scenario->steps[static_cast<std::size_t>(step)].questions[question->index],
                     tr("What comes next?"));
    return true;
}

void MainWindow::answer(int choice) {
    const auto* scenario = m_stage->scenario();
    if (!scenario || !m_waiting || m_prediction.answerTo(*m_waiting))
        return;
    const auto& questions = scenario->steps[static_cast<std::size_t>(m_waiting->step)].questions;
    if (choice >= static_cast<int>(questions[m_waiting->index].choices.size()))
        return;
    m_prediction.answer(*m_waiting, choice);
    if (const auto more = m_prediction.nextOf(*scenario, m_waiting->step)) {
        m_waiting = more;
        m_narration->ask(questions[more->index], tr("And?"));
        return;
    }
    m_stage->next();
}

void MainWindow::revealAnswer() {
    const auto* scenario = m_stage->scenario();
    if (!m_predicting || !scenario || !m_waiting || m_stage->busy() || m_stage->step() < m_waiting->step)
        return;
    const auto choice = m_prediction.answerTo(*m_waiting);
    if (!choice)
        return;
    const auto& question = scenario->steps[static_cast<std::size_t>(m_waiting->step)].questions[m_waiting->index];
    const QString solution = panels::plainNarration(question.choices[question.answer].in(panels::language()));
    const bool right = static_cast<int>(question.answer) == *choice;
    const QString found = right ? tr("Right. The kernel did it: %1") : tr("The kernel's answer: %1");
    QString verdict = session::asSentence(found.arg(solution));
    const int asked = m_prediction.asked(), known = m_prediction.right(*scenario);
    verdict += QLatin1Char(' ') +
               (m_stage->finished() ? tr("Final score: %1 of %2.") : tr("Score: %1 of %2.")).arg(known).arg(asked);
    m_narration->reveal(question, *choice, verdict);
}

}  // namespace app::windows
