#include "model/scenario/JsonSyntax.h"

#include <vector>

#include "model/scenario/JsonTokens.h"

namespace model::scenario {
namespace {

// Without recursion: a text may open four million brackets.
class Syntax {
public:
    explicit Syntax(std::string_view text) : m_tokens(text) {}

    void check() {
        value(m_tokens.next());
        while (!m_open.empty()) {
            JsonToken token = m_tokens.next();
            if (m_first && token.kind == close()) {
                m_open.pop_back();
            } else if (m_first) {
                member(token);
                continue;
            } else if (token.kind == ',') {
                member(m_tokens.next());
                continue;
            } else {
                expect(token, close());
                m_open.pop_back();
            }
            m_first = false;
        }
        const JsonToken behind = m_tokens.next();
        if (behind.kind != '\0')
            fail(behind, Reason("end of input"));
    }

private:
    JsonTokens m_tokens;
    std::vector<char> m_open;
    bool m_first = false;  // a bracket has just been opened

    [[nodiscard]] char close() const { return m_open.back() == '{' ? '}' : ']'; }
    [[noreturn]] static void fail(const JsonToken& token, const Reason& expected) {
        throw SyntaxFault{Reason("unexpected %1; expected %2", token.name(), expected), token.offset};
    }
    static void expect(const JsonToken& token, char kind) {
        if (token.kind != kind)
            fail(token, JsonToken{kind, 0}.name());
    }
    void member(const JsonToken& token) {
        if (m_open.back() == '[')
            return value(token);
        expect(token, '"');
        expect(m_tokens.next(), ':');
        value(m_tokens.next());
    }
    void value(const JsonToken& token) {
        m_first = token.kind == '{' || token.kind == '[';
        if (m_first)
            m_open.push_back(token.kind);
        else if (!token.isValue())
            fail(token, Reason("'[', '{', or a literal"));
    }
};

}  // namespace

std::optional<SyntaxFault> jsonSyntaxFault(std::string_view text) try {
    Syntax(text).check();
    return std::nullopt;
} catch (const SyntaxFault& fault) {
    return fault;
}

}  // namespace model::scenario
