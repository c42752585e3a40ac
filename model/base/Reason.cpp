#include "model/base/Reason.h"

namespace model {

Reason Reason::text(std::string_view words) {
    Reason reason;
    reason.m_words = words;
    return reason;
}

std::string Reason::in(const Translate& language) const {
    if (m_isText)
        return m_words;
    const std::string sentence = language(m_words);
    std::string whole;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool place = sentence[i] == '%' && i + 1 < sentence.size();
        const auto number = place ? static_cast<std::size_t>(sentence[i + 1] - '1') : m_fillings.size();
        if (number < m_fillings.size())
            whole += m_fillings[number].in(language), ++i;
        else
            whole += sentence[i];
    }
    return whole;
}

std::string Reason::english() const {
    return in([](const std::string& sentence) { return sentence; });
}

}  // namespace model
