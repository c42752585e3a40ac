#include "netio/probe/KernelCounters.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "netio/posix/Files.h"

namespace netio::probe {
namespace {

using model::trace::KernelCounted;

constexpr auto kCounters = std::to_array<std::string_view>({
    "ListenOverflows",
    "ListenDrops",
    "TCPReqQFullDoCookies",
    "TCPReqQFullDrop",
    "SyncookiesSent",
    "SyncookiesRecv",
    "SyncookiesFailed",
    "TCPDeferAcceptDrop",
    "EmbryonicRsts",
    "TCPAbortOnData",
    "TCPAbortOnClose",
    "TCPAbortOnMemory",
    "TCPAbortOnTimeout",
    "TCPAbortOnLinger",
    "TCPChallengeACK",
    "TCPSYNChallenge",
    "TCPACKSkippedSeq",
    "TCPACKSkippedPAWS",
    "TCPACKSkippedSynRecv",
    "TCPACKSkippedTimeWait",
    "TCPACKSkippedChallenge",
    "PAWSActive",
    "PAWSEstab",
    "PAWSOldAck",
    "TSEcrRejected",
    "TCPZeroWindowDrop",
    "TCPRcvQDrop",
    "TCPOFODrop",
    "TCPBacklogDrop",
    "TCPFastOpenActive",
    "TCPFastOpenActiveFail",
    "TCPFastOpenPassive",
    "TCPFastOpenPassiveFail",
    "TCPFastOpenListenOverflow",
    "TCPFastOpenCookieReqd",
    "TWRecycled",
    "TCPDSACKRecv",
    "OutOfWindowIcmps",
    "RcvbufErrors",
    "SndbufErrors",
    "NoPorts",
    "InCsumErrors",
});

// Lines in pairs, names above numbers: "Udp: InDatagrams NoPorts ..." and "Udp: 3 0 ...".
void readPairs(const std::string& path, std::map<std::string, std::uint64_t>& counters) {
    const auto text = posix::readFile(path);
    if (!text)
        return;
    std::istringstream lines(text.value());
    for (std::string names, numbers; std::getline(lines, names) && std::getline(lines, numbers);) {
        std::istringstream name(names), number(numbers);
        std::string counter, group;
        std::uint64_t count = 0;
        name >> group;
        number >> group;
        while (name >> counter && number >> count)
            if (std::ranges::find(kCounters, counter) != kCounters.end())
                counters[counter] += count;
    }
}

// "Udp6RcvbufErrors   0" a line: counted with those of IPv4.
void readLines(const std::string& path, std::map<std::string, std::uint64_t>& counters) {
    const auto text = posix::readFile(path);
    if (!text)
        return;
    std::istringstream lines(text.value());
    std::string counter;
    for (std::uint64_t count = 0; lines >> counter >> count;) {
        constexpr std::string_view kUdp6 = "Udp6";
        if (!counter.starts_with(kUdp6))
            continue;
        counter.erase(0, kUdp6.size());
        if (std::ranges::find(kCounters, counter) != kCounters.end())
            counters[counter] += count;
    }
}

}  // namespace

std::vector<KernelCounted> KernelCounters::risen() {
    std::map<std::string, std::uint64_t> now;
    readPairs("/proc/net/netstat", now);
    readPairs("/proc/net/snmp", now);
    readLines("/proc/net/snmp6", now);
    std::vector<KernelCounted> risen;
    for (const auto& [counter, count] : now) {
        std::uint64_t& told = m_told[counter];
        if (count > told)
            risen.push_back({counter, count - told});
        told = std::max(told, count);
    }
    return risen;
}

}  // namespace netio::probe
