// Strict reading of a JSON value: a wrong type, an unknown or a missing key throws a ScenarioFault with the value's
// JSON pointer. Used only inside parseScenario, which turns faults into errors with a line.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/Suggestion.h"
#include "model/scenario/JsonPlaces.h"

namespace model::scenario {

struct ScenarioFault {
    Reason reason;
    std::string pointer;
    JsonPart part = JsonPart::Value;       // which of it is wrong
    std::optional<std::size_t> byte = {};  // of what a string says: where it is wrong
};

// "hold pass"
[[nodiscard]] std::string joined(std::span<const std::string_view> names);
// "hold, pass", with the comma of the language it is told in
[[nodiscard]] Reason listed(std::span<const std::string_view> names);

class JsonNode {
public:
    JsonNode(const nlohmann::json& value, std::string pointer) : m_value(value), m_pointer(std::move(pointer)) {}

    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    [[nodiscard]] bool isText() const { return m_value.is_string(); }
    [[nodiscard]] bool isObject() const { return m_value.is_object(); }
    [[nodiscard]] bool isInteger() const { return m_value.is_number_integer(); }
    [[nodiscard]] std::size_t size() const { return m_value.size(); }

    [[noreturn]] void fail(const Reason& reason) const { throw ScenarioFault{reason, m_pointer}; }
    [[noreturn]] void failKey(const Reason& reason) const { throw ScenarioFault{reason, m_pointer, JsonPart::Key}; }
    // In the text, at this byte of it.
    [[noreturn]] void failAt(std::size_t byte, const Reason& reason) const {
        throw ScenarioFault{reason, m_pointer, JsonPart::Value, byte};
    }

    // An object with no other keys than these.
    void requireObject(std::span<const std::string_view> keys) const;
    [[nodiscard]] bool has(std::string_view key) const { return m_value.contains(key); }
    [[nodiscard]] JsonNode at(std::string_view key) const;
    [[nodiscard]] std::vector<JsonNode> elements() const;
    [[nodiscard]] std::vector<std::pair<std::string, JsonNode>> members() const;
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::uint32_t count(std::int64_t most) const { return static_cast<std::uint32_t>(integer(0, most)); }

    // One of the names. unknown: "unknown state '%1'"
    [[nodiscard]] const std::string& choice(std::span<const std::string_view> names, const char* unknown) const;

private:
    const nlohmann::json& m_value;
    std::string m_pointer;

    // The key, as the author knows the value by.
    [[nodiscard]] Reason name() const;
};

}  // namespace model::scenario
