#include "model/report/StateWalks.h"

#include <algorithm>
#include <set>
#include <vector>

#include "model/layout/StateTableLayout.h"

namespace model::report {
namespace {

std::vector<State> walkOf(const trace::EndpointView& end, const tcp::Endpoint& inferred, Timestamp now) {
    std::vector<State> states = end.kernelStates;
    if (states.empty())
        for (const tcp::Transition& step : inferred.states)
            if (step.time <= now)
                states.push_back(step.to);
    return states;
}

// "SYN-SENT" -> "SYN_SENT": a name that every language of diagrams takes.
std::string identifier(State state) {
    std::string text(name(state));
    std::ranges::replace(text, '-', '_');
    return text;
}

}  // namespace

std::string stateLines(const TextSource& source, std::string (*text)(const std::string& words)) {
    const auto& in = source.in;
    const ConnectionId id = in.connection.value_or(layout::shownConnection(*in.scene));
    const tcp::Connection* connection = in.trace->tracker().find(id);
    if (!connection || id.value > in.scene->connections.size())
        return {};
    std::string out;
    std::set<State> named;
    for (const std::size_t side : {0, 1}) {
        const trace::EndpointView& end = in.scene->connections[id.value - 1].ends[side];
        const std::string who = end.actor.empty() ? end.address.text() : in.words->title(end.actor);
        const std::vector<State> walk = walkOf(end, connection->ends[side], in.scene->time);
        for (const State state : walk)
            if (named.insert(state).second)
                out += "    state \"" + std::string(name(state)) + "\" as " + identifier(state) + "\n";
        for (std::size_t i = 1; i < walk.size(); ++i)
            out += "    " + identifier(walk[i - 1]) + " --> " + identifier(walk[i]) + " : " + text(who) + "\n";
    }
    return out;
}

}  // namespace model::report
