#include "app/windows/LessonDriver.h"

#include <algorithm>
#include <utility>

#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/QuestionSheet.h"
#include "app/panels/StepWords.h"
#include "app/panels/Words.h"
#include "app/session/LessonState.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Stage.h"
#include "model/scenario/Lesson.h"

namespace app::windows {

using panels::fromUtf8;
using panels::language;
using Kind = model::scenario::Remark::Kind;

LessonDriver::LessonDriver(session::Stage* stage, panels::LadderPanel* ladder, panels::NarrationStrip* narration,
                           QObject* parent)
    : QObject(parent), m_stage(stage), m_ladder(ladder), m_narration(narration), m_sheet(narration->question()) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LessonDriver::playOn);
    connect(m_sheet, &panels::QuestionSheet::chosen, this, &LessonDriver::answer);
    connect(stage, &session::Stage::opened, this, [this] {
        if (std::exchange(m_returning, false))
            m_ladder->finishTravel();  // it came back silently
    });
}

void LessonDriver::reset() {
    m_waiting.reset();
    if (!m_returning)
        m_prediction.reset();
    m_sheet->dismiss();
}

void LessonDriver::next() {
    const auto* opening = m_stage->opening();
    if (opening && opening->kind() != session::Opening::Kind::File)  // the next step will be that one's
        return;
    if (m_ladder->traveling())
        return m_ladder->finishTravel();
    const auto remark = session::remarkOn(*m_stage);
    if (remark && (remark->kind == Kind::Failed || remark->needed))
        return bringBack();  // no step leads on from here
    if (m_predicting && askFirst())
        return;
    if (m_stage->finished() && m_stage->atEnd())
        return stopped() ? offerRestart() : offerNextDemo();
    m_offered.clear();
    if (!m_stage->busy() || !m_stage->atEnd())
        m_stage->next();
}

void LessonDriver::bringBack() {
    setPlaying(false);
    m_ladder->finishTravel();
    m_returning = session::canBringBack(*m_stage);
    m_stage->bringBack();
}

void LessonDriver::back() {
    m_ladder->finishTravel();
    m_waiting.reset();
    m_sheet->dismiss();
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
    m_read = true;  // the first step comes at once
    playOn();
}

// Motion first, then the time to read.
void LessonDriver::playOn() {
    constexpr int kLookMs = 50;
    // A question waits for the class, however long that takes.
    if (m_sheet->asking() || m_stage->finished())
        return setPlaying(false);
    if (m_stage->busy() || m_ladder->traveling()) {
        m_pause.start(kLookMs);
    } else if (!std::exchange(m_read, true)) {
        m_pause.start(static_cast<int>(panels::readingMs(m_narration->text()) / m_speed));
    } else {
        m_read = false;
        next();
        if (m_playing)
            m_pause.start(kLookMs);
    }
}

void LessonDriver::setPredicting(bool predicting) {
    m_predicting = predicting;
    reset();
    emit said(predicting ? tr("Predict mode is on: before a step the class is asked what comes next.")
                         : tr("Predict mode is off."));
}

bool LessonDriver::awaitsAnswer() const {
    return m_waiting && m_sheet->asking() && !m_sheet->revealed() && !m_prediction.answerTo(*m_waiting);
}

bool LessonDriver::askFirst() {
    const auto* scenario = m_stage->scenario();
    if (!scenario || m_stage->busy())
        return false;
    if (m_sheet->revealed()) {  // the next key goes on
        m_waiting.reset();
        m_sheet->dismiss();
    }
    const int step = m_stage->atEnd() && m_stage->live() ? m_stage->nextStep() : m_stage->step() + 1;
    const auto question = m_prediction.nextOf(*scenario, step);
    if (!question)
        return false;
    // Next while a question stands: the hands that were counted are the answer, else there is none.
    if (awaitsAnswer() && m_waiting->step == question->step && m_waiting->index == question->index) {
        const auto hands = m_sheet->hands();
        answer(hands.empty() ? -1 : static_cast<int>(std::ranges::max_element(hands) - hands.begin()));
    } else {
        ask(*question, tr("What comes next?"));
    }
    return true;
}

void LessonDriver::ask(Prediction::Question question, const QString& head) {
    m_waiting = question;
    m_sheet->ask(m_stage->scenario()->steps[static_cast<std::size_t>(question.step)].questions[question.index], head);
}

void LessonDriver::answer(int choice) {
    const auto* scenario = m_stage->scenario();
    if (!scenario || !awaitsAnswer())
        return;
    const auto& questions = scenario->steps[static_cast<std::size_t>(m_waiting->step)].questions;
    if (choice >= static_cast<int>(questions[m_waiting->index].choices.size()))
        return;
    m_prediction.answer(*m_waiting, choice, m_sheet->hands());
    if (const auto more = m_prediction.nextOf(*scenario, m_waiting->step))
        return ask(*more, tr("And?"));
    m_stage->next();
}

void LessonDriver::revealAnswer() {
    const auto* scenario = m_stage->scenario();
    if (!m_predicting || !scenario || !m_waiting || m_stage->busy() || m_stage->step() < m_waiting->step)
        return;
    const auto& step = scenario->steps[static_cast<std::size_t>(m_waiting->step)];
    std::vector<panels::QuestionSheet::Answered> answers;
    for (std::size_t i = 0; i < step.questions.size(); ++i) {
        const Prediction::Question question{m_waiting->step, i};
        if (!m_prediction.answerTo(question))  // the step was done by hand
            m_prediction.answer(question, -1);
        answers.push_back({&step.questions[i], *m_prediction.answerTo(question), m_prediction.hands(question)});
    }
    const int asked = m_prediction.asked(), known = m_prediction.right(*scenario);
    const QString score = (m_stage->finished() ? tr("Final score: %1 of %2.") : tr("Score: %1 of %2."));
    m_sheet->reveal(answers, step.why.in(language()), asked > 0 ? score.arg(known).arg(asked) : QString());
}

}  // namespace app::windows
