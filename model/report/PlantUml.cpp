// PlantUML, plantuml.com: sequence and state diagrams.
#include "model/report/Sheet.h"
#include "model/report/StateWalks.h"
#include "model/report/Story.h"
#include "model/report/TextFormats.h"

namespace model::report {

std::string ladderAsPlantUml(const TextSource& source);
std::string statesAsPlantUml(const TextSource& source);

namespace {

// A tilde keeps the next character from being read as Creole.
std::string text(const std::string& words) {
    return escaped(words, {{'~', "~~"},
                           {'*', "~*"},
                           {'_', "~_"},
                           {'/', "~/"},
                           {'<', "~<"},
                           {'"', "~\""},
                           {'[', "~["},
                           {'=', "~="},
                           {'|', "~|"},
                           {'#', "~#"},
                           {'\\', "<U+005C>"},
                           {'\n', " "}});
}

std::string head(const TextSource& source) {
    return "@startuml\n" + (source.title.empty() ? "" : "title " + text(source.title) + "\n");
}

}  // namespace

std::string ladderAsPlantUml(const TextSource& source) {
    const Story story = storyOf(source.in, source.title);
    std::string out = head(source);
    const auto party = [](std::size_t index) { return "p" + std::to_string(index + 1); };
    for (std::size_t i = 0; i < story.parties.size(); ++i)
        out += "participant \"" + escaped(story.parties[i], {{'"', "'"}, {'\n', " "}}) + "\" as " + party(i) + "\n";
    for (const Story::Line& line : story.lines) {
        if (line.kind == Story::Line::Kind::Segment)
            out += party(line.from) + (line.lost ? " ->x " : " -> ") + party(line.to) + " : " + text(line.text) + "\n";
        else
            out += (line.kind == Story::Line::Kind::State ? "rnote over " : "note over ") + party(line.from) + " : " +
                   text(line.text) + "\n";
    }
    return out + "@enduml\n";
}

std::string statesAsPlantUml(const TextSource& source) {
    return head(source) + stateLines(source, text) + "@enduml\n";
}

}  // namespace model::report
