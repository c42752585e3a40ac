#include "tests/support/digest/DigestPorts.h"

#include <charconv>

namespace tests::support {

void DigestPorts::nameCall(std::string_view text) {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
        std::uint16_t port = 0;
        const auto end = std::from_chars(text.data() + colon + 1, text.data() + text.size(), port);
        if (end.ec == std::errc())
            m_named.insert(port);
    }
}

void DigestPorts::see(const model::Address& address) {
    if (address.port != 0 && !m_named.contains(address.port))
        m_symbols.try_emplace(address.port, "p" + std::to_string(m_symbols.size() + 1));
}

std::string DigestPorts::text(const model::Address& address) {
    const std::string whole = address.text();
    see(address);
    const auto symbol = m_symbols.find(address.port);
    return symbol == m_symbols.end() ? whole : whole.substr(0, whole.rfind(':') + 1) + symbol->second;
}

}  // namespace tests::support
