// A value or the reason why there is none (std::expected is C++23).
// Errors are values of small structs: ParseError here and below, SystemError in netio; words for people are made of
// them in app only.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>
#include <variant>

#include "model/base/Reason.h"

namespace model {

template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() {
        assert(ok());
        return std::get<0>(m_content);
    }
    [[nodiscard]] const T& value() const {
        assert(ok());
        return std::get<0>(m_content);
    }
    [[nodiscard]] T take() {
        assert(ok());
        return std::move(std::get<0>(m_content));
    }
    [[nodiscard]] const E& error() const {
        assert(!ok());
        return std::get<1>(m_content);
    }

private:
    std::variant<T, E> m_content;
};

// Nothing to return but success or an error: Result<Done, E>.
struct Done {};

// Where bytes or text could not be read as what they claim to be.
struct ParseError {
    Reason reason;
    std::uint64_t offset = 0;  // bytes from the start of the input
};

}  // namespace model
