// Mermaid, mermaid.js.org: sequence and state diagrams for Markdown pages.
#include "model/report/Sheet.h"
#include "model/report/StateWalks.h"
#include "model/report/Story.h"
#include "model/report/TextFormats.h"

namespace model::report {

std::string ladderAsMermaid(const TextSource& source);
std::string statesAsMermaid(const TextSource& source);

namespace {

// Its entities are written with a number sign; a semicolon ends a line.
std::string text(const std::string& words) {
    return escaped(words, {{'#', "#35;"},
                           {';', "#59;"},
                           {'<', "#lt;"},
                           {'>', "#gt;"},
                           {'&', "#amp;"},
                           {'"', "#quot;"},
                           {'\n', " "},
                           {'%', "#37;"},
                           {'{', "#123;"},
                           {'}', "#125;"}});
}

std::string head(const TextSource& source) {
    return source.title.empty()
               ? ""
               : "---\ntitle: \"" + escaped(source.title, {{'"', "'"}, {'\\', "\\\\"}, {'<', "‹"}, {'>', "›"}}) +
                     "\"\n---\n";
}

}  // namespace

std::string ladderAsMermaid(const TextSource& source) {
    const Story story = storyOf(source.in, source.title);
    std::string out = head(source) + "sequenceDiagram\n";
    const auto party = [](std::size_t index) { return "p" + std::to_string(index + 1); };
    for (std::size_t i = 0; i < story.parties.size(); ++i)
        out += "    participant " + party(i) + " as " + text(story.parties[i]) + "\n";
    for (const Story::Line& line : story.lines) {
        if (line.kind == Story::Line::Kind::Segment)
            out +=
                "    " + party(line.from) + (line.lost ? "-x" : "->>") + party(line.to) + ": " + text(line.text) + "\n";
        else
            out += "    Note over " + party(line.from) + ": " + text(line.text) + "\n";
    }
    return out;
}

std::string statesAsMermaid(const TextSource& source) {
    return head(source) + "stateDiagram-v2\n" + stateLines(source, text);
}

}  // namespace model::report
