#include "app/windows/LessonDriver.h"

#include <algorithm>

#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "model/scenario/Lesson.h"

namespace app::windows {

using panels::fromUtf8;
using panels::language;

LessonDriver::LessonDriver(session::Stage* stage, panels::LadderPanel* ladder, panels::NarrationStrip* narration,
                           QObject* parent)
    : QObject(parent), m_stage(stage), m_ladder(ladder), m_narration(narration) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LessonDriver::playOn);
}

void LessonDriver::reset() {
    m_waiting.reset();
    m_prediction.reset();
    m_narration->hideQuestion();
}

void LessonDriver::next() {
    const auto* opening = m_stage->opening();
    if (opening && opening->kind() == session::Opening::Kind::Demo)  // the next step will be that one's
        return;
    if (m_ladder->traveling())
        return m_ladder->finishTravel();
    if (m_predicting && askFirst())
        return;
    if (m_stage->finished() && m_stage->atEnd())
        return stopped() ? offerRestart() : offerNextDemo();
    m_offered.clear();
    if (!m_stage->busy() || !m_stage->atEnd())
        m_stage->next();
}

void LessonDriver::back() {
    m_ladder->finishTravel();
    m_narration->hideQuestion();
    m_stage->back();
}

// A demo that stopped on its way, because its lab died or a step failed, is not at its end.
bool LessonDriver::stopped() const {
    const auto* runner = m_stage->runner();
    return runner && runner->status() != model::scenario::Runner::Status::Finished;
}

void LessonDriver::offerRestart() {
    const QString here = fromUtf8(m_stage->scenario()->id);
    if (m_offered == here) {
        m_offered.clear();
        return m_stage->restart();
    }
    m_offered = here;
    emit said(tr("This demo has stopped before its end. Next once more starts it anew."));
}

// At the end of a demo Next names the one that follows in the lesson, and pressed again opens it.
void LessonDriver::offerNextDemo() {
    const auto lesson = model::scenario::lessonDemos();
    const auto here = std::ranges::find(lesson, m_stage->source().toStdString());
    if (here == lesson.end() || here + 1 == lesson.end())
        return;
    const QString next = fromUtf8(*(here + 1));
    if (m_offered == next) {
        m_offered.clear();
        return m_stage->openDemo(next);
    }
    const auto demo = session::loadDemo(next);
    if (!demo)
        return;
    m_offered = next;
    emit said(tr("The end of this demo. Next once more opens: %1").arg(fromUtf8(demo.value().title.in(language()))));
}

void LessonDriver::setPlaying(bool playing) {
    m_playing = playing && !m_stage->finished();
    emit playingChanged();
    m_ladder->setPaused(!m_playing && m_ladder->traveling());
    if (!m_playing)
        return m_pause.stop();
    m_pause.start(static_cast<int>(1800 / m_speed) + m_ladder->travelMs() / 4);
    next();
}

void LessonDriver::playOn() {
    // A question waits for the class, however long that takes.
    if (!m_narration->asking() && !m_stage->busy() && !m_ladder->traveling())
        next();
    if (m_stage->finished() || m_narration->asking())
        return setPlaying(false);
    m_pause.start();
}

void LessonDriver::setPredicting(bool predicting) {
    m_predicting = predicting;
    reset();
    emit said(predicting ? tr("Predict mode is on: before a step the class is asked what comes next.")
                         : tr("Predict mode is off."));
}

bool LessonDriver::askFirst() {
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

void LessonDriver::answer(int choice) {
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

void LessonDriver::revealAnswer() {
    const auto* scenario = m_stage->scenario();
    if (!m_predicting || !scenario || !m_waiting || m_stage->busy() || m_stage->step() < m_waiting->step)
        return;
    const auto choice = m_prediction.answerTo(*m_waiting);
    if (!choice)
        return;
    const auto& question = scenario->steps[static_cast<std::size_t>(m_waiting->step)].questions[m_waiting->index];
    const QString solution = panels::plainNarration(question.choices[question.answer].in(language()));
    const bool right = static_cast<int>(question.answer) == *choice;
    const QString found = right ? tr("Right. The kernel did it: %1") : tr("The kernel's answer: %1");
    QString verdict = session::asSentence(found.arg(solution));
    const int asked = m_prediction.asked(), known = m_prediction.right(*scenario);
    verdict += QLatin1Char(' ') +
               (m_stage->finished() ? tr("Final score: %1 of %2.") : tr("Score: %1 of %2.")).arg(known).arg(asked);
    m_narration->reveal(question, *choice, verdict);
}

}  // namespace app::windows
