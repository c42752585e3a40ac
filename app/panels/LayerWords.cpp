#include "app/panels/LayerWords.h"

#include "app/diagrams/LayersMessage.h"
#include "model/layout/ByteText.h"

namespace app::panels {

using namespace model::layout;
using diagrams::LayersMessage;

namespace {

constexpr std::size_t kMostBytes = 10;  // of the message's words

LayerStack::Part partOf(const HeaderBlock& block, const std::vector<std::uint8_t>& bytes) {
    if (block.kind != HeaderBlock::Kind::Payload) {
        const bool link = block.kind == HeaderBlock::Kind::Link, ip = block.kind == HeaderBlock::Kind::Ip;
        return {block.kind, link ? "Link" : ip ? "IP" : block.title, std::to_string(block.range.length)};
    }
    std::string text = "\"";
    const std::size_t length = std::min<std::size_t>(block.range.length, kMostBytes);
    for (std::size_t i = block.range.offset; i < block.range.offset + length && i < bytes.size(); ++i)
        text += dumpCharacter(bytes[i]);
    return {block.kind, text + (block.range.length > length ? "…\"" : "\""), {}};
}

LayerStack stackOf(const LayersMessage& message, Way way) {
    const LayersMessage::End& end = message.end(way);
    LayerStack stack;
    stack.sends = way == Way::Down;
    for (const Layer layer : kLayers) {
        LayerStack::Row& row = stack.rows.emplace_back();
        row.faint = (way == Way::Up && !message.arrived()) || layer < end.top;
        if (layer != Layer::Socket)
            for (const HeaderBlock* block : message.blocksAt(layer))
                row.parts.push_back(partOf(*block, message.bytes()));
        if (!row.parts.empty())
            continue;
        for (const QString& words :
             layer == Layer::Socket ? message.socketTexts(way) : QStringList{message.withoutData(way), QString()})
            row.words.push_back(words.toStdString());
        if (layer == Layer::Socket)  // its call last: the door itself always has a name
            row.words.push_back(end.fd.toStdString());
    }
    return stack;
}

}  // namespace

void tellLayers(std::map<std::string, GiantContent>& giants, const Frame& frame) {
    const auto* scenario = frame.stage->scenario();
    if (!scenario || scenario->panel != "layers")
        return;
    const LayersMessage message(frame.inputs);
    if (!message)
        return;
    for (const Way way : {Way::Down, Way::Up})
        if (const auto found = giants.find(message.end(way).actor); found != giants.end())
            found->second.layers = stackOf(message, way);
}

}  // namespace app::panels
