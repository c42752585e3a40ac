// The values of a field that are more than a JSON type of their own: text of any bytes, a reason, an address. And what
// a field may throw while an object is read.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "model/base/Address.h"
#include "model/base/Boxed.h"
#include "model/base/Ids.h"
#include "model/base/Reason.h"

namespace model {

using Json = nlohmann::ordered_json;

struct WrongField {
    std::string reason;  // "\"pid\" is not a whole number"
};
// An enumerator of a newer program.
struct UnknownName {
    std::string key, name;
};

// Throws WrongField "\"pid\" is not a whole number" unless `right`.
void requireType(bool right, const char* key, const char* expected);

// JSON strings are UTF-8; bytes that a call has read may be anything: {"hex":"ff00"}.
[[nodiscard]] Json toJson(const std::string& bytes);
// A text, or a list of a sentence and what fills it.
[[nodiscard]] Json toJson(const Reason& reason);
[[nodiscard]] Json toJson(const Address& address);

void fromJson(const char* key, const Json& json, std::string& bytes);
void fromJson(const char* key, const Json& json, Reason& reason);
void fromJson(const char* key, const Json& json, Address& address);
void fromJson(const char* key, const Json& json, bool& value);

template <class T, template <class...> class Template>
inline constexpr bool kIsOf = false;
template <class... Arguments, template <class...> class Template>
inline constexpr bool kIsOf<Template<Arguments...>, Template> = true;

template <class T>
concept IsId = kIsOf<T, Id>;
template <class T>
concept IsOptional = kIsOf<T, std::optional> || kIsOf<T, Boxed>;
template <class T>
concept IsVector = kIsOf<T, std::vector>;

}  // namespace model
