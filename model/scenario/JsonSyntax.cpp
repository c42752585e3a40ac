#include "model/scenario/JsonSyntax.h"

#include <vector>

#include "model/scenario/JsonMistake.h"

namespace model::scenario {
namespace {

// Without recursion: a text may open four million brackets.
class Syntax {
public:
    Syntax(std::string_view text, std::size_t deepest) : m_tokens(text), m_deepest(deepest) { m_spot.text = text; }

    void check() {
        value();
        while (!m_open.empty()) {
            const bool first = m_spot.before.opens();
            const Wanted member = m_open.back().kind == '{' ? Wanted::Key : Wanted::Value;
            const JsonToken token = m_tokens.next();
            if (token.closes() && closes(token) && (first || m_spot.before.kind != ',')) {
                m_open.pop_back();
                m_spot.before = token;
            } else if (first || m_spot.before.kind == ',') {
                take(token, member);
            } else if (token.kind == ',') {
                m_spot.before = token;
            } else {
                fail(token, Wanted::CommaOrClose);
            }
        }
        const JsonToken behind = m_tokens.next();
        if (behind.kind != '\0')
            fail(behind, Wanted::End);
    }

private:
    using Wanted = JsonWanted;
    JsonTokens m_tokens;
    std::size_t m_deepest;
    JsonSpot m_spot;
    std::vector<JsonToken> m_open;

    [[nodiscard]] bool closes(const JsonToken& token) const {
        return (m_open.back().kind == '{') == (token.kind == '}');
    }
    [[noreturn]] void fail(const JsonToken& token, Wanted wanted) {
        m_spot.wanted = wanted;
        m_spot.open = m_open.empty() ? JsonToken{} : m_open.back();
        throw jsonMistake(m_spot, token);
    }
    void value() { take(m_tokens.next(), Wanted::Value); }
    void take(const JsonToken& token, Wanted wanted) {
        const bool fits = wanted == Wanted::Key     ? token.kind == '"'
                          : wanted == Wanted::Colon ? token.kind == ':'
                                                    : token.isValue() || token.opens();
        if (!fits)
            fail(token, wanted);
        m_spot.before = token;
        if (token.opens()) {
            if (m_open.size() == m_deepest)
                throw SyntaxFault{Reason("brackets are nested more than %1 deep", m_deepest), token.begin};
            m_open.push_back(token);
        }
        if (wanted == Wanted::Key)
            take(m_tokens.next(), Wanted::Colon);
        else if (wanted == Wanted::Colon)
            value();
    }
};

}  // namespace

std::optional<SyntaxFault> jsonSyntaxFault(std::string_view text, std::size_t deepest) try {
    Syntax(text, deepest).check();
    return std::nullopt;
} catch (const SyntaxFault& fault) {
    return fault;
}

}  // namespace model::scenario
