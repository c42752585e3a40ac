// The sequence space that one endpoint has received: RCV.NXT as far as deliveries and its own acknowledgments tell, and
// what came early, beyond a gap.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/base/SequenceNumber.h"

namespace model::tcp {

class ReceivedSpace {
public:
    // Takes [begin, end) as received.
    void add(SequenceNumber begin, SequenceNumber end);
    // Everything before `acknowledged`: the endpoint said so itself.
    void addUpTo(SequenceNumber acknowledged) { add(m_next.value_or(acknowledged), acknowledged); }
    // RCV.NXT; none before anything came.
    [[nodiscard]] std::optional<SequenceNumber> next() const { return m_next; }

private:
    static constexpr std::size_t kMostEarly = 256;  // what comes beyond them is taken as lost
    std::optional<SequenceNumber> m_next;
    std::vector<std::pair<SequenceNumber, SequenceNumber>> m_early;

    void takeEarly();
};

}  // namespace model::tcp
