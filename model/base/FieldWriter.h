// A struct's fields into a JSON object, from the description that FieldReader reads them by:
//     static void fields(auto& self, auto& io) { io("pid", self.pid); io("text", self.text); }
// Fields that have their default are left out.
#pragma once

#include <string_view>
#include <type_traits>
#include <variant>

#include "model/base/JsonValues.h"
#include "model/base/Names.h"

namespace model {

class FieldWriter {
public:
    explicit FieldWriter(Json& object) : m_object(object) {}

    template <class T>
    void operator()(const char* key, const T& value) {
        if (value != T{})
            required(key, value);
    }
    // Written whatever its value is.
    template <class T>
    void required(const char* key, const T& value) {
        m_object[key] = jsonOf(value);
    }

private:
    Json& m_object;

    template <class T>
    static Json jsonOf(const T& value) {
        if constexpr (requires { toJson(value); })
            return toJson(value);
        else if constexpr (std::is_enum_v<T>)
            return name(value);
        else if constexpr (std::is_arithmetic_v<T>)
            return value;
        else if constexpr (IsId<T>)
            return value.value;
        else if constexpr (IsOptional<T>)
            return jsonOf(*value);
        else if constexpr (IsVector<T>) {
            Json array = Json::array();
            for (const auto& element : value)
                array.push_back(jsonOf(element));
            return array;
        } else {
            Json object = Json::object();
            FieldWriter writer(object);
            T::fields(value, writer);
            return object;
        }
    }
};

// A variant of structs that each have a kName, by which its JSON object tells which of them it is. One whose kName is
// empty has no JSON form.
template <class... Ts>
[[nodiscard]] std::string_view alternativeName(const std::variant<Ts...>& variant) {
    return std::visit([]<class T>(const T&) -> std::string_view { return T::kName; }, variant);
}

template <class... Ts>
void writeFields(Json& object, const std::variant<Ts...>& variant) {
    FieldWriter writer(object);
    std::visit(
        [&]<class T>(const T& value) {
            if constexpr (!T::kName.empty())
                T::fields(value, writer);
        },
        variant);
}

}  // namespace model
