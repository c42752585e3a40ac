#include "model/scenario/JsonNode.h"

#include <algorithm>
#include <limits>

namespace model::scenario {

std::string joined(std::span<const std::string_view> names) {
    std::string all;
    for (std::string_view name : names)
        all.append(all.empty() ? "" : " ").append(name);
    return all;
}

Reason listed(std::span<const std::string_view> names) {
    Reason all;
    for (std::string_view name : names)
        all = all.empty() ? Reason::text(name) : Reason("%1, %2", all, name);
    return all;
}

void JsonNode::requireObject(std::span<const std::string_view> keys) const {
    if (!m_value.is_object())
        fail(Reason("%1 must be an object {...}", name()));
    for (const auto& [key, value] : m_value.items()) {
        if (std::ranges::find(keys, key) == keys.end())
            JsonNode(value, m_pointer + '/' + key).failKey(didYouMean(Reason("unknown key '%1'", key), key, keys));
    }
}

JsonNode JsonNode::at(std::string_view key) const {
    if (!m_value.contains(key))
        fail(Reason("%1 lacks '%2'", name(), key));
    return {m_value.at(std::string(key)), m_pointer + '/' + std::string(key)};
}

std::vector<JsonNode> JsonNode::elements() const {
    if (!m_value.is_array())
        fail(Reason("%1 must be a list [...]", name()));
    std::vector<JsonNode> all;
    for (std::size_t i = 0; i < m_value.size(); ++i)
        all.emplace_back(m_value[i], m_pointer + '/' + std::to_string(i));
    return all;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
    if (!m_value.is_object())
        fail(Reason("%1 must be an object {...}", name()));
    std::vector<std::pair<std::string, JsonNode>> all;
    for (const auto& [key, value] : m_value.items())
        all.emplace_back(key, JsonNode(value, m_pointer + '/' + key));
    return all;
}

const std::string& JsonNode::text() const {
    if (!m_value.is_string())
        fail(Reason("%1 must be text in quotes", name()));
    const auto& content = m_value.get_ref<const std::string&>();
    if (content.find_first_not_of(" \t\r\n") == std::string::npos)
        fail(Reason("%1 is empty", name()));
    return content;
}

bool JsonNode::boolean() const {
    if (!m_value.is_boolean())
        fail(Reason("%1 must be true or false", name()));
    return m_value.get<bool>();
}

std::int64_t JsonNode::integer(std::int64_t least, std::int64_t most) const {
    if (!m_value.is_number_integer())
        fail(Reason("%1 must be a whole number", name()));
    if (m_value.is_number_unsigned() &&
        m_value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        fail(Reason("%1 is too large", name()));
    const auto number = m_value.get<std::int64_t>();
    if (number < least || number > most)
        fail(Reason("%1 must be from %2 to %3", name(), least, most));
    return number;
}

const std::string& JsonNode::choice(std::span<const std::string_view> names, const char* unknown) const {
    const std::string& word = text();
    if (std::ranges::find(names, word) != names.end())
        return word;
    const Reason said(unknown, word);
    const bool few = names.size() <= 12;
    fail(didYouMean(said, word, names, few ? Reason("%1; possible: %2", said, joined(names)) : said));
}

Reason JsonNode::name() const {
    if (m_pointer.empty())
        return Reason("the file");
    const std::string last = m_pointer.substr(m_pointer.rfind('/') + 1);
    if (last.find_first_not_of("0123456789") != std::string::npos)
        return Reason::text("'" + last + "'");
    const std::string list = m_pointer.substr(0, m_pointer.rfind('/'));
    return Reason("an entry of '%1'", list.substr(list.rfind('/') + 1));
}

}  // namespace model::scenario
