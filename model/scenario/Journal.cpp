#include "model/scenario/Journal.h"

#include <algorithm>

#include "model/base/FieldWriter.h"
#include "model/base/Overloaded.h"
#include "model/scenario/ScenarioKeys.h"

namespace model::scenario {
namespace {

// The step that gives the user's order; null: no step can say it.
Json stepOf(const Order& order) {
    Json step = std::visit(Overloaded{
                               [&](const JudgeCommand& c) {
                                   if (!order.segment)
                                       return Json();
                                   Json judge{{row(c.judgement.kind).name, order.segment->selector.said().english()}};
                                   FieldWriter writer(judge);
                                   trace::Judgement::fields(c.judgement, writer);
                                   return judge;
                               },
                               [](const CallCommand& c) {
                                   return Json{{"actor", c.actor}, {"call", c.text}};
                               },
                               [](const SignalCommand& c) {
                                   return Json{{"actor", c.actor}, {"signal", c.name}};
                               },
                               [](const GateCommand& c) {
                                   return c.mode == trace::GateMode::Slow ? Json{{"gate", {{"slow", c.slowMs}}}}
                                                                          : Json{{"gate", name(c.mode)}};
                               },
                               [](const ActorCommand& c) {
                                   return Json{{"start", c.name}};
                               },
                               [](const DestroyCommand&) { return Json(); },
                               [](const SysctlCommand&) { return Json(); },
                               [](const MtuCommand&) { return Json(); },
                               [](const SyncCommand&) { return Json(); },
                               [](const MarkCommand&) { return Json(); },
                               [](const SessionCommand&) { return Json(); },
                               [](const QuitCommand&) { return Json(); },
                           },
                           order.command);
    if (!step.is_null())
        step["say"] = "By hand.";
    return step;
}

// The script found its segment judged already: what is left of the step is what it must lead to.
Json onlyWaiting(Json step) {
    for (const std::string_view key : keys::kJudgements)
        step.erase(std::string(key));
    step["wait"] = true;
    return step;
}

bool judged(const Journal& journal, std::size_t step) {
    return std::ranges::any_of(journal.orders(), [&](const Order& order) {
        return order.by == Order::By::Script && order.step == step &&
               std::holds_alternative<JudgeCommand>(order.command);
    });
}

}  // namespace

void Orders::prepare(const Command& command) {
    m_journal.note({command, Order::By::Script, std::nullopt, false, 0, std::nullopt});
    m_lab.send(command);
}

void Orders::give(const Command& command, Order::By by, std::size_t step, bool running, const Now& now) {
    Order order{command, by, step, running, now.trace.size(), std::nullopt};
    if (const auto* judge = std::get_if<JudgeCommand>(&command))
        order.segment = describeHeld(judge->packet, now.scene, now.trace);
    m_journal.note(std::move(order));
    m_lab.send(command);
}

std::string journalScenario(const Scenario& scenario, const Journal& journal, std::size_t done) {
    Json file = Json::parse(scenario.source, nullptr, true, true);
    Json steps = Json::array();
    for (std::size_t i = 0; i <= done; ++i) {
        for (const Order& order : journal.orders()) {
            if (order.by != Order::By::User || order.step != i)
                continue;
            if (Json step = stepOf(order); !step.is_null())
                steps.push_back(std::move(step));
        }
        if (i == done)
            break;
        const Step& step = scenario.steps[i];
        if (!std::holds_alternative<JudgeAction>(step.action) || judged(journal, i))
            steps.push_back(file["steps"][i]);
        else if (!step.expect.empty())
            steps.push_back(onlyWaiting(file["steps"][i]));
    }
    file["steps"] = std::move(steps);
    return file.dump(2);
}

}  // namespace model::scenario
