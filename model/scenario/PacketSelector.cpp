#include "model/scenario/PacketSelector.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "model/base/Suggestion.h"
#include "model/packet/Packet.h"

namespace model::scenario {
namespace {

namespace flag = packet::flag;

struct Word {
    std::string_view name;
    std::uint16_t mask, flags;
    std::optional<bool> data;
    std::optional<trace::Protocol> protocol;
    bool fragment = false;  // of a datagram
};

constexpr std::uint16_t kAllOfThem = flag::Syn | flag::Fin | flag::Rst | flag::Ack;
constexpr auto kTcp = trace::Protocol::Tcp;

constexpr std::array kWords{
    Word{"SYN", flag::Syn | flag::Ack | flag::Rst, flag::Syn, {}, kTcp},
    Word{"SYN,ACK", flag::Syn | flag::Ack | flag::Rst, flag::Syn | flag::Ack, {}, kTcp},
    Word{"FIN", flag::Fin | flag::Rst, flag::Fin, {}, kTcp},
    Word{"FIN,ACK", flag::Fin | flag::Ack | flag::Rst, flag::Fin | flag::Ack, {}, kTcp},
    Word{"RST", flag::Rst, flag::Rst, {}, kTcp},
    Word{"RST,ACK", flag::Rst | flag::Ack, flag::Rst | flag::Ack, {}, kTcp},
    Word{"ACK", kAllOfThem, flag::Ack, false, kTcp},
    Word{reasonFormat("data"), flag::Syn | flag::Rst, 0, true, {}},
    Word{reasonFormat("datagram"), 0, 0, {}, trace::Protocol::Udp},
    Word{reasonFormat("fragment"), 0, 0, {}, {}, true},
    Word{"ICMP", 0, 0, {}, trace::Protocol::Icmp},
    Word{reasonFormat("any"), 0, 0, {}, {}},
};

constexpr auto kNames = [] {
    std::array<std::string_view, kWords.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = kWords[i].name;
    return names;
}();

// Words separated by blanks; a quoted part is one word with its quotes.
struct Piece {
    std::string_view text;
    std::uint64_t offset = 0;
};

std::vector<Piece> split(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        if (std::isspace(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        if (text[at] == '"') {
            at = std::min(text.size(), text.find('"', at + 1));
            at = std::min(text.size(), at + 1);
        } else {
            while (at < text.size() && !std::isspace(static_cast<unsigned char>(text[at])))
                ++at;
        }
        pieces.push_back({text.substr(begin, at - begin), begin});
    }
    return pieces;
}

}  // namespace

bool PacketSelector::pureAck() const {
    return !one && mask == kAllOfThem && flags == flag::Ack && data == false;
}

Reason PacketSelector::said() const {
    const Reason kind(word, {}), carried = payload.empty() ? kind : Reason("%1 \"%2\"", kind, payload);
    Reason said = one ? Reason("one %1", carried) : carried;
    if (!from.empty())
        said = Reason("%1 from %2", said, from);
    if (!to.empty())
        said = Reason("%1 to %2", said, to);
    return connection ? Reason("%1 connection %2", said, connection) : said;
}

Result<PacketSelector, ParseError> parseSelector(std::string_view text) {
    const std::vector<Piece> pieces = split(text);
    if (pieces.empty())
        return ParseError{Reason("a segment is expected, such as \"SYN from client\""), 0};
    PacketSelector selector;
    std::size_t next = 0;
    if (pieces[0].text == "one" && pieces.size() > 1) {
        selector.one = true;
        ++next;
    }
    const auto word = std::ranges::find(kWords, pieces[next].text, &Word::name);
    if (word == kWords.end()) {
        const Reason unknown = Reason("unknown segment '%1'", pieces[next].text);
        const Reason known =
            Reason("%1; known are SYN  SYN,ACK  ACK  FIN  FIN,ACK  RST  data  datagram  fragment  ICMP  any", unknown);
        return ParseError{didYouMean(unknown, pieces[next].text, kNames, known), pieces[next].offset};
    }
    ++next;
    selector.mask = word->mask;
    selector.flags = word->flags;
    selector.data = word->data;
    selector.protocol = word->protocol;
    selector.fragment = word->fragment;
    selector.word = std::string(word->name);

    if (next < pieces.size() && pieces[next].text.front() == '"') {
        const std::string_view quoted = pieces[next].text;
        if (quoted.size() < 3 || quoted.back() != '"')
            return ParseError{Reason("the payload stands in quotes: data \"hello\" from client"), pieces[next].offset};
        selector.payload = std::string(quoted.substr(1, quoted.size() - 2));
        ++next;
    }
    for (; next < pieces.size(); next += 2) {
        const std::string_view key = pieces[next].text;
        const bool known = key == "from" || key == "to" || key == "connection";
        if (!known && !selector.from.empty())
            return ParseError{Reason("nothing may follow the actor"), pieces[next].offset};
        if (!known || next + 1 >= pieces.size())
            return ParseError{Reason("'from' and an actor are expected after %1", word->name), pieces[next].offset};
        const std::string value(pieces[next + 1].text);
        if (key == "from")
            selector.from = value;
        else if (key == "to")
            selector.to = value;
        else if (value.find_first_not_of("0123456789") != std::string::npos || value.size() > 9 || value[0] == '0')
            return ParseError{Reason("connections are counted from 1"), pieces[next + 1].offset};
        else
            selector.connection = static_cast<std::uint32_t>(std::stoul(value));
    }
    return selector;
}

bool isPureAck(const trace::PacketRecord& packet) {
    return packet.segment && packet.payloadLength == 0 && (packet.segment->flags & kAllOfThem) == flag::Ack;
}

bool carries(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Trace& trace) {
    if (selector.protocol && *selector.protocol != packet.protocol)
        return false;
    if ((selector.fragment && !packet.fragment) ||
        (selector.connection != 0 && (!packet.segment || packet.segment->connection != selector.connection)))
        return false;
    const std::uint16_t flags = packet.segment ? packet.segment->flags : 0;
    if ((flags & selector.mask) != selector.flags)
        return false;
    if (selector.data && (*selector.data != (packet.payloadLength > 0) || packet.protocol == trace::Protocol::Icmp))
        return false;
    if (selector.payload.empty())
        return true;
    const std::vector<std::uint8_t> bytes = trace.bytes(packet.seen.packet);
    return std::search(bytes.begin(), bytes.end(), selector.payload.begin(), selector.payload.end(),
                       [](auto a, char b) { return a == static_cast<std::uint8_t>(b); }) != bytes.end();
}

bool matches(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
             const trace::Trace& trace) {
    return carries(selector, packet, trace) && isFrom(selector, packet, scene, trace);
}

bool isFrom(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Scene& scene,
            const trace::Trace& trace) {
    return (selector.from.empty() || senderOf(packet, scene, trace) == selector.from) &&
           (selector.to.empty() || receiverOf(packet, scene) == selector.to);
}

std::string receiverOf(const trace::PacketRecord& packet, const trace::Scene& scene) {
    if (packet.segment && packet.segment->connection <= scene.connections.size())
        return scene.connections[packet.segment->connection - 1].ends[packet.segment->from == 0 ? 1 : 0].actor;
    for (auto it = scene.sockets.rbegin(); it != scene.sockets.rend(); ++it) {
        const trace::SocketView& socket = it->second;
        const IpAddress local = socket.now.local.ip.unmapped();
        if (socket.now.protocol == packet.protocol && socket.now.local.port == packet.to.port &&
            (local == packet.to.ip || local.isAny()) && !socket.lastOwners.empty())
            return scene.actorOfPid(socket.lastOwners.front().pid);
    }
    return {};
}

std::string senderOf(const trace::PacketRecord& packet, const trace::Scene& scene, const trace::Trace& trace) {
    return trace::Moment(trace, scene.position).origin(packet.seen.packet).actor;
}

}  // namespace model::scenario
