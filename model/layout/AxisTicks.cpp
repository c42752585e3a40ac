#include "model/layout/AxisTicks.h"

#include <algorithm>
#include <cmath>

namespace model::layout {

namespace {

// The power of ten is exact enough to be counted with: it comes from an integer.
struct RoundStep {
    double digit;
    int power;
    [[nodiscard]] double value() const { return digit * std::pow(10.0, power); }
};

RoundStep roundStep(double least) {
    const int power = static_cast<int>(std::floor(std::log10(least)));
    const double share = least / std::pow(10.0, power);
    for (const double digit : {1.0, 2.0, 5.0})
        if (share <= digit * (1 + 1e-9))
            return {digit, power};
    return {1, power + 1};
}

}  // namespace

AxisTicks axisTicks(double low, double high, int most, TickValues values) {
    if (!(high > low))
        high = low + 1;
    RoundStep step = roundStep((high - low) / std::max(1, most));
    if (values == TickValues::Whole && step.power < 0)
        step = {1, 0};
    AxisTicks ticks;
    ticks.decimals = std::max(0, -step.power);
    const double width = step.value();
    const auto first = static_cast<long long>(std::floor(low / width + 1e-9));
    const auto last = static_cast<long long>(std::ceil(high / width - 1e-9));
    for (long long i = first; i <= last; ++i)
        ticks.at.push_back(static_cast<double>(i) * width);
    return ticks;
}

AxisTicks decadeTicks(double low, double high) {
    AxisTicks ticks;
    const int first = static_cast<int>(std::floor(std::log10(low) + 1e-9));
    const int last = std::max(first + 1, static_cast<int>(std::ceil(std::log10(high) - 1e-9)));
    ticks.decimals = std::max(0, -first);
    for (int power = first; power <= last; ++power)
        ticks.at.push_back(std::pow(10.0, power));
    return ticks;
}

}  // namespace model::layout
