// What one end of a connection told the other in its SYN and acknowledgments. Facts of a Peer.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "model/base/SequenceNumber.h"
#include "model/base/Timestamp.h"

namespace model::tcp {

// The options of the SYN.
struct Offer {
    std::optional<std::uint8_t> scale;
    bool noScale = false;  // the SYN was seen whole, and had none
    bool timestamps = false;
    std::uint32_t segment = 0;  // bytes; 0: the SYN was not seen
};

struct SentAcks {
    std::array<SequenceNumber, 4> numbers{};  // the last ones: the peer's RST may answer any of them
    std::size_t count = 0;
    std::optional<SequenceNumber> ofSyn;  // what the SYN,ACK acknowledged
    std::optional<SequenceNumber> last;   // the highest: what this end has surely received
    Timestamp lastAt;                     // when this end first sent the highest
    std::optional<SequenceNumber> edge;   // the right edge of the widest window that this end offered
    std::uint16_t window = 0;             // the last one, as sent

    void add(SequenceNumber number) { numbers[count++ % numbers.size()] = number; }
    [[nodiscard]] bool have(SequenceNumber number) const {
        const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(count, numbers.size()));
        return std::find(numbers.begin(), end, number) != end;
    }
};

}  // namespace model::tcp
