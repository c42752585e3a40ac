#include "app/panels/GiantWords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "app/panels/LayerWords.h"
#include "app/panels/Words.h"
#include "model/call/CallParser.h"
#include "model/call/CallText.h"
#include "model/layout/StateWalk.h"

namespace app::panels {

using namespace model::layout;
using model::Side;

namespace {

// "connect(fd, 127.0.0.1:9000)", "connect(fd, :9000)", "connect(fd, …)", "connect(…)".
std::vector<std::string> formsOf(const std::string& text) {
    std::vector<std::string> forms{text};
    const auto add = [&](std::string form) {
        for (const std::string home : {"127.0.0.1:", "0.0.0.0:"})
            if (const auto at = form.find(home); at != std::string::npos)
                form.erase(at, home.size() - 1);
        if (std::ranges::find(forms, form) == forms.end())
            forms.push_back(std::move(form));
    };
    add(text);
    if (const auto call = model::call::parseCall(text))
        for (const std::string& form : model::call::shorterForms(call.value()))
            add(form);
    return forms;
}

GiantContent::Call callOf(const CodeLine& line) {
    GiantContent::Call call{formsOf(line.text.toStdString()), {}, line.phase == CodeLine::Phase::Failed};
    if (line.brought.isEmpty())
        return call;
    call.results = {line.brought.toStdString()};
    // "→ 104 = ECONNRESET", "→ ECONNRESET".
    if (const qsizetype at = line.brought.indexOf(QStringLiteral(" = ")); at > 0)
        call.results.push_back("→ " + line.brought.mid(at + 3).toStdString());
    return call;
}

void tellCode(GiantContent& giant, const EndpointContent& card) {
    const auto& code = card.code;
    const auto size = static_cast<int>(code.size());
    int now = card.running;
    for (int i = size - 1; i >= 0 && now < 0; --i)
        if (code[static_cast<std::size_t>(i)].phase != CodeLine::Phase::Ahead)
            now = i;
    const auto at = [&](int i) -> std::optional<GiantContent::Call> {
        return i >= 0 && i < size ? std::optional(callOf(code[static_cast<std::size_t>(i)])) : std::nullopt;
    };
    giant.before = at(now - 1);
    giant.now = at(now);
    giant.after = at(now + 1);
    if (card.running >= 0)
        giant.waits = code[static_cast<std::size_t>(card.running)].waits.toStdString();
}

GiantContent giantOf(const EndpointContent& card, const StateWalkers& walkers, const std::string& actor) {
    const Side side = card.client ? Side::Client : Side::Server;
    GiantContent giant;
    giant.name = card.title.toStdString();
    // "UDP, connected": the first word is the state, the others are told below it.
    const QString state = card.state.section(QRegularExpression(QStringLiteral("[,，]")), 0, 0);
    giant.state = state.toStdString();
    if (state != card.state)
        giant.word = card.state.toStdString();
    giant.tone = toneOf(side);
    giant.stateTone = card.value ? toneOf(*card.value, side) : Tone::Secondary;
    if (card.trust == EndpointContent::Trust::Differs) {
        giant.word = card.word.toStdString();
        giant.wordTone = Tone::Bad;
    } else if (card.value == model::State::TimeWait) {
        giant.word = card.timer.toStdString();
        giant.wordTone = Tone::TimeWait;
    }
    if (const StateWalker& walker = walkers[static_cast<std::size_t>(side)]; walker.name == actor)
        for (const model::State each : walker.path)
            giant.path.emplace_back(name(each));
    else if (card.value)
        giant.path = {giant.state};
    tellCode(giant, card);
    for (const QueueRow& row : card.queues)
        if (row.kind == QueueRow::Kind::Connections && !row.waiting.isEmpty())
            giant.queued.push_back(
                {(row.name + QStringLiteral(": ") + row.waiting.join(QStringLiteral(", "))).toStdString(),
                 QStringLiteral("%1: %2").arg(row.name).arg(row.waiting.size()).toStdString()});
    return giant;
}

std::map<std::string, GiantContent> giantsOf(const Frame& frame) {
    std::map<std::string, GiantContent> giants;
    const StateWalkers walkers =
        stateWalkers(frame.stage->trace(), *frame.scene, frame.stage->scenario(), frame.inputs.connection);
    const EndpointSource source = frame.endpoints();
    for (const CardId& id : cardsOnStage(source)) {
        const EndpointContent card = endpointContent(source, id);
        const auto* process = std::get_if<std::string>(&id.key);
        const std::string actor = process ? *process : walkers[id.client ? 0 : 1].name;
        giants[actor] = giantOf(card, walkers, actor);
    }
    return giants;
}

// Has the port.
GiantContent nobody() {
    GiantContent giant;
    giant.state = QCoreApplication::translate("GiantWords", "nobody").toStdString();
    giant.stateTone = Tone::Secondary;
    return giant;
}

}  // namespace

diagrams::ProjectedContent projectedContent(const Frame& frame) {
    diagrams::ProjectedContent content;
    content.step = frame.stage->step();
    std::vector<std::size_t> ends = frame.stage->stepPositions();
    if (static_cast<int>(ends.size()) <= content.step)
        ends.push_back(frame.scene->position);
    content.marks = stepMarks(frame.stage->trace(), ends);
    content.actors = giantsOf(frame);
    tellLayers(content.actors, frame);
    content.nobody = nobody();
    return content;
}

}  // namespace app::panels
