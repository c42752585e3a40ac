#include "app/panels/StepWords.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/panels/Words.h"
#include "app/session/Reasons.h"

namespace app::panels {

namespace {
using Kind = model::scenario::Remark::Kind;

// Processes by the titles that the stage gives them.
model::Reason titled(const model::Reason& reason, const model::scenario::Scenario& scenario) {
    if (reason.isText()) {
        const auto actor = std::ranges::find(scenario.actors, reason.words(), &model::scenario::Actor::name);
        const bool known = actor != scenario.actors.end() && !actor->title.in(language()).empty();
        return known ? model::Reason::text(actor->title.in(language())) : reason;
    }
    std::vector<model::Reason> fillings;
    for (const model::Reason& filling : reason.fillings())
        fillings.push_back(titled(filling, scenario));
    return {reason.words(), std::move(fillings)};
}

// The last one that is done: one that was only begun has shown nothing yet.
int toldStep(const session::Stage& stage) {
    const bool begun = stage.scene().stepPhase == model::trace::StepPhase::Began;
    return begun ? stage.step() - 1 : stage.step();
}
}  // namespace

StepWords stepWords(const session::Stage& stage) {
    StepWords words;
    const auto* scenario = stage.scenario();
    if (!scenario)
        return words;
    const std::string in = language();
    words.step = std::max(-1, toldStep(stage));
    words.kind = StepWords::Kind::Purpose;
    words.say = scenario->purpose.in(in);
    if (words.step >= 0 && words.step < static_cast<int>(scenario->steps.size())) {
        const model::scenario::Step& step = scenario->steps[static_cast<std::size_t>(words.step)];
        words.kind = StepWords::Kind::Said;
        words.say = step.say.in(in);
        words.why = step.why.in(in);
        words.rfc = fromUtf8(step.rfc);
    }
    const auto remark = session::remarkOn(stage);
    if (remark && remark->contradicts()) {
        words.kind = StepWords::Kind::Happened;
        words.say = remarkWords(stage)->what.toStdString();
        words.why.clear();
    }
    if (words.kind == StepWords::Kind::Said && stage.scene().stepPhase == model::trace::StepPhase::Failed) {
        words.kind = StepWords::Kind::Happened;
        words.say =
            QCoreApplication::translate("NarrationStrip", "This step did not lead where it should.").toStdString();
        words.why.clear();
    }
    return words;
}

int readingMs(const QString& plain) {
    constexpr int kLeastMs = 4000, kWordMs = 350;
    const auto han = std::ranges::count_if(plain, [](QChar c) { return c.script() == QChar::Script_Han; });
    const auto words = han > 0 ? han / 2 : plain.split(QLatin1Char(' '), Qt::SkipEmptyParts).size();
    return std::max(kLeastMs, static_cast<int>(words) * kWordMs);
}

std::optional<RemarkWords> remarkWords(const session::Stage& stage) {
    const auto remark = session::remarkOn(stage);
    if (!remark)
        return std::nullopt;
    const auto told = [&](const model::Reason& reason) {
        return session::reasonText(titled(reason, *stage.scenario()));
    };
    RemarkWords words{
        remark->kind, session::asSentence(told(remark->what)), told(remark->coming), {}, session::canBringBack(stage)};
    if (remark->kind == Kind::Failed)
        words.what =
            QCoreApplication::translate("NarrationStrip", "This step did not lead where it should: %1").arg(words.what);
    if (remark->left)
        words.seconds = static_cast<int>((*remark->left + 999) / 1000);
    return words;
}

}  // namespace app::panels
