#include "model/report/StatesTable.h"

#include <array>
#include <cstdio>

namespace model::report {
namespace {

std::string counted(std::uint64_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string statesLine(const tcp::Endpoint& end) {
    std::string out;
    for (const tcp::Transition& state : end.states)
        out += (out.empty() ? "" : ", ") + stateText(state);
    return out;
}

std::string duration(Timestamp first, Timestamp last) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6f s", secondsSince(first, last));
    return text.data();
}

std::string block(const tcp::Connection& c) {
    const std::string number = "#" + std::to_string(c.id.value) + "  ";
    const std::string indent(number.size(), ' ');
    std::string out = number + c.client().address.text() + " -> " + c.server().address.text() + "\n" + indent;
    out += counted(c.packets, "packet") + " in " + duration(c.first, c.last) +
           ", bytes: " + std::to_string(c.client().payloadBytes) + " from the client, " +
           std::to_string(c.server().payloadBytes) + " from the server";
    if (c.retransmissions > 0)
        out += ", " + counted(c.retransmissions, "retransmission");
    if (c.resets > 0)
        out += ", " + counted(c.resets, "reset");
    return out + "\n" + indent + "client  " + statesLine(c.client()) + "\n" + indent + "server  " +
           statesLine(c.server()) + "\n";
}

}  // namespace

std::string statesTable(const StatesSource& source, const tcp::ConnectionTracker& tracker) {
    std::string out = source.file + ": " + counted(source.packets, "packet") + ", " +
                      counted(tracker.connections().size(), "TCP connection");
    if (source.skipped > 0) {
        out += ", " + std::to_string(source.skipped) + " skipped (not TCP, or unreadable";
        out += (source.problem.empty() ? "" : ": " + source.problem) + ")";
    }
    out += "\n";
    if (source.moved > 0)
        out += counted(source.moved, "packet") + " stood behind later ones: put in order by time\n";
    if (source.outOfOrder > 0)
        out +=
            counted(source.outOfOrder, "packet") + " much earlier than what stands before: left in the file's order\n";
    for (const tcp::Connection& connection : tracker.connections())
        out += "\n" + block(connection);
    return out;
}

}  // namespace model::report
