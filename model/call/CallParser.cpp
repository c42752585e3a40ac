#include "model/call/CallParser.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <optional>

#include "model/base/Suggestion.h"
#include "model/call/CallTable.h"
#include "model/call/CallTokens.h"
#include "model/call/SocketOption.h"

namespace model::call {
namespace {

using Problem = std::optional<ParseError>;

// A variable begins with a small letter, a constant with a capital one.
bool isVariable(const Argument& argument) {
    const auto* symbol = std::get_if<Symbol>(&argument);
    return symbol && symbol->name.find('|') == std::string::npos &&
           (std::islower(static_cast<unsigned char>(symbol->name[0])) || symbol->name[0] == '_');
}

std::vector<std::string_view> allowed(const Parameter& parameter) {
    if (parameter.kind != Kind::Option)
        return split(parameter.names, ' ');
    std::vector<std::string_view> names;
    std::ranges::transform(kSocketOptions, std::back_inserter(names), &SocketOption::name);
    return names;
}

std::string joined(std::span<const std::string_view> names) {
    std::string all;
    for (const std::string_view name : names)
        all.append(all.empty() ? "" : " ").append(name);
    return all;
}

Problem checkConstant(const Symbol& symbol, const Parameter& parameter, std::uint64_t offset) {
    const auto words = split(symbol.name, '|');
    if (parameter.kind != Kind::Constants && words.size() > 1)
        return ParseError{Reason("one constant is expected here: %1", Reason(parameter.what)), offset};
    const auto names = allowed(parameter);
    for (const std::string_view word : words) {
        if (std::ranges::find(names, word) == names.end()) {
            const Reason unknown = Reason("unknown constant '%1'", word);
            return ParseError{didYouMean(unknown, word, names, Reason("%1; possible: %2", unknown, joined(names))),
                              offset};
        }
    }
    return std::nullopt;
}

Problem checkArgument(const LocatedArgument& argument, const Parameter& parameter) {
    const auto wrong = [&] { return ParseError{Reason("expected %1", Reason(parameter.what)), argument.offset}; };
    switch (parameter.kind) {
        case Kind::Descriptor:
            if (const auto* number = std::get_if<std::int64_t>(&argument.value))
                return *number < 0 || *number > 65535
                           ? Problem(ParseError{Reason("a descriptor is 0 to 65535"), argument.offset})
                           : std::nullopt;
            return isVariable(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Actor:
            return std::holds_alternative<Symbol>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Number: {
            const auto* number = std::get_if<std::int64_t>(&argument.value);
            if (!number)
                return wrong();
            if (*number < -1 || *number > std::numeric_limits<std::int32_t>::max())
                return ParseError{Reason("the number is out of range (-1 to 2147483647)"), argument.offset};
            return std::nullopt;
        }
        case Kind::Bytes:
            return std::holds_alternative<Bytes>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Address:
            return std::holds_alternative<Address>(argument.value) ? std::nullopt : Problem(wrong());
        case Kind::Constant:
        case Kind::Constants:
        case Kind::Option:
            if (const auto* symbol = std::get_if<Symbol>(&argument.value))
                return checkConstant(*symbol, parameter, argument.offset);
            return wrong();
        case Kind::None:
        case Kind::OptionValue:  // stands for other parameters
            break;
    }
    return wrong();
}

Problem checkArguments(const Row& row, const CallTokens& tokens, std::span<const Parameter> parameters) {
    const auto& arguments = tokens.arguments;
    const auto required = static_cast<std::size_t>(std::ranges::count(parameters, false, &Parameter::optional));
    if (arguments.size() < required) {
        return ParseError{
            Reason("%1() needs %2: %3", row.spelled(), Reason(parameters[arguments.size()].what), row.form),
            tokens.closing};
    }
    if (arguments.size() > parameters.size()) {
        const char* takes = parameters.size() == 1 ? reasonFormat("%1() takes %2 argument: %3")
                                                   : reasonFormat("%1() takes %2 arguments: %3");
        return ParseError{Reason(takes, row.spelled(), parameters.size(), row.form),
                          arguments[parameters.size()].offset};
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (auto problem = checkArgument(arguments[i], parameters[i]))
            return problem;
    }
    return std::nullopt;
}

// Those of the row, those of an option's value instead of OptionValue.
std::vector<Parameter> parametersOf(const Row& row, const SocketOption* option) {
    static constexpr Parameter kLinger[] = {{Kind::Number, reasonFormat("on (1) or off (0)")},
                                            {Kind::Number, reasonFormat("the seconds to linger")}};
    std::vector<Parameter> parameters;
    for (const Parameter& parameter : row.parameters()) {
        if (parameter.kind != Kind::OptionValue)
            parameters.push_back(parameter);
        else if (option && option->value == OptionValue::Linger)
            parameters.insert(parameters.end(), std::begin(kLinger), std::end(kLinger));
        else if (option && option->value == OptionValue::Text)
            parameters.push_back({Kind::Bytes, reasonFormat("an algorithm in quotes: \"reno\"")});
        else
            parameters.push_back({Kind::Number, parameter.what});
    }
    return parameters;
}

Problem checkAll(const Row& row, const CallTokens& tokens) {
    const auto* symbol = tokens.arguments.size() > 1 ? std::get_if<Symbol>(&tokens.arguments[1].value) : nullptr;
    const SocketOption* option = symbol ? socketOption(symbol->name) : nullptr;
    if (option && option->value == OptionValue::Error && row.takesKind(Kind::OptionValue))
        return ParseError{Reason("%1 can only be read: getsockopt(fd, %1)", option->name), tokens.arguments[1].offset};
    return checkArguments(row, tokens, parametersOf(row, option));
}

Problem checkTarget(const Row& row, const CallTokens& tokens) {
    if (tokens.target.empty()) {
        if (!row.needsTarget())
            return std::nullopt;
        return ParseError{Reason("the result of %1() needs a name: %2", row.spelled(), row.form), tokens.nameOffset};
    }
    if (row.brings == Brings::Nothing)
        return ParseError{Reason("%1() returns nothing", row.spelled()), tokens.targetOffset};
    if (!isVariable(Symbol{tokens.target}))
        return ParseError{Reason("a variable's name begins with a small letter"), tokens.targetOffset};
    return std::nullopt;
}

const Row* rowOf(std::string_view name) {
    const auto found = std::ranges::find(knownCalls(), name, &Row::spelled);
    return found == knownCalls().end() ? nullptr : &*found;
}

}  // namespace

Result<Call, ParseError> parseCall(std::string_view text) {
    auto read = readCallTokens(text);
    if (!read)
        return read.error();
    CallTokens tokens = read.take();

    const Row* row = rowOf(tokens.name);
    if (!row) {
        std::vector<std::string_view> names;
        std::ranges::transform(knownCalls(), std::back_inserter(names), &Row::spelled);
        return ParseError{didYouMean(Reason("unknown call '%1'", tokens.name), tokens.name, names), tokens.nameOffset};
    }
    if (auto problem = checkAll(*row, tokens))
        return *problem;
    if (auto problem = checkTarget(*row, tokens))
        return *problem;

    Call call{std::move(tokens.text), std::move(tokens.target), row->name, {}};
    for (LocatedArgument& argument : tokens.arguments)
        call.arguments.push_back(std::move(argument.value));
    return call;
}

Call recordedCall(std::string_view text, std::string_view name) {
    if (auto parsed = parseCall(text))
        return parsed.take();
    const Row* row = rowOf(name);
    return {std::string(text.empty() ? name : text), {}, row ? row->name : Name::Other, {}};
}

}  // namespace model::call
