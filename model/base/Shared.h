// A value that nobody changes and its copies share: two pointers, and always a value. What is copied often and is
// large.
#pragma once

#include <memory>
#include <utility>

namespace model {

template <class T>
class Shared {
public:
    Shared() : m_value(none()) {}
    Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    [[nodiscard]] const T& operator*() const { return *m_value; }
    [[nodiscard]] const T* operator->() const { return m_value.get(); }

    bool operator==(const Shared& other) const { return m_value == other.m_value || *m_value == *other.m_value; }

private:
    std::shared_ptr<const T> m_value;

    static const std::shared_ptr<const T>& none() {
        static const auto empty = std::make_shared<const T>();
        return empty;
    }
};

}  // namespace model
