// The rows of each table that a session or a capture has.
#include <array>
#include <cstdio>

#include "model/base/ErrnoName.h"
#include "model/layout/Naming.h"
#include "model/layout/StateTableLayout.h"
#include "model/report/ConnectionReport.h"
#include "model/report/Sheet.h"
#include "model/report/TextFormats.h"
#include "model/report/Told.h"

namespace model::report {
namespace {

using trace::PacketRecord;

std::string decimal(double seconds) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6f", seconds);
    return text.data();
}

std::string flags(const PacketRecord& packet) {
    return packet.segment ? packet::flagNames(packet.segment->flags) : std::string(name(packet.protocol));
}

Timestamp originOf(const TextSource& source) {
    return source.in.trace->events().empty() ? Timestamp{} : source.in.trace->events().front().time;
}

std::string statesOf(const tcp::Endpoint& end) {
    std::string all;
    for (const tcp::Transition& transition : end.states)
        all += (all.empty() ? "" : ", ") + stateText(transition);
    return all;
}

}  // namespace

Sheet stateSheet(const TextSource& source) {
    const auto& in = source.in;
    const auto words = [&](const char* sentence) { return in.words->in(Reason(sentence)); };
    Sheet sheet{source.title, {"#", words("segment"), words("flags"), "seq", "ack"}, {}};
    const ConnectionId id = in.connection.value_or(layout::shownConnection(*in.scene));
    if (id.value == 0 || id.value > in.scene->connections.size())
        return sheet;
    for (const trace::EndpointView& end : in.scene->connections[id.value - 1].ends)
        sheet.head.push_back(end.actor.empty() ? end.address.text() : in.words->title(end.actor));
    const auto state = [](const layout::StateTableRow& row, int side) {
        return std::string(name(row.state[side])) + (row.certain[side] ? "" : "?");
    };
    for (const layout::StateTableRow& row : layout::stateTable(*in.trace, *in.scene, id)) {
        std::vector<std::string> cells{std::to_string(sheet.rows.size()), "", "", "", ""};
        if (row.packet != layout::StateTableRow::kNoPacket) {
            const PacketRecord& packet = in.trace->packets()[row.packet];
            const bool byClient = packet.segment && static_cast<Side>(packet.segment->from) == Side::Client;
            cells[1] = byClient ? "A → B" : "B → A";
            cells[2] = flags(packet);
            cells[3] = in.symbols->seq(packet, in.numbers);
            cells[4] = in.symbols->ack(packet, in.numbers);
        }
        cells.push_back(state(row, 0));
        cells.push_back(state(row, 1));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

Sheet segmentSheet(const TextSource& source) {
    const auto& in = source.in;
    Sheet sheet{source.title, {"id", "time", "from", "to", "flags", "seq", "ack", "len", "verdict", "resent"}, {}};
    for (const auto& [record, fate] : segmentsOf(*in.trace, in.scene->position)) {
        const PacketRecord& packet = *record;
        if (in.connection && in.trace->ends(packet).connection != *in.connection)
            continue;
        const auto& tcp = packet.segment;
        sheet.rows.push_back({std::to_string(packet.seen.packet.value),
                              decimal(secondsSince(originOf(source), packet.time)), packet.from.text(),
                              packet.to.text(), flags(packet), tcp ? std::to_string(tcp->seq) : "",
                              tcp ? std::to_string(tcp->ack) : "", std::to_string(packet.payloadLength),
                              std::string(verdictText(packet, fate)), std::to_string(fate.resent)});
    }
    return sheet;
}

Sheet callSheet(const TextSource& source) {
    Sheet sheet{source.title, {"actor", "pid", "call", "enter", "return", "result", "errno"}, {}};
    for (const trace::CallView* call : callsOf(*source.in.scene)) {
        std::vector<std::string> cells{source.in.words->title(call->entered.actor),
                                       std::to_string(call->entered.pid),
                                       call->entered.text(),
                                       decimal(secondsSince(originOf(source), call->enterTime)),
                                       "",
                                       "",
                                       ""};
        if (const auto& returned = call->returned) {
            cells[4] = decimal(secondsSince(originOf(source), call->returnTime));
            cells[5] = std::to_string(returned->result);
            cells[6] = returned->error == 0 ? "" : errnoName(returned->error);
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

Sheet connectionSheet(const TextSource& source) {
    const auto& in = source.in;
    Sheet sheet{source.title,
                {"id", "client", "server", "packets", "client bytes", "server bytes", "retransmissions", "resets",
                 "client states", "server states"},
                {}};
    for (const tcp::Connection& c : in.trace->tracker().connections()) {
        if (c.id.value > in.scene->connections.size() || (in.connection && c.id != *in.connection))
            continue;
        sheet.rows.push_back({std::to_string(c.id.value), c.client().address.text(), c.server().address.text(),
                              std::to_string(c.packets), std::to_string(c.client().payloadBytes),
                              std::to_string(c.server().payloadBytes), std::to_string(c.retransmissions),
                              std::to_string(c.resets), statesOf(c.client()), statesOf(c.server())});
    }
    return sheet;
}

}  // namespace model::report
