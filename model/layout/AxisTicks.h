// Where an axis carries numbers: at round ones (1, 2 or 5 times a power of ten), as many as have room. Pure numbers.
#pragma once

#include <vector>

namespace model::layout {

enum class TickValues { Whole, Any };  // Whole: bytes, packets and connections have no halves

struct AxisTicks {
    std::vector<double> at;  // ascending; the first is not above low, the last not below high
    int decimals = 0;        // that their numbers need
};

// most: at least 1, that many steps between ticks.
[[nodiscard]] AxisTicks axisTicks(double low, double high, int most, TickValues values);

// For a logarithmic axis: powers of ten from the one below low to the one above high; low is above 0.
[[nodiscard]] AxisTicks decadeTicks(double low, double high);

}  // namespace model::layout
