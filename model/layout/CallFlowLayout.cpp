#include "model/layout/CallFlowLayout.h"

#include <algorithm>
#include <optional>

#include "model/call/CallRow.h"

namespace model::layout {

using namespace trace;
namespace flag = packet::flag;

namespace {

const CallEntered* entered(const Trace& trace, const LadderCall& call) {
    return std::get_if<CallEntered>(&trace.events()[call.entered].what);
}

const CallReturned* returned(const Trace& trace, const LadderCall& call) {
    return call.returned == kNever ? nullptr : std::get_if<CallReturned>(&trace.events()[call.returned].what);
}

// What such a call waits for, told by how it came back.
Wake awaited(call::Wait wait, const CallReturned& back) {
    switch (wait) {
        case call::Wait::Connection:
            return Wake::Handshake;
        case call::Wait::SynAck:
            return back.error != 0 ? Wake::Reset : Wake::SynAck;
        case call::Wait::Datagram:
            return back.error != 0 ? Wake::Reset : Wake::Datagram;
        case call::Wait::Bytes:
            return back.error != 0 ? Wake::Reset : back.result > 0 ? Wake::Data : Wake::End;
        case call::Wait::Nothing:
        case call::Wait::Room:
        case call::Wait::Event:
        case call::Wait::Acknowledged:
            return Wake::None;
    }
    return Wake::None;
}

bool carries(Wake wake, const PacketRecord& packet) {
    const std::uint16_t flags = packet.segment ? packet.segment->flags : 0;
    switch (wake) {
        case Wake::None:
            return false;
        case Wake::Handshake:
            return packet.segment && (flags & (flag::Ack | flag::Syn | flag::Rst)) == flag::Ack;
        case Wake::SynAck:
            return (flags & (flag::Syn | flag::Ack)) == (flag::Syn | flag::Ack);
        case Wake::Data:
            return packet.payloadLength > 0;
        case Wake::Datagram:
            return packet.protocol == Protocol::Udp;
        case Wake::End:
            return (flags & flag::Fin) != 0;
        case Wake::Reset:
            return (flags & flag::Rst) != 0 || packet.protocol == Protocol::Icmp;
    }
    return false;
}

// What a call by which a process sends it does; nullopt: no call sends it.
std::optional<call::Sends> sentBy(Wake wake) {
    switch (wake) {
        case Wake::None:
        case Wake::SynAck:  // the kernel's own answer
        case Wake::Reset:
            return std::nullopt;
        case Wake::Handshake:
            return call::Sends::Syn;
        case Wake::Data:
        case Wake::Datagram:
            return call::Sends::Data;
        case Wake::End:
            return call::Sends::End;
    }
    return std::nullopt;
}

}  // namespace

CallFlowLayout::CallFlowLayout(const Trace& trace, const LadderLayout& ladder, std::size_t beforeEvent) {
    struct Moment {
        std::uint32_t event, call;
        bool enters;
    };
    std::vector<Moment> moments;
    for (std::uint32_t i = 0; i < ladder.calls().size(); ++i) {
        const LadderCall& call = ladder.calls()[i];
        if (call.entered >= beforeEvent)
            break;
        moments.push_back({call.entered, i, true});
        if (call.returned < beforeEvent)
            moments.push_back({call.returned, i, false});
    }
    std::sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) { return a.event < b.event; });

    std::vector<std::uint32_t> free(ladder.lanes().size(), 0);  // next row of each column
    std::vector<std::uint32_t> flowOf(ladder.calls().size(), kNever);
    std::uint32_t now = 0;  // no later event stands higher
    for (const Moment& moment : moments) {
        const LadderCall& call = ladder.calls()[moment.call];
        if (moment.enters) {
            const std::uint32_t row = std::max(free[call.lane], now);
            flowOf[moment.call] = static_cast<std::uint32_t>(m_calls.size());
            m_calls.push_back({moment.call, call.lane, row, row, call.returned >= beforeEvent, Wake::None, 0});
            free[call.lane] = row + 1;
            now = row;
            continue;
        }
        FlowCall& flow = m_calls[flowOf[moment.call]];
        if (call.returnY > call.enterY) {
            flow.lastRow = std::max(flow.row + 1, now);
            free[call.lane] = std::max(free[call.lane], flow.lastRow + 1);
            now = flow.lastRow;
        }
        wake(trace, ladder, flowOf[moment.call]);
    }
    for (FlowCall& flow : m_calls) {
        if (flow.running)
            flow.lastRow = std::max(flow.row, now);
        m_rows = std::max(m_rows, flow.lastRow + 1);
    }
}

void CallFlowLayout::wake(const Trace& trace, const LadderLayout& ladder, std::uint32_t flow) {
    FlowCall& woken = m_calls[flow];
    const LadderCall& call = ladder.calls()[woken.call];
    const CallEntered* in = entered(trace, call);
    const CallReturned* back = returned(trace, call);
    if (!in || !back)
        return;
    const Wake wanted = awaited(in->value->row().waits, *back);
    if (wanted == Wake::None)
        return;
    const auto& segments = ladder.segments().all();
    for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
        const PacketRecord& packet = trace.packets()[segment->packet];
        if (segment->settled >= call.returned || !arrived(segment->verdict) ||
            ladder.laneOf(segment->toParty) != woken.lane || !carries(wanted, packet))
            continue;
        woken.wokenBy = wanted;
        woken.bytes = static_cast<std::uint32_t>(std::max<std::int64_t>(0, back->result));
        const std::uint32_t sender = ladder.laneOf(segment->fromParty);
        for (auto origin = m_calls.rbegin(); origin != m_calls.rend(); ++origin) {
            const LadderCall& sent = ladder.calls()[origin->call];
            const CallEntered* how = entered(trace, sent);
            if (origin->lane != sender || sent.entered >= packet.event || !how ||
                how->value->row().sends != sentBy(wanted))
                continue;
            m_arrows.push_back({static_cast<std::uint32_t>(m_calls.rend() - origin - 1), flow, wanted, woken.bytes});
            return;
        }
        return;
    }
}

}  // namespace model::layout
