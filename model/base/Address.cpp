#include "model/base/Address.h"

#include <algorithm>
#include <charconv>

namespace model {
namespace {

std::optional<std::uint32_t> number(std::string_view text, int base, std::uint32_t largest, std::size_t digits) {
    if (text.empty() || text.size() > digits)
        return std::nullopt;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size() || value > largest)
        return std::nullopt;
    return value;
}

bool parseV4(std::string_view text, std::uint8_t* out) {
    for (int i = 0; i < 4; ++i) {
        const auto dot = i < 3 ? text.find('.') : text.size();
        if (dot == std::string_view::npos)
            return false;
        const auto part = number(text.substr(0, dot), 10, 255, 3);
        if (!part)
            return false;
        out[i] = static_cast<std::uint8_t>(*part);
        text.remove_prefix(std::min(dot + 1, text.size()));
    }
    return text.empty();
}

// Groups of 16 bits on one side of "::" (or of the whole address); the last may be a dotted quad.
std::optional<std::size_t> parseGroups(std::string_view text, std::uint8_t* out, std::size_t room) {
    std::size_t used = 0;
    if (text.empty())
        return used;
    for (;;) {
        const auto colon = text.find(':');
        const auto part = text.substr(0, colon);
        if (colon == std::string_view::npos && part.find('.') != std::string_view::npos) {
            if (used + 4 > room || !parseV4(part, out + used))
                return std::nullopt;
            return used + 4;
        }
        const auto group = number(part, 16, 0xffff, 4);
        if (!group || used + 2 > room)
            return std::nullopt;
        out[used++] = static_cast<std::uint8_t>(*group >> 8);
        out[used++] = static_cast<std::uint8_t>(*group);
        if (colon == std::string_view::npos)
            return used;
        text.remove_prefix(colon + 1);
    }
}

std::string textV4(const std::uint8_t* bytes) {
    std::string out;
    for (int i = 0; i < 4; ++i)
        out += (i ? "." : "") + std::to_string(bytes[i]);
    return out;
}

}  // namespace

std::string IpAddress::text() const {
    if (!v6)
        return textV4(bytes.data());
    static constexpr std::uint8_t kMapped[12]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::equal(std::begin(kMapped), std::end(kMapped), bytes.begin()))
        return "::ffff:" + textV4(bytes.data() + 12);
    std::uint16_t groups[8];
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    // The longest run of at least two zero groups, the first of equal ones (RFC 5952 section 4.2).
    int best = -1, bestLength = 1;
    for (int i = 0; i < 8; ++i) {
        int length = 0;
        while (i + length < 8 && groups[i + length] == 0)
            ++length;
        if (length > bestLength)
            best = i, bestLength = length;
        i += length;
    }
    std::string out;
    for (int i = 0; i < 8; ++i) {
        if (i == best) {
            out += "::";
            i += bestLength - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':')
            out += ':';
        char digits[4];
        const auto end = std::to_chars(digits, digits + 4, groups[i], 16).ptr;
        out.append(digits, end);
    }
    return out;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    IpAddress out;
    if (text.find(':') == std::string_view::npos) {
        if (!parseV4(text, out.bytes.data()))
            return std::nullopt;
        return out;
    }
    out.v6 = true;
    const auto gap = text.find("::");
    if (gap == std::string_view::npos) {
        const auto used = parseGroups(text, out.bytes.data(), 16);
        if (!used || *used != 16)
            return std::nullopt;
        return out;
    }
    std::uint8_t tail[16];
    const auto before = parseGroups(text.substr(0, gap), out.bytes.data(), 14);
    const auto after = parseGroups(text.substr(gap + 2), tail, 14);
    if (!before || !after || *before + *after > 14)
        return std::nullopt;
    std::copy_n(tail, *after, out.bytes.end() - static_cast<std::ptrdiff_t>(*after));
    return out;
}

bool IpAddress::isAny() const {
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
}

IpAddress IpAddress::unmapped() const {
    constexpr std::array<std::uint8_t, 12> kPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (!v6 || !std::equal(kPrefix.begin(), kPrefix.end(), bytes.begin()))
        return *this;
    IpAddress v4;
    std::copy(bytes.begin() + kPrefix.size(), bytes.end(), v4.bytes.begin());
    return v4;
}

std::string Address::text() const {
    return (ip.v6 ? "[" + ip.text() + "]" : ip.text()) + ":" + std::to_string(port);
}

std::optional<Address> Address::parse(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto port = number(text.substr(colon + 1), 10, 65535, 5);
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.size() >= 2 && host.front() == '[' && host.back() == ']';
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    const auto ip = IpAddress::parse(host);
    if (!port || !ip || ip->v6 != bracketed)
        return std::nullopt;
    return Address{*ip, static_cast<std::uint16_t>(*port)};
}

}  // namespace model
