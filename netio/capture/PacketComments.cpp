#include "netio/capture/PacketComments.h"

#include <cstdio>

namespace netio::capture {

using namespace model;

using namespace model::trace;

namespace {

std::string duration(Timestamp from, Timestamp to) {
    const double seconds = static_cast<double>(to.ns - from.ns) / 1e9;
    char text[32];
    if (seconds >= 1)
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    else
        std::snprintf(text, sizeof text, "%.0f ms", seconds * 1000);
    return text;
}

std::string who(const Origin& origin) {
    const std::string number = "pid " + std::to_string(*origin.pid);
    return origin.actor.empty() ? number : origin.actor + " (" + number + ")";
}

std::string sent(const PacketRecord& packet, const Origin& origin) {
    if (const CallView* call = origin.call) {
        const auto& fd = call->entered.fd;
        return "sent by " + who(origin) + " in " + std::string(call->entered.name()) + "(" +
               (fd ? std::to_string(*fd) : "") + ")";
    }
    if (!origin.socket && packet.segment && (packet.segment->flags & packet::flag::Rst) != 0)
        return "sent by the kernel: no socket at " + packet.from.text();
    return origin.socket && origin.pid ? "sent by the kernel for " + who(origin) : std::string();
}

std::string became(const PacketFate& fate) {
    if (fate.held && !fate.verdict)
        return "still held at the end";
    if (!fate.verdict || fate.verdict == Verdict::Absorbed)
        return {};
    const std::string verdict(name(*fate.verdict));
    if (!fate.held)
        return verdict;
    const std::string held = duration(*fate.held, *fate.settled);
    return arrived(fate.verdict) ? verdict + " after " + held : "held " + held + ", then " + verdict;
}

std::string absorbed(std::uint32_t copies) {
    if (copies == 0)
        return {};
    return "resent by the kernel " + (copies == 1 ? "once" : std::to_string(copies) + " times") +
           " meanwhile: absorbed";
}

}  // namespace

std::vector<std::string> packetComments(const Moment& end, PacketId packet) {
    std::vector<std::string> comments;
    const Trace& trace = end.trace();
    const PacketRecord* record = trace.packet(packet);
    const bool foreign = trace.packets().size() == trace.size();
    if (!record || foreign)
        return comments;
    const PacketFate fate = end.fate(packet);
    for (std::string comment : {sent(*record, end.origin(packet)), became(fate), absorbed(fate.resent)}) {
        if (!comment.empty())
            comments.push_back(std::move(comment));
    }
    return comments;
}

}  // namespace netio::capture
