// Many short lists in one piece of memory, each of one key (a small number) and only ever grown at its end: the
// verdicts on a packet, the inferences of a connection. Read from the newest entry back.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace model::trace {

template <class T>
class Chains {
public:
    void add(std::size_t key, T value) {
        if (key >= m_last.size())
            m_last.resize(key + 1);
        m_entries.push_back({std::move(value), m_last[key]});
        m_last[key] = static_cast<std::uint32_t>(m_entries.size());
    }

    // From the newest on, until the visitor returns false.
    template <class Visitor>
    void fromNewest(std::size_t key, Visitor&& visitor) const {
        for (std::uint32_t next = key < m_last.size() ? m_last[key] : 0; next != 0; next = m_entries[next - 1].before) {
            if (!visitor(m_entries[next - 1].value))
                return;
        }
    }

private:
    struct Entry {
        T value;
        std::uint32_t before;  // its place plus 1; 0: none
    };
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_last;  // by key: the place of its newest entry plus 1
};

}  // namespace model::trace
