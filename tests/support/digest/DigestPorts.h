// Names for the ports that the kernel picked: p1, p2 ... in order of appearance on the wire. Ports that a call names
// are part of the demo and keep their number. Private to SessionDigest.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/base/Address.h"

namespace tests::support {

class DigestPorts {
public:
    void nameCall(std::string_view text);
    void see(const model::Address& address);
    [[nodiscard]] std::string text(const model::Address& address);

private:
    std::set<std::uint16_t> m_named;
    std::map<std::uint16_t, std::string> m_symbols;
};

}  // namespace tests::support
