// Every sentence in which model and lab tell why something did not work stands in the list by which the window
// translates it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string source(const std::string& file) {
    std::ifstream in(std::filesystem::path(SOCKSTAGE_SOURCE_DIR) / file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// The string literals of a file, as they are written; comments, includes and static assertions count not.
std::vector<std::string> literals(const std::string& file) {
    static const std::regex form(R"re((//[^\n]*|#include[^\n]*|R"[a-z]*\()|"((?:[^"\\\n]|\\.)*)")re");
    const std::string text = source(file);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
        if ((*at)[2].matched)
            found.push_back((*at)[2]);
    }
    return found;
}

// Words for people: a blank beside a word in small letters. Not code, JSON pointers, names.
bool speaks(const std::string& literal) {
    static const std::regex words(R"((^|[ '])[a-z]{2,}('s)?[,:;]? |[ '][a-z-]{2,}(:|;)? ?$|^[a-z]{2,} [a-z]{2,}$)");
    static const std::regex code(R"(^[a-z]* ?=? ?[a-z]+\(.*\)$)");
    return std::regex_search(literal, words) && !std::regex_match(literal, code);
}

// The list as a whole: a literal is a part of one of its sentences, or fits into one with places for arguments.
class KnownSentences {
public:
    KnownSentences() {
        static const std::regex special(R"([.^$|()\[\]{}*+?\\])"), place("%[1-9]");
        for (const char* file : {"app/session/ReasonSentences.cpp", "app/session/Reasons.cpp"}) {
            for (const std::string& sentence : literals(file)) {
                m_parts += std::regex_replace(sentence, place, "\n") + '\n';
                if (std::regex_search(sentence, place) && speaks(sentence))
                    m_forms.emplace_back(
                        std::regex_replace(std::regex_replace(sentence, special, "\\$&"), place, ".+"));
            }
        }
    }
    [[nodiscard]] bool contain(const std::string& literal) const {
        return m_parts.find(literal) != std::string::npos ||
               std::any_of(m_forms.begin(), m_forms.end(),
                           [&](const std::regex& form) { return std::regex_match(literal, form); });
    }

private:
    std::string m_parts;
    std::vector<std::regex> m_forms;
};

// Which files tell reasons, and how many literals of a sentence each has at least: none would be a test of nothing.
struct Teller {
    const char* file;
    std::size_t sentences;
};

TEST(Reasons, AreKnownToTheWindow) {
    const KnownSentences known;
    const std::set<std::string> noReasons{"; last read", "TRSNIFF data"};  // what is looked for in a message, in a file
    for (const auto& [file, sentences] : {
             Teller{"model/scenario/JsonNode.h", 10}, Teller{"model/scenario/ScenarioParser.cpp", 8},
             Teller{"model/scenario/StepParser.cpp", 15}, Teller{"model/scenario/CallParser.cpp", 20},
             Teller{"model/scenario/CallTokens.cpp", 12}, Teller{"model/scenario/PacketSelector.cpp", 5},
             Teller{"model/scenario/ExpectationChecker.cpp", 30}, Teller{"model/scenario/Runner.cpp", 6},
             Teller{"model/scenario/RunnerActions.cpp", 6}, Teller{"model/scenario/ActionText.cpp", 5},
             Teller{"model/text/Suggestion.cpp", 1}, Teller{"netio/capture/CaptureFormat.cpp", 4},
             Teller{"netio/capture/PcapParser.cpp", 3}, Teller{"netio/capture/PcapngParser.cpp", 6}}) {
        std::size_t count = 0;
        for (const std::string& literal : literals(file)) {
            if (!speaks(literal) || noReasons.contains(literal))
                continue;
            ++count;
            EXPECT_TRUE(known.contain(literal)) << file << " says \"" << literal << '"';
        }
        EXPECT_GE(count, sentences) << file;
    }
}

}  // namespace
