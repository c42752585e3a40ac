#include "model/scenario/SelectedPackets.h"

namespace model::scenario {

const std::vector<std::uint32_t>& SelectedPackets::of(const PacketSelector& selector, const trace::Trace& trace) {
    Found& found = m_found[{selector.word, selector.payload}];
    for (; found.looked < trace.packets().size(); ++found.looked) {
        if (carries(selector, trace.packets()[found.looked], trace))
            found.indices.push_back(found.looked);
    }
    return found.indices;
}

}  // namespace model::scenario
