// The lab's own user and network namespace, namespaces(7): entered once, by a process of one thread. Everything in it
// is gone with its last process.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "netio/posix/SystemError.h"

namespace netio::lab {

// How entering went. user: a namespace with the caller's ids mapped to themselves, left alone where it is refused; the
// caller may have the right to a network namespace all the same.
struct Entered {
    posix::SystemResult<posix::Done> user, network;
    // Why it was refused: of the user namespace, where that was the obstacle.
    [[nodiscard]] const posix::SystemResult<posix::Done>& outcome() const { return network || user ? network : user; }
};
[[nodiscard]] Entered enterNamespace();
[[nodiscard]] posix::SystemResult<posix::Done> raiseLoopback();
// Below the 65536 of a loopback device segments are cut to size as on a real link (no segmentation offload).
[[nodiscard]] posix::SystemResult<posix::Done> setLoopbackMtu(std::uint32_t bytes);
// name with dots: "net.ipv4.tcp_syn_retries". Only below net.
[[nodiscard]] posix::SystemResult<posix::Done> setSysctl(std::string_view name, std::string_view value);
// What keeps a held connection alive through a long lecture. A kernel that lacks one of them is left as it is.
void setPatientDefaults();

}  // namespace netio::lab
