#include "model/tcp/Peer.h"

#include <algorithm>

namespace model::tcp {

bool Peer::receive(SequenceNumber begin, SequenceNumber end) {
    constexpr std::size_t kMostEarly = 256;
    if (!received) received = begin;
    if (begin > *received) {
        if (end > begin && early.size() < kMostEarly) early.emplace_back(begin, end);
        return false;
    }
    bool moved = false;
    if (end > *received) {
        received = end;
        moved = true;
    }
    for (bool again = moved; again;) {
        again = false;
        for (auto it = early.begin(); it != early.end();) {
            if (it->first > *received) {
                ++it;
                continue;
            }
            if (it->second > *received) {
                received = it->second;
                again = true;
            }
            it = early.erase(it);
        }
    }
    return moved;
}

}  // namespace model::tcp
