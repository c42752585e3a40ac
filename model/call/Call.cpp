#include "model/call/Call.h"

#include "model/call/CallTable.h"
#include "model/call/SocketOption.h"

namespace model::call {

std::string Bytes::all() const {
    std::string bytes;
    bytes.reserve(once.size() * times);
    for (std::uint32_t i = 0; i < times; ++i)
        bytes += once;
    return bytes;
}

std::vector<std::string_view> split(std::string_view names, char between) {
    std::vector<std::string_view> found;
    while (!names.empty()) {
        found.push_back(names.substr(0, names.find(between)));
        names.remove_prefix(std::min(names.size(), found.back().size() + 1));
    }
    return found;
}

const Row& Call::row() const {
    return call::row(name);
}

std::string_view Call::spelled() const {
    if (name != Name::Other)
        return row().spelled();
    std::string_view word(text);
    word = word.substr(0, word.find('('));
    const auto assigned = word.find("= ");
    return assigned == word.npos ? word : word.substr(assigned + 2);
}

bool Call::says(std::string_view constant) const {
    return std::ranges::any_of(arguments, [constant](const Argument& argument) {
        const auto* symbol = std::get_if<Symbol>(&argument);
        return symbol && std::ranges::count(split(symbol->name, '|'), constant) > 0;
    });
}

const SocketOption* socketOption(const Call& call) {
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        if (const auto* symbol = call.argument<Symbol>(i); symbol && socketOption(symbol->name))
            return socketOption(symbol->name);
    }
    return nullptr;
}

}  // namespace model::call
