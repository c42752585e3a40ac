// The lab's own user and network namespace, namespaces(7): entered once, by a process of one thread. Everything in it
// is gone with its last process.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "netio/posix/SystemError.h"

namespace netio::lab {

// Unshares; where user namespaces are refused but the caller may make network namespaces, that one alone.
[[nodiscard]] posix::SystemResult<posix::Done> enterNamespace();
// The user namespace alone, with the caller's ids mapped to themselves.
[[nodiscard]] posix::SystemResult<posix::Done> enterUserNamespace();
[[nodiscard]] posix::SystemResult<posix::Done> raiseLoopback();
// Below the 65536 of a loopback device segments are cut to size as on a real link (no segmentation offload).
[[nodiscard]] posix::SystemResult<posix::Done> setLoopbackMtu(std::uint32_t bytes);
// name with dots: "net.ipv4.tcp_syn_retries". Only below net.
[[nodiscard]] posix::SystemResult<posix::Done> setSysctl(std::string_view name, std::string_view value);
// What keeps a held connection alive through a long lecture. A kernel that lacks one of them is left as it is.
void setPatientDefaults();

}  // namespace netio::lab
