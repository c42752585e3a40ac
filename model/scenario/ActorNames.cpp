#include "model/scenario/ActorNames.h"

namespace model::scenario {

void ActorNames::require(const std::string& name, const JsonNode& node) const {
    if (contains(name))
        return;
    const std::vector<std::string_view> known(m_names.begin(), m_names.end());
    node.fail(didYouMean(Reason("unknown actor '%1'", name), name, known));
}

std::string ActorNames::of(const JsonNode& object) const {
    const JsonNode named = object.at("actor");
    require(named.text(), named);
    return named.text();
}

PacketSelector ActorNames::selector(const JsonNode& node) const {
    auto selector = parseSelector(node.text());
    if (!selector)
        node.fail(selector.error().reason);
    if (!selector.value().from.empty())
        require(selector.value().from, node);
    if (!selector.value().to.empty())
        require(selector.value().to, node);
    return selector.take();
}

}  // namespace model::scenario
