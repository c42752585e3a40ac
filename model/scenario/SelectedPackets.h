// The packets of a trace that a selector's words and payload fit, whoever sent them and whatever became of them. That
// never changes for a packet, so every one is looked at once, however often somebody asks. Owned by who asks again and
// again of one trace.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/scenario/PacketSelector.h"

namespace model::scenario {

class SelectedPackets {
public:
    // Indices in trace.packets(), in order.
    [[nodiscard]] const std::vector<std::uint32_t>& of(const PacketSelector& selector, const trace::Trace& trace);

private:
    struct Found {
        std::uint32_t looked = 0;  // so many packets were looked at
        std::vector<std::uint32_t> indices;
    };
    std::map<std::pair<std::string, std::string>, Found> m_found;  // by word and payload
};

}  // namespace model::scenario
