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
    return mask == kAllOfThem && flags == flag::Ack && data == false;
}

Reason PacketSelector::said() const {
    const Reason kind(word, {}), carried = payload.empty() ? kind : Reason("%1 \"%2\"", kind, payload);
    return from.empty() ? carried : Reason("%1 from %2", carried, from);
}

Result<PacketSelector, ParseError> parseSelector(std::string_view text) {
    const std::vector<Piece> pieces = split(text);
    if (pieces.empty())
        return ParseError{Reason("a segment is expected, such as \"SYN from client\""), 0};
    const auto word =
        std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return w.name == pieces[0].text; });
    if (word == kWords.end()) {
        const Reason unknown = Reason("unknown segment '%1'", pieces[0].text);
        const Reason known =
            Reason("%1; known are SYN  SYN,ACK  ACK  FIN  FIN,ACK  RST  data  datagram  ICMP  any", unknown);
        return ParseError{didYouMean(unknown, pieces[0].text, kNames, known), pieces[0].offset};
    }
    PacketSelector selector;
    selector.mask = word->mask;
    selector.flags = word->flags;
    selector.data = word->data;
    selector.protocol = word->protocol;
    selector.word = std::string(word->name);

    std::size_t next = 1;
    if (next < pieces.size() && pieces[next].text.front() == '"') {
        const std::string_view quoted = pieces[next].text;
        if (quoted.size() < 3 || quoted.back() != '"')
            return ParseError{Reason("the payload stands in quotes: data \"hello\" from client"), pieces[next].offset};
        selector.payload = std::string(quoted.substr(1, quoted.size() - 2));
        ++next;
    }
    if (next < pieces.size()) {
        if (pieces[next].text != "from" || next + 1 >= pieces.size())
            return ParseError{Reason("'from' and an actor are expected after %1", word->name), pieces[next].offset};
        selector.from = std::string(pieces[next + 1].text);
        next += 2;
    }
    if (next < pieces.size())
        return ParseError{Reason("nothing may follow the actor"), pieces[next].offset};
    return selector;
}

bool isPureAck(const trace::PacketRecord& packet) {
    return packet.segment && packet.payloadLength == 0 && (packet.segment->flags & kAllOfThem) == flag::Ack;
}

bool carries(const PacketSelector& selector, const trace::PacketRecord& packet, const trace::Trace& trace) {
    if (selector.protocol && *selector.protocol != packet.protocol)
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
    return selector.from.empty() || senderOf(packet, scene, trace) == selector.from;
}

std::string senderOf(const trace::PacketRecord& packet, const trace::Scene& scene, const trace::Trace& trace) {
    return trace::Moment(trace, scene.position).origin(packet.seen.packet).actor;
}

}  // namespace model::scenario
