// tcp_info(7) and sock_diag(7): what the kernel says of one connection.
#pragma once

#include <cstdint>
#include <string>

namespace model::trace {

struct TcpInfo {
    std::uint32_t rtoUs = 0, rttUs = 0, rttVarUs = 0;
    std::uint32_t sndMss = 0, rcvMss = 0;
    std::uint32_t sndCwnd = 0, sndSsthresh = 0;  // segments
    std::uint32_t sndWnd = 0, rcvWnd = 0;        // bytes; 0 where the kernel does not tell
    std::uint32_t unacked = 0, retransmits = 0, totalRetrans = 0;
    std::uint64_t bytesAcked = 0, bytesReceived = 0, notSentBytes = 0;
    std::uint8_t sndWscale = 0, rcvWscale = 0;
    struct Options {
        bool timestamps = false, sack = false, ecn = false;
        bool operator==(const Options&) const = default;
    } options;
    std::string congestion;  // "reno"
    bool operator==(const TcpInfo&) const = default;

    static void fields(auto& self, auto& io) {
        io("rtoUs", self.rtoUs);
        io("rttUs", self.rttUs);
        io("rttVarUs", self.rttVarUs);
        io("sndMss", self.sndMss);
        io("rcvMss", self.rcvMss);
        io("sndCwnd", self.sndCwnd);
        io("sndSsthresh", self.sndSsthresh);
        io("sndWnd", self.sndWnd);
        io("rcvWnd", self.rcvWnd);
        io("unacked", self.unacked);
        io("retransmits", self.retransmits);
        io("totalRetrans", self.totalRetrans);
        io("bytesAcked", self.bytesAcked);
        io("bytesReceived", self.bytesReceived);
        io("notSentBytes", self.notSentBytes);
        io("sndWscale", self.sndWscale);
        io("rcvWscale", self.rcvWscale);
        io("timestamps", self.options.timestamps);
        io("sack", self.options.sack);
        io("ecn", self.options.ecn);
        io("congestion", self.congestion);
    }
};

}  // namespace model::trace
