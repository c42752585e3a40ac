// Why something did not work: an English sentence with places %1 to %9 for what fills them, texts or reasons in their
// turn. Made where it arises, in any thread; it becomes words where it is told, in the language of who reads them.
#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

class Reason {
public:
    Reason() = default;
    // The sentence is a literal: resources/translations/update looks for them in the sources.
    template <class... Fillings>
    explicit Reason(const char* sentence, const Fillings&... fillings) : Reason(sentence, {filling(fillings)...}) {}
    Reason(std::string sentence, std::vector<Reason> fillings)
        : m_words(std::move(sentence)), m_fillings(std::move(fillings)), m_isText(false) {}
    // What nobody translates: a name, a path, words for programmers.
    [[nodiscard]] static Reason text(std::string_view words);

    [[nodiscard]] bool empty() const { return m_words.empty(); }
    [[nodiscard]] bool isText() const { return m_isText; }
    [[nodiscard]] const std::string& words() const { return m_words; }
    [[nodiscard]] const std::vector<Reason>& fillings() const { return m_fillings; }

    using Translate = std::function<std::string(const std::string& sentence)>;
    [[nodiscard]] std::string in(const Translate& language) const;
    [[nodiscard]] std::string english() const;

    bool operator==(const Reason&) const = default;

private:
    std::string m_words;  // the sentence, or the text
    std::vector<Reason> m_fillings;
    bool m_isText = true;

    static Reason filling(const Reason& reason) { return reason; }
    static Reason filling(std::string_view words) { return text(words); }
    static Reason filling(std::integral auto number) { return text(std::to_string(number)); }
    static Reason filling(const char*) = delete;  // a sentence or a text? lupdate would take it for a comment
};

// Marks a sentence that stands in a table until a Reason is made of it.
[[nodiscard]] constexpr const char* reasonFormat(const char* sentence) {
    return sentence;
}

}  // namespace model
