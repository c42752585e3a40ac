#include "model/base/Suggestion.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace model {
namespace {

char folded(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = folded(a[i - 1]) == folded(b[j - 1]) ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> closest(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > 64)
        return std::nullopt;
    std::optional<std::string> best;
    std::size_t bestDistance = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
    for (std::string_view candidate : candidates) {
        const std::size_t found = distance(word, candidate);
        if (found < bestDistance) {
            bestDistance = found;
            best = std::string(candidate);
        }
    }
    return best;
}

Reason didYouMean(const Reason& said, std::string_view word, std::span<const std::string_view> candidates,
                  const Reason& otherwise) {
    const auto best = closest(word, candidates);
    return best ? Reason("%1; did you mean '%2'?", said, *best) : otherwise;
}

}  // namespace model
