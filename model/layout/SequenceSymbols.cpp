#include "model/layout/SequenceSymbols.h"

#include <limits>

namespace model::layout {

namespace flag = packet::flag;

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number), out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += "\u2009";
        out += digits[i];
    }
    return out;
}

namespace {

std::string plus(const char* symbol, std::uint32_t distance) {
    return distance == 0 ? std::string(symbol) : std::string(symbol) + "+" + std::to_string(distance);
}

bool reached(std::uint32_t number, std::uint32_t from) {
    return SequenceNumber(number) >= SequenceNumber(from);
}

}  // namespace

const SequenceSymbols::Names* SequenceSymbols::names(std::uint64_t connection) const {
    return connection == 0 || connection > m_names.size() ? nullptr : &m_names[connection - 1];
}

void SequenceSymbols::update(const trace::Trace& trace) {
    const auto& packets = trace.packets();
    for (; m_done < packets.size(); ++m_done) {
        if (packets[m_done].segment)
            see(*packets[m_done].segment);
    }
}

void SequenceSymbols::see(const tcp::SegmentRecord& s) {
    if (s.connection == 0)
        return;
    if (s.connection > m_names.size())
        m_names.resize(s.connection);
    Names& n = m_names[s.connection - 1];
    const auto from = static_cast<Side>(s.from);
    Space& own = n.space[s.from];
    Space& peer = n.space[1 - s.from];
    if ((s.flags & flag::Syn) && (!own.initial || own.guessed)) {
        own.initial = s.seq;
        own.guessed = false;
    }
    if (!own.initial) {
        own.initial = s.seq;
        own.guessed = true;
    }
    if (!peer.initial && (s.flags & flag::Ack)) {
        peer.initial = s.ack;
        peer.guessed = true;
    }
    if (!(s.flags & flag::Fin) || own.fin)
        return;
    if (!n.closer) {
        n.closer = from;
        if (s.flags & flag::Ack) {
            peer.closing = s.ack;
            peer.closingFrom = s.packet;
        }
    }
    own.fin = s.seq;
    own.finFrom = s.packet;
}

std::string SequenceSymbols::text(const Names& n, Side side, std::uint32_t number, std::uint64_t packet,
                                  Numbers numbers, bool isAck) {
    const Space& space = n.space[static_cast<std::size_t>(side)];
    if (numbers == Numbers::Absolute || !space.initial)
        return grouped(number);
    const std::uint32_t relative = number - *space.initial;
    if (numbers == Numbers::Relative || space.guessed)
        return grouped(relative);
    const bool closer = n.closer == side;
    // An ack at the FIN's own number still counts what came before it: where nothing lies between, v and w are equal.
    if (space.fin && packet >= space.finFrom && (isAck ? number != *space.fin : true) && reached(number, *space.fin))
        return plus(closer ? "u" : "w", number - *space.fin);
    if (space.closing && packet >= space.closingFrom && reached(number, *space.closing))
        return plus("v", number - *space.closing);
    if (space.fin && packet >= space.finFrom && reached(number, *space.fin))
        return plus(closer ? "u" : "w", number - *space.fin);
    return plus(side == Side::Client ? "x" : "y", relative);
}

std::string SequenceSymbols::seq(const trace::PacketRecord& packet, Numbers numbers) const {
    if (!packet.segment)
        return {};
    const Names* n = names(packet.segment->connection);
    return n ? text(*n, static_cast<Side>(packet.segment->from), packet.segment->seq, packet.segment->packet, numbers,
                    false)
             : grouped(packet.segment->seq);
}

std::string SequenceSymbols::ack(const trace::PacketRecord& packet, Numbers numbers) const {
    if (!packet.segment || !(packet.segment->flags & flag::Ack))
        return {};
    const Names* n = names(packet.segment->connection);
    return n ? text(*n, other(static_cast<Side>(packet.segment->from)), packet.segment->ack, packet.segment->packet,
                    numbers, true)
             : grouped(packet.segment->ack);
}

std::string SequenceSymbols::label(const trace::PacketRecord& packet, Numbers numbers) const {
    const std::string s = seq(packet, numbers), a = ack(packet, numbers);
    if (s.empty())
        return {};
    return a.empty() ? "seq = " + s : "seq = " + s + ", ack = " + a;
}

std::string SequenceSymbols::value(ConnectionId connection, Side space, SequenceNumber number, Numbers numbers) const {
    const Names* n = names(connection.value);
    return n ? text(*n, space, number.raw(), std::numeric_limits<std::uint64_t>::max(), numbers, false)
             : grouped(number.raw());
}

std::vector<SequenceSymbols::Meaning> SequenceSymbols::meanings(ConnectionId connection) const {
    std::vector<Meaning> out;
    const Names* n = names(connection.value);
    if (!n)
        return out;
    for (const Side side : {Side::Client, Side::Server}) {
        const Space& space = n->space[static_cast<std::size_t>(side)];
        if (space.initial && !space.guessed)
            out.push_back({side == Side::Client ? 'x' : 'y', *space.initial, side});
    }
    for (const Side side : {Side::Client, Side::Server}) {
        const Space& space = n->space[static_cast<std::size_t>(side)];
        if (space.closing)
            out.push_back({'v', *space.closing, side});
        if (space.fin)
            out.push_back({n->closer == side ? 'u' : 'w', *space.fin, side});
    }
    return out;
}

}  // namespace model::layout
