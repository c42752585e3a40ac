// A struct's fields out of a JSON object, from the description that FieldWriter writes them by. What is missing is left
// alone, so that fields may be added, never renamed. A wrong field throws WrongField or UnknownName; who reads an
// object catches both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "model/base/JsonValues.h"
#include "model/base/Names.h"

namespace model {

class FieldReader {
public:
    explicit FieldReader(const Json& object) : m_object(object) {}

    template <class T>
    void operator()(const char* key, T& value) const {
        if (const auto found = m_object.find(key); found != m_object.end())
            read(key, *found, value);
    }
    template <class T>
    void required(const char* key, T& value) const {
        if (!m_object.contains(key))
            throw WrongField{"\"" + std::string(key) + "\" is missing"};
        (*this)(key, value);
    }

private:
    const Json& m_object;

    template <class T>
    static void read(const char* key, const Json& json, T& value) {
        if constexpr (requires { fromJson(key, json, value); })
            fromJson(key, json, value);
        else if constexpr (std::is_enum_v<T>)
            readEnum(key, json, value);
        else if constexpr (std::is_integral_v<T>)
            readNumber(key, json, value);
        else if constexpr (IsId<T>)
            readNumber(key, json, value.value);
        else if constexpr (IsOptional<T>)
            read(key, json, value.emplace());
        else if constexpr (IsVector<T>) {
            requireType(json.is_array(), key, "a list");
            value.reserve(json.size());
            for (const auto& element : json)
                read(key, element, value.emplace_back());
        } else {
            requireType(json.is_object(), key, "an object");
            FieldReader reader(json);
            T::fields(value, reader);
        }
    }

    template <class T>
    static void readNumber(const char* key, const Json& json, T& value) {
        requireType(json.is_number_integer(), key, "a whole number");
        const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                    : std::in_range<T>(json.get<std::int64_t>());
        requireType(fits, key, "a number that fits");
        value = json.get<T>();
    }

    template <class T>
    static void readEnum(const char* key, const Json& json, T& value) {
        requireType(json.is_string(), key, "a name");
        const auto known = fromName<T>(json.get_ref<const std::string&>());
        if (!known)
            throw UnknownName{key, json.get<std::string>()};
        value = *known;
    }
};

// false: no alternative has that name.
template <std::size_t kIndex = 0, class... Ts>
[[nodiscard]] bool readAlternative(std::string_view name, const Json& object, std::variant<Ts...>& variant) {
    if constexpr (kIndex < sizeof...(Ts)) {
        using T = std::variant_alternative_t<kIndex, std::variant<Ts...>>;
        if constexpr (!T::kName.empty()) {
            if (name == T::kName) {
                FieldReader reader(object);
                T::fields(variant.template emplace<kIndex>(), reader);
                return true;
            }
        }
        return readAlternative<kIndex + 1>(name, object, variant);
    }
    return false;
}

}  // namespace model
