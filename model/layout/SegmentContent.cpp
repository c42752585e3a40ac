#include "model/layout/SegmentContent.h"

#include <algorithm>

namespace model::layout {

using namespace trace;

namespace {

bool absorbed(const Moment& moment, const PacketRecord& packet) {
    return moment.fate(packet.seen.packet).verdict == Verdict::Absorbed;
}

// Before it, of the same connection and direction; nullptr: the first.
const PacketRecord* previousOf(const Moment& moment, const PacketRecord& packet) {
    const auto& packets = moment.trace().packets();
    for (auto other = packets.begin() + (&packet - packets.data()); other != packets.begin();) {
        --other;
        if (other->segment && other->segment->connection == packet.segment->connection &&
            other->segment->from == packet.segment->from && !absorbed(moment, *other))
            return &*other;
    }
    return nullptr;
}

const HeaderField* fieldIn(const std::vector<HeaderBlock>& blocks, const std::string& title, const std::string& name) {
    const HeaderField* found = nullptr;
    for (const HeaderBlock& block : blocks)
        for (const HeaderField& field : block.fields)
            if (block.title == title && field.name == name)
                found = &field;
    return found;
}

void compare(SegmentContent& content, const Moment& moment, const PacketRecord& packet) {
    const PacketRecord* before = packet.segment ? previousOf(moment, packet) : nullptr;
    if (!before)
        return;
    const auto bytes = moment.trace().bytes(before->seen.packet);
    const auto old = headerBlocks(packet::decode(before->seen.linkType, bytes, before->seen.originalLength), bytes);
    for (std::size_t b = 0; b < content.blocks.size(); ++b)
        for (std::size_t f = 0; f < content.blocks[b].fields.size(); ++f) {
            const HeaderField& field = content.blocks[b].fields[f];
            if (field.meaning == HeaderField::Meaning::Filler)
                continue;
            const HeaderField* was = fieldIn(old, content.blocks[b].title, field.name);
            content.history[b][f] = {!was || was->value != field.value, was ? was->value : std::string()};
        }
}

// The number and what the lesson calls it.
void addSymbol(HeaderField& field, const std::string& symbol) {
    if (!symbol.empty() && symbol != field.value)
        field.value = symbol + "  =  " + field.value;
}

}  // namespace

const PacketRecord* newestPacket(const Moment& moment, std::optional<ConnectionId> connection) {
    const auto& packets = moment.trace().packets();
    const auto found = std::find_if(packets.rbegin(), packets.rend(), [&](const PacketRecord& packet) {
        const bool other = connection && (!packet.segment || packet.segment->connection != connection->value);
        return moment.happened(packet) && !other && !absorbed(moment, packet);
    });
    return found == packets.rend() ? nullptr : &*found;
}

SegmentContent segmentContent(const Moment& moment, const PacketRecord* packet, const SequenceSymbols& symbols,
                              Numbers numbers) {
    SegmentContent content;
    if (!packet)
        return content;
    content.record = *packet;
    content.bytes = moment.trace().bytes(packet->seen.packet);
    content.decoded = packet::decode(packet->seen.linkType, content.bytes, packet->seen.originalLength);
    content.blocks = headerBlocks(content.decoded, content.bytes);
    for (const HeaderBlock& block : content.blocks)
        content.history.emplace_back(block.fields.size());
    compare(content, moment, *packet);
    if (packet->segment)
        for (HeaderBlock& block : content.blocks)
            for (HeaderField& field : block.fields) {
                if (field.meaning == HeaderField::Meaning::SequenceNumber)
                    addSymbol(field, symbols.seq(*packet, numbers));
                else if (field.meaning == HeaderField::Meaning::AcknowledgmentNumber)
                    addSymbol(field, symbols.ack(*packet, numbers));
            }
    return content;
}

const HeaderBlock* blockOfByte(const std::vector<HeaderBlock>& blocks, std::size_t byte) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [byte](const HeaderBlock& block) {
        return byte >= block.range.offset && byte < block.range.offset + block.range.length;
    });
    return found == blocks.end() ? nullptr : &*found;
}

}  // namespace model::layout
