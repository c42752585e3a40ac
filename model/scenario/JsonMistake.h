// The words for a token that cannot stand where it stands, and the place of the mistake. Private to JsonSyntax.
#pragma once

#include "model/scenario/JsonTokens.h"

namespace model::scenario {

enum class JsonWanted : std::uint8_t { Value, Key, Colon, CommaOrClose, End };

struct JsonSpot {
    std::string_view text;
    JsonToken before;  // the token that precedes
    JsonToken open;    // the innermost bracket that is open; '\0': none is
    JsonWanted wanted = JsonWanted::Value;
};

[[nodiscard]] SyntaxFault jsonMistake(const JsonSpot& spot, const JsonToken& token);

}  // namespace model::scenario
