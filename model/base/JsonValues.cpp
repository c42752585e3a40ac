#include "model/base/JsonValues.h"

#include <string_view>

#include "model/base/Utf8.h"

namespace model {
namespace {

constexpr int kDeepestReason = 8;  // a session may come from anywhere
constexpr std::string_view kDigits = "0123456789abcdef";

std::string hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return text;
}

std::string unhex(std::string_view text, const char* key) {
    const auto digit = [&](char c) {
        const std::size_t value = kDigits.find(c);
        requireType(value != std::string_view::npos, key, "hexadecimal");
        return value;
    };
    requireType(text.size() % 2 == 0, key, "hexadecimal");
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    return bytes;
}

void readReason(const char* key, const Json& json, Reason& reason, int depth) {
    std::string words;
    fromJson(key, json.is_array() && !json.empty() ? json[0] : json, words);
    std::vector<Reason> fillings;
    for (std::size_t i = 1; json.is_array() && i < json.size(); ++i) {
        requireType(depth > 0, key, "a reason");
        readReason(key, json[i], fillings.emplace_back(), depth - 1);
    }
    reason = json.is_array() ? Reason(std::move(words), std::move(fillings)) : Reason::text(words);
}

}  // namespace

void requireType(bool right, const char* key, const char* expected) {
    if (!right)
        throw WrongField{"\"" + std::string(key) + "\" is not " + expected};
}

Json toJson(const std::string& bytes) {
    return isUtf8(bytes) ? Json(bytes) : Json{{"hex", hex(bytes)}};
}

Json toJson(const Reason& reason) {
    if (reason.isText())
        return toJson(reason.words());
    Json list = Json::array({reason.words()});
    for (const Reason& filling : reason.fillings())
        list.push_back(toJson(filling));
    return list;
}

Json toJson(const Address& address) {
    return address.text();
}

void fromJson(const char* key, const Json& json, std::string& bytes) {
    const bool inHex = json.is_object() && json.contains("hex") && json["hex"].is_string();
    requireType(json.is_string() || inHex, key, "a string");
    bytes = inHex ? unhex(json["hex"].get_ref<const std::string&>(), key) : json.get<std::string>();
}

void fromJson(const char* key, const Json& json, Reason& reason) {
    readReason(key, json, reason, kDeepestReason);
}

void fromJson(const char* key, const Json& json, Address& address) {
    const auto parsed = json.is_string() ? Address::parse(json.get_ref<const std::string&>()) : std::nullopt;
    requireType(parsed.has_value(), key, "an address");
    address = *parsed;
}

void fromJson(const char* key, const Json& json, bool& value) {
    requireType(json.is_boolean(), key, "true or false");
    value = json.get<bool>();
}

}  // namespace model
