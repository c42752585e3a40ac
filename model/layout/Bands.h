// Things that stand at heights of a long picture, so that asking for those about one height costs the same in a picture
// of nine segments and of a million.
#pragma once

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace model::layout {

template <class Thing>
class Bands {
public:
    void add(const Thing& thing, double top, double bottom) {
        for (long band = bandOf(top); band <= bandOf(bottom); ++band)
            m_bands[band].push_back(thing);
    }
    // Whether the predicate holds for none of those that reach into [top, bottom].
    [[nodiscard]] bool none(double top, double bottom, const auto& predicate) const {
        for (long band = bandOf(top - 1); band <= bandOf(bottom + 1); ++band) {
            const auto found = m_bands.find(band);
            if (found != m_bands.end() && std::ranges::any_of(found->second, predicate))
                return false;
        }
        return true;
    }

private:
    static constexpr double kHeight = 200;  // pixels
    std::unordered_map<long, std::vector<Thing>> m_bands;

    static long bandOf(double y) { return std::lround(std::floor(y / kHeight)); }
};

}  // namespace model::layout
