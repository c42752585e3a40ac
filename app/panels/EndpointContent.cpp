#include "app/panels/EndpointContent.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/panels/SocketRows.h"
#include "app/panels/Words.h"
#include "model/call/CallTable.h"
#include "model/report/CallResult.h"

namespace app::panels {

using namespace model;

namespace {

using Trust = EndpointContent::Trust;

struct Card {
    Q_DECLARE_TR_FUNCTIONS(EndpointCard)
};

const scenario::Actor* actorNamed(const scenario::Scenario* scenario, const std::string& name) {
    if (!scenario)
        return nullptr;
    for (const scenario::Actor& actor : scenario->actors)
        if (actor.name == name)
            return &actor;
    return nullptr;
}

bool playsClient(const EndpointSource& source, const trace::ActorView& actor) {
    if (const scenario::Actor* known = actorNamed(source.scenario, actor.name))
        return known->role != "server";
    if (!actor.parent.empty())
        if (const trace::ActorView* parent = source.scene.actor(actor.parent))
            return playsClient(source, *parent);
    return !std::any_of(actor.calls.begin(), actor.calls.end(),
                        [](const trace::CallView& call) { return call.entered.value->name == call::Name::Listen; });
}

CodeLine lineOf(const trace::CallView& call, bool alive) {
    CodeLine line;
    line.text = fromUtf8(call.entered.text());
    if (!call.returned) {
        line.phase = alive ? CodeLine::Phase::Running : CodeLine::Phase::Failed;
        line.waits = alive ? waitsFor(*call.entered.value) : QString();
        line.note = alive ? QStringLiteral("%1 · %2").arg(Card::tr("blocked"), line.waits) : Card::tr("never returned");
        return line;
    }
    line.phase =
        call.returned->result < 0 && call.returned->error != 0 ? CodeLine::Phase::Failed : CodeLine::Phase::Done;
    line.note = QStringLiteral("→ %1").arg(resultText(call.entered, *call.returned));
    line.brought = QStringLiteral("→ %1").arg(fromUtf8(report::callResult(call.entered, *call.returned)));
    return line;
}

// The program of the scenario with what has run of it; calls that are not in it stand where they happened.
std::vector<CodeLine> codeOf(const EndpointSource& source, const std::string& actor) {
    std::vector<CodeLine> lines;
    const trace::ActorView* view = source.scene.actor(actor);
    std::size_t next = 0;
    const auto take = [&](const trace::CallView& call, int step) {
        lines.push_back(lineOf(call, view->alive));
        lines.back().step = step;
    };
    if (source.scenario) {
        for (const scenario::Scenario::CodeLine& planned : source.scenario->program(actor)) {
            std::size_t found = next;
            while (view && found < view->calls.size() && view->calls[found].entered.text() != planned.text)
                ++found;
            if (view && found < view->calls.size()) {
                while (next < found)
                    take(view->calls[next++], -1);
                take(view->calls[next++], static_cast<int>(planned.step));
            } else if (source.ahead) {
                CodeLine line;
                line.text = fromUtf8(planned.text);
                line.step = static_cast<int>(planned.step);
                lines.push_back(line);
            }
        }
    }
    while (view && next < view->calls.size())
        take(view->calls[next++], -1);
    return lines;
}

struct Shown {
    const trace::ConnectionView* connection = nullptr;
    Side side = Side::Client;
    [[nodiscard]] const trace::EndpointView& end() const { return connection->ends[static_cast<std::size_t>(side)]; }
};

Shown newestConnection(const EndpointSource& source, const std::string& actor) {
    const trace::Scene& scene = source.scene;
    if (source.connection && source.connection->value <= scene.connections.size()) {
        const trace::ConnectionView& picked = scene.connections[source.connection->value - 1];
        for (const Side side : {Side::Client, Side::Server})
            if (picked.ends[static_cast<std::size_t>(side)].actor == actor)
                return {&picked, side};
    }
    for (auto it = scene.connections.rbegin(); it != scene.connections.rend(); ++it)
        for (const Side side : {Side::Client, Side::Server})
            if (it->ends[static_cast<std::size_t>(side)].actor == actor)
                return {&*it, side};
    return {};
}

QString stateName(const tcp::Transition& inferred) {
    switch (inferred.certainty) {
        case Certainty::Certain:
            return fromUtf8(name(inferred.to));
        case Certainty::Likely:
            return fromUtf8(name(inferred.to)) + QLatin1Char('?');
        case Certainty::Unknown:
            return Card::tr("unknown");
    }
    return {};
}

void showConnection(EndpointContent& content, const EndpointSource& source, const Shown& shown) {
    const trace::EndpointView& end = shown.end();
    content.value = end.shown();
    if (!end.kernel) {
        content.state = stateName(end.inferred);
        content.trust = Trust::Inferred;
        content.word = Card::tr("inferred from the segments");
    } else {
        content.state = fromUtf8(name(*end.kernel));
        if (end.disagrees()) {
            content.trust = Trust::Differs;
            content.word = Card::tr("kernel says %1, the segments %2").arg(content.state, stateName(end.inferred));
        } else if (*end.kernel == end.inferred.to) {
            content.trust = Trust::Agrees;
            content.word = Card::tr("kernel agrees");
        } else {
            content.trust = Trust::KernelOnly;  // no segment told it: the state above says all
        }
    }
    const auto socket = source.scene.sockets.find(end.socket);
    if (socket != source.scene.sockets.end()) {
        content.timer = source.kernelGone ? QString() : timerText(socket->second, source.now);
        if (!content.timer.isEmpty())
            content.word += (content.word.isEmpty() ? QString() : QStringLiteral(" · ")) + content.timer;
    }
    if (content.value != State::Closed)  // CLOSED is to have no block (RFC 9293, 3.3.2)
        content.control = controlRows(source, *shown.connection, shown.side);
}

// Without a connection: the newest socket of the process, or none.
void showSocket(EndpointContent& content, const EndpointSource& source, const trace::ActorView& actor) {
    const trace::SocketView* newest = nullptr;
    for (const auto& [id, socket] : source.scene.sockets)
        if (!socket.ended && holds(socket, actor.pid))
            newest = &socket;
    if (!newest) {
        const bool opened = !content.descriptors.empty();
        content.state = opened ? QStringLiteral("CLOSED") : Card::tr("no socket");
        if (opened)
            content.value = State::Closed;
        content.word =
            opened ? Card::tr("a socket, and no connection yet") : Card::tr("the process has not called socket()");
        const bool closedBefore = std::any_of(actor.calls.begin(), actor.calls.end(), [](const trace::CallView& call) {
            return call.entered.value->row().closes == call::Closes::Descriptor && call.returned;
        });
        if (!opened && closedBefore)
            content.word = Card::tr("all sockets are closed");
        return;
    }
    content.trust = Trust::KernelOnly;
    if (newest->now.protocol == trace::Protocol::Udp) {
        content.state = newest->now.remote.port != 0 ? Card::tr("UDP, connected") : Card::tr("UDP");
        content.word = Card::tr("UDP has no states and no handshake");
        return;
    }
    content.value = newest->now.state;
    content.state = fromUtf8(name(newest->now.state));
    content.trust = Trust::Agrees;
    content.word = Card::tr("kernel agrees");
    if (newest->now.state == State::Listen)
        content.word += QStringLiteral(" · ") + Card::tr("backlog %1").arg(newest->now.sendQueue);
}

EndpointContent contentOf(const EndpointSource& source, const CapturedEnd& end) {
    EndpointContent content;
    content.client = end.side == Side::Client;
    content.title = content.client ? Card::tr("client") : Card::tr("server");
    const std::uint64_t id = end.connection.value;
    if (id == 0 || id > source.scene.connections.size()) {
        content.state = QStringLiteral("–");
        return content;
    }
    const Shown shown{&source.scene.connections[id - 1], end.side};
    content.process = fromUtf8(shown.end().address.text());
    showConnection(content, source, shown);
    return content;
}

EndpointContent contentOf(const EndpointSource& source, const std::string& name) {
    EndpointContent content;
    content.title = actorTitle(source.scenario, name);
    content.code = codeOf(source, name);
    for (std::size_t i = 0; i < content.code.size(); ++i)
        if (content.code[i].phase == CodeLine::Phase::Running)
            content.running = static_cast<int>(i);
    const trace::ActorView* actor = source.scene.actor(name);
    if (!actor) {
        content.state = Card::tr("not started");
        content.word = Card::tr("the process has not been started");
        return content;
    }
    content.process = Card::tr("pid %1").arg(actor->pid);
    content.alive = actor->alive;
    content.descriptors = descriptorRows(source.scene, *actor);
    content.queues = queueRows(source.scene, *actor);
    const Shown shown = newestConnection(source, name);
    if (shown.connection)
        showConnection(content, source, shown);
    else
        showSocket(content, source, *actor);
    if (source.kernelGone && content.trust != Trust::None && content.trust != Trust::Inferred) {
        content.trust = Trust::None;
        content.word = Card::tr("as the kernel last said");
    }
    if (!actor->alive) {
        content.process +=
            QStringLiteral(" · ") + (actor->ended && actor->ended->signal != 0
                                         ? Card::tr("killed by signal %1").arg(actor->ended->signal)
                                         : Card::tr("exited with %1").arg(actor->ended ? actor->ended->exitCode : 0));
    }
    return content;
}

}  // namespace

QString actorTitle(const scenario::Scenario* scenario, const std::string& actor) {
    const scenario::Actor* known = actorNamed(scenario, actor);
    const std::string title = known ? known->title.in(language()) : std::string();
    return fromUtf8(title.empty() ? actor : title);
}

int liveLine(const std::vector<CodeLine>& code) {
    int last = -1;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i].phase == CodeLine::Phase::Running)
            return static_cast<int>(i);
        if (code[i].phase != CodeLine::Phase::Ahead)
            last = static_cast<int>(i);
    }
    return last;
}

std::vector<CardId> cardsOnStage(const EndpointSource& source) {
    std::vector<CardId> cards;
    const auto add = [&](const std::string& name, bool client) {
        const CardId card{name, client};
        if (std::ranges::find(cards, card.key, &CardId::key) == cards.end())
            cards.push_back(card);
    };
    if (source.scenario)
        for (const scenario::Actor& actor : source.scenario->actors)
            if (!actor.startsLater || source.scene.actor(actor.name))
                add(actor.name, actor.role != "server");
    for (const trace::ActorView& actor : source.scene.actors)
        add(actor.name, playsClient(source, actor));
    if (cards.empty() && !source.scenario && !source.trace.packets().empty()) {
        const ConnectionId picked = source.connection.value_or(ConnectionId{1});
        cards.push_back({CapturedEnd{picked, Side::Client}, true});
        cards.push_back({CapturedEnd{picked, Side::Server}, false});
    }
    return cards;
}

EndpointContent endpointContent(const EndpointSource& source, const CardId& card) {
    EndpointContent content = std::visit([&](const auto& key) { return contentOf(source, key); }, card.key);
    content.client = card.client;
    return content;
}

QString EndpointContent::sentence() const {
    QString text =
        QCoreApplication::translate("EndpointCard", "%1, %2: state %3, %4.").arg(title, process, state, word);
    if (word.isEmpty())
        text = QCoreApplication::translate("EndpointCard", "%1, %2: state %3.").arg(title, process, state);
    if (running >= 0)
        text += QLatin1Char(' ') +
                QCoreApplication::translate("EndpointCard", "It is in %1: %2.")
                    .arg(code[static_cast<std::size_t>(running)].text, code[static_cast<std::size_t>(running)].note);
    return text;
}

}  // namespace app::panels
