#include "model/call/CallText.h"

#include "model/base/Utf8.h"

namespace model::call {
namespace {

std::string escaped(unsigned char byte) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    return {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
}

std::string quoted(const Bytes& bytes) {
    const bool words = isUtf8(bytes.once);
    std::string text = "\"";
    for (const char c : bytes.once) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '\n':
                text += "\\n";
                break;
            case '\r':
                text += "\\r";
                break;
            case '\t':
                text += "\\t";
                break;
            case '\\':
            case '"':
                text += {'\\', c};
                break;
            default:
                text += byte < 0x20 || byte == 0x7f || (byte > 0x7f && !words) ? escaped(byte) : std::string(1, c);
        }
    }
    text += '"';
    return bytes.times == 1 ? text : text + " * " + std::to_string(bytes.times);
}

std::string withArguments(const Call& call, std::size_t count) {
    std::string text = std::string(call.spelled()) + "(";
    for (std::size_t i = 0; i < count; ++i)
        text += (i > 0 ? ", " : "") + argumentText(call.arguments[i]);
    return text + (count < call.arguments.size() ? ", …)" : ")");
}

}  // namespace

std::string argumentText(const Argument& argument) {
    if (const auto* symbol = std::get_if<Symbol>(&argument))
        return symbol->name;
    if (const auto* number = std::get_if<std::int64_t>(&argument))
        return std::to_string(*number);
    if (const auto* bytes = std::get_if<Bytes>(&argument))
        return quoted(*bytes);
    return std::get<Address>(argument).text();
}

std::string normalForm(const Call& call) {
    return (call.target.empty() ? "" : call.target + " = ") + withArguments(call, call.arguments.size());
}

Call seenCall(Name name, std::vector<Argument> arguments, std::string target) {
    Call call{{}, std::move(target), name, std::move(arguments)};
    call.text = normalForm(call);
    return call;
}

std::vector<std::string> shorterForms(const Call& call) {
    std::vector<std::string> forms{call.text};
    if (!call.target.empty())
        forms.push_back(withArguments(call, call.arguments.size()));
    // Whole arguments only: half of one is not what was called.
    for (std::size_t count = call.arguments.size(); count > 1; --count)
        forms.push_back(withArguments(call, count - 1));
    forms.push_back(std::string(call.spelled()) + "(…)");
    forms.emplace_back(call.spelled());
    return forms;
}

}  // namespace model::call
