#include "model/scenario/JsonMistake.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "model/scenario/JsonPlaces.h"
#include "model/scenario/JsonSigns.h"

namespace model::scenario {
namespace {

using Wanted = JsonWanted;

class Mistake {
public:
    Mistake(const JsonSpot& spot, const JsonToken& token) : m_spot(spot), m_token(token) {}

    SyntaxFault told() const {
        if (m_token.kind == '\0')
            return end();
        if (m_spot.before.kind == '"' && onOneLine()) {
            if (const auto quote = quoteTooMany())
                return *quote;
        }
        if (m_token.kind == 'x') {
            if (Reason sign = signMistake(words()); !sign.empty())
                return {std::move(sign), m_token.begin};
            if (std::isdigit(static_cast<unsigned char>(words()[0])) || words()[0] == '-')
                return here(Reason("'%1' is no number; written are 5, -1, 2.5", words()));
        }
        switch (m_spot.wanted) {
            case Wanted::Value:
                return value();
            case Wanted::Key:
                return key();
            case Wanted::Colon:
                return colon();
            case Wanted::CommaOrClose:
                return commaOrClose();
            case Wanted::End:
                break;
        }
        return here(m_token.closes() ? Reason("there is a '%1' too many", words())
                                     : Reason("nothing may follow the end of the first value"));
    }

private:
    const JsonSpot& m_spot;
    const JsonToken& m_token;

    [[nodiscard]] std::string_view text(const JsonToken& token) const {
        return m_spot.text.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] std::string_view words() const { return text(m_token); }
    [[nodiscard]] std::string_view between() const {
        return m_spot.text.substr(m_spot.before.end, m_token.begin - m_spot.before.end);
    }
    [[nodiscard]] bool onOneLine() const { return between().find('\n') == std::string_view::npos; }
    [[nodiscard]] SyntaxFault here(Reason reason) const { return {std::move(reason), m_token.begin}; }
    [[nodiscard]] SyntaxFault behind(Reason reason) const { return {std::move(reason), m_spot.before.end}; }
    [[nodiscard]] std::string closing() const { return m_spot.open.kind == '{' ? "}" : "]"; }
    [[nodiscard]] std::uint32_t lineOf(const JsonToken& token) const { return lineOfOffset(m_spot.text, token.begin); }

    [[nodiscard]] SyntaxFault end() const {
        if (m_spot.open.kind == '\0')
            return here(Reason("the file is empty"));
        const std::string open(1, m_spot.open.kind);
        return here(Reason("the file ends, but the '%1' of line %2 is still open: '%3' is missing", open,
                           lineOf(m_spot.open), closing()));
    }

    // A text that ends too early, because a quotation mark stands inside it or its own is of another kind.
    [[nodiscard]] std::optional<SyntaxFault> quoteTooMany() const {
        const bool goesOn = m_token.kind == 'x' || (m_token.kind == '"' && between().empty());
        if (!goesOn || m_spot.wanted == Wanted::End || (m_token.kind == 'x' && !signMistake(words()).empty()))
            return std::nullopt;
        const std::string_view before = text(m_spot.before);
        if (const auto quote = typographicQuote(before)) {
            const std::size_t offset = m_spot.before.begin + *quote;
            return SyntaxFault{straightQuotes(signAt(m_spot.text, offset)), offset};
        }
        if (const std::string_view key = before.substr(1, before.find(':') - 1);
            m_spot.wanted == Wanted::Colon && key.size() + 2 < before.size())
            return SyntaxFault{Reason("the key '%1' has no closing quotation mark", key), m_spot.before.begin};
        return SyntaxFault{Reason("this quotation mark ends the text; one inside a text is written \\\""),
                           m_spot.before.end - 1};
    }

    [[nodiscard]] SyntaxFault value() const {
        if (m_token.kind == ',' || m_token.closes()) {
            if (m_spot.before.kind == ':')
                return behind(Reason("a value is missing after ':'"));
            if (m_spot.before.kind == ',' || m_token.kind == ',')
                return surplusComma();
            return unclosed();
        }
        if (m_token.kind == ':')
            return here(Reason("a value is expected here, and not ':'"));
        std::string small(words());
        std::ranges::transform(small, small.begin(), [](unsigned char c) { return std::tolower(c); });
        if (small == "none" || small == "nil")
            small = "null";
        if (small == "true" || small == "false" || small == "null")
            return here(Reason("'%1' is written '%2'", words(), small));
        return here(Reason("'%1' is no value; a text stands in quotation marks: \"%1\"", words()));
    }

    [[nodiscard]] SyntaxFault key() const {
        if (m_token.kind == ',' || m_token.closes())
            return m_spot.before.kind == ',' || m_token.kind == ',' ? surplusComma() : unclosed();
        if (m_token.kind == 'x')
            return here(Reason("a key stands in quotation marks: \"%1\"", words()));
        return here(Reason("a key in quotation marks is expected here, and not '%1'", words()));
    }

    [[nodiscard]] SyntaxFault colon() const {
        if (m_token.kind == ',' || m_token.closes())
            return behind(Reason("the key %1 has no value", text(m_spot.before)));
        return behind(Reason("':' is missing after the key %1", text(m_spot.before)));
    }

    [[nodiscard]] SyntaxFault commaOrClose() const {
        if (m_token.closes())
            return unclosed();
        if (m_token.kind == ':')
            return here(m_spot.open.kind == '[' ? Reason("a list [...] has no keys; an object {...} has")
                                                : Reason("',' is expected here, and not ':'"));
        if (onOneLine())
            return behind(Reason("a comma is missing here"));
        const JsonToken last{'x', m_spot.before.end - 1, m_spot.before.end};
        return behind(Reason("a comma is missing after line %1", lineOf(last)));
    }

    [[nodiscard]] SyntaxFault surplusComma() const {
        if (m_spot.before.kind != ',')
            return here(Reason("there is a comma before the first entry; take it out"));
        const SyntaxFault twice = here(Reason("there are two commas; take one out"));
        return m_token.kind == ','
                   ? twice
                   : SyntaxFault{Reason("there is a comma after the last entry, before '%1'; take it out", words()),
                                 m_spot.before.begin};
    }

    [[nodiscard]] SyntaxFault unclosed() const {
        if (m_spot.open.kind == '\0')
            return here(Reason("a value is expected here, and not '%1'", words()));
        const std::string open(1, m_spot.open.kind);
        return here(Reason("the '%1' of line %2 is still open: '%3' is missing before this '%4'", open,
                           lineOf(m_spot.open), closing(), words()));
    }
};

}  // namespace

SyntaxFault jsonMistake(const JsonSpot& spot, const JsonToken& token) {
    return Mistake(spot, token).told();
}

}  // namespace model::scenario
