// An optional value on the heap: one pointer where there is none. For what few of many objects have.
#pragma once

#include <memory>
#include <utility>

namespace model {

template <class T>
class Boxed {
public:
    using value_type = T;

    Boxed() = default;
    Boxed(T value) : m_value(std::make_unique<T>(std::move(value))) {}
    Boxed(const Boxed& other) : m_value(other ? std::make_unique<T>(*other) : nullptr) {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(Boxed other) noexcept {
        m_value = std::move(other.m_value);
        return *this;
    }
    ~Boxed() = default;

    explicit operator bool() const { return m_value != nullptr; }
    [[nodiscard]] T& operator*() { return *m_value; }
    [[nodiscard]] const T& operator*() const { return *m_value; }
    [[nodiscard]] T* operator->() { return m_value.get(); }
    [[nodiscard]] const T* operator->() const { return m_value.get(); }
    [[nodiscard]] T value_or(T otherwise) const { return m_value ? *m_value : std::move(otherwise); }
    T& emplace() { return *(m_value = std::make_unique<T>()); }
    void reset() { m_value.reset(); }

    bool operator==(const Boxed& other) const {
        return m_value && other.m_value ? *m_value == *other.m_value : m_value == other.m_value;
    }

private:
    std::unique_ptr<T> m_value;
};

}  // namespace model
