// An enum's one table of names, and what is read from it. The table stands beside the enum, in the enum's order:
//     enum class Side { Client, Server };
//     constexpr auto namesOf(Side) { return std::to_array<std::string_view>({"client", "server"}); }
// An enumerator without a name, or a name without an enumerator, does not compile.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace model {

// The compiler prints a value that no enumerator has as a cast: "(model::Side)2".
template <auto kValue>
consteval bool isEnumerator() {
    const std::string_view printed = __PRETTY_FUNCTION__;
    return printed[printed.find("kValue = ") + 9] != '(';
}

template <class E>
concept Named = std::is_enum_v<E> && requires(E value) {
    namesOf(value);
};

template <Named E>
inline constexpr auto kNames = [] {
    constexpr auto names = namesOf(E{});
    static_assert(isEnumerator<static_cast<E>(names.size() - 1)>(), "a name without an enumerator");
    static_assert(!isEnumerator<static_cast<E>(names.size())>(), "an enumerator without a name");
    return names;
}();

template <Named E>
[[nodiscard]] constexpr std::span<const std::string_view> names() {
    return kNames<E>;
}

template <Named E>
[[nodiscard]] constexpr std::string_view name(E value) {
    const auto index = static_cast<std::size_t>(value);
    return index < kNames<E>.size() ? kNames<E>[index] : std::string_view("unknown");
}

template <Named E>
[[nodiscard]] constexpr std::optional<E> fromName(std::string_view text) {
    const auto found = std::ranges::find(kNames<E>, text);
    return found == kNames<E>.end() ? std::nullopt : std::optional(static_cast<E>(found - kNames<E>.begin()));
}

}  // namespace model
