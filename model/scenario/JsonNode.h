// Strict reading of a JSON value: a wrong type, an unknown or a missing key throws a ScenarioFault with the value's
// JSON pointer. Used only inside parseScenario, which turns faults into errors with a line.
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/Suggestion.h"

namespace model::scenario {

struct ScenarioFault {
    Reason reason;
    std::string pointer;
};

// "hold pass"
[[nodiscard]] inline std::string joined(std::span<const std::string_view> names) {
    std::string all;
    for (std::string_view name : names)
        all += (all.empty() ? "" : " ") + std::string(name);
    return all;
}

class JsonNode {
public:
    JsonNode(const nlohmann::json& value, std::string pointer) : m_value(value), m_pointer(std::move(pointer)) {}

    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] bool isText() const { return m_value.is_string(); }
    [[nodiscard]] bool isObject() const { return m_value.is_object(); }
    [[nodiscard]] bool isInteger() const { return m_value.is_number_integer(); }
    [[nodiscard]] std::size_t size() const { return m_value.size(); }

    [[noreturn]] void fail(const Reason& reason) const { throw ScenarioFault{reason, m_pointer}; }

    // An object with no other keys than these.
    void requireObject(std::span<const std::string_view> keys) const {
        if (!m_value.is_object())
            fail(Reason("%1 must be an object {...}", name()));
        for (const auto& [key, value] : m_value.items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                JsonNode(value, m_pointer + '/' + key).fail(didYouMean(Reason("unknown key '%1'", key), key, keys));
        }
    }
    [[nodiscard]] bool has(std::string_view key) const { return m_value.contains(key); }
    [[nodiscard]] JsonNode at(std::string_view key) const {
        if (!m_value.contains(key))
            fail(Reason("%1 lacks '%2'", name(), key));
        return {m_value.at(std::string(key)), m_pointer + '/' + std::string(key)};
    }
    [[nodiscard]] std::vector<JsonNode> elements() const {
        if (!m_value.is_array())
            fail(Reason("%1 must be a list [...]", name()));
        std::vector<JsonNode> all;
        for (std::size_t i = 0; i < m_value.size(); ++i)
            all.emplace_back(m_value[i], m_pointer + '/' + std::to_string(i));
        return all;
    }
    [[nodiscard]] std::vector<std::pair<std::string, JsonNode>> members() const {
        if (!m_value.is_object())
            fail(Reason("%1 must be an object {...}", name()));
        std::vector<std::pair<std::string, JsonNode>> all;
        for (const auto& [key, value] : m_value.items())
            all.emplace_back(key, JsonNode(value, m_pointer + '/' + key));
        return all;
    }
    [[nodiscard]] const std::string& text() const {
        if (!m_value.is_string())
            fail(Reason("%1 must be text in quotes", name()));
        const auto& content = m_value.get_ref<const std::string&>();
        if (content.find_first_not_of(" \t\r\n") == std::string::npos)
            fail(Reason("%1 is empty", name()));
        return content;
    }
    [[nodiscard]] bool boolean() const {
        if (!m_value.is_boolean())
            fail(Reason("%1 must be true or false", name()));
        return m_value.get<bool>();
    }
    [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const {
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
    [[nodiscard]] std::uint32_t count(std::int64_t most) const { return static_cast<std::uint32_t>(integer(0, most)); }

    // One of the names. unknown: "unknown state '%1'"
    [[nodiscard]] const std::string& choice(std::span<const std::string_view> names, const char* unknown) const {
        const std::string& word = text();
        if (std::find(names.begin(), names.end(), word) != names.end())
            return word;
        const Reason said(unknown, word);
        const bool few = names.size() <= 12;
        fail(didYouMean(said, word, names, few ? Reason("%1; possible: %2", said, joined(names)) : said));
    }

private:
    const nlohmann::json& m_value;
    std::string m_pointer;

    // The key, as the author knows the value by.
    [[nodiscard]] Reason name() const {
        if (m_pointer.empty())
            return Reason("the file");
        const std::string last = m_pointer.substr(m_pointer.rfind('/') + 1);
        if (last.find_first_not_of("0123456789") != std::string::npos)
            return Reason::text("'" + last + "'");
        const std::string list = m_pointer.substr(0, m_pointer.rfind('/'));
        return Reason("an entry of '%1'", list.substr(list.rfind('/') + 1));
    }
};

}  // namespace model::scenario
