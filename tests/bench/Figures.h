// What a benchmark of the window measures and prints: the wall's time and the processor's, in milliseconds, as
// quantiles.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace tests::bench {

inline std::int64_t nanoseconds(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

struct Span {
    double wall = 0, cpu = 0;  // ms
};

class Watch {
public:
    [[nodiscard]] Span elapsed() const {
        return {static_cast<double>(nanoseconds(CLOCK_MONOTONIC) - m_wall) / 1e6,
                static_cast<double>(nanoseconds(CLOCK_THREAD_CPUTIME_ID) - m_cpu) / 1e6};
    }

private:
    std::int64_t m_wall = nanoseconds(CLOCK_MONOTONIC), m_cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
};

inline double percentile(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

struct Samples {
    std::vector<double> wall, cpu;

    void add(const Span& span) {
        wall.push_back(span.wall);
        cpu.push_back(span.cpu);
    }
    void add(const Samples& other) {
        wall.insert(wall.end(), other.wall.begin(), other.wall.end());
        cpu.insert(cpu.end(), other.cpu.begin(), other.cpu.end());
    }
};

inline void printHead(const char* what) {
    std::printf("\n%-34s %7s %9s %9s %9s %9s %9s %9s\n", what, "n", "wall p50", "wall p99", "wall max", "cpu p50",
                "cpu p99", "cpu max");
}

inline void printRow(const std::string& name, const Samples& samples) {
    std::printf("%-34s %7zu %9.2f %9.2f %9.2f", name.c_str(), samples.wall.size(), percentile(samples.wall, 0.5),
                percentile(samples.wall, 0.99), percentile(samples.wall, 1));
    if (!samples.cpu.empty())
        std::printf(" %9.2f %9.2f %9.2f", percentile(samples.cpu, 0.5), percentile(samples.cpu, 0.99),
                    percentile(samples.cpu, 1));
    std::printf("\n");
}

}  // namespace tests::bench
