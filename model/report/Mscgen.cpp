// mscgen, mcternan.me.uk/mscgen: message sequence charts.
#include "model/report/Sheet.h"
#include "model/report/Story.h"
#include "model/report/TextFormats.h"

namespace model::report {

std::string ladderAsMscgen(const TextSource& source);

namespace {

std::string label(const std::string& words) {
    return "[label=\"" + escaped(words, {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', " "}}) + "\"]";
}

}  // namespace

std::string ladderAsMscgen(const TextSource& source) {
    const Story story = storyOf(source.in, source.title);
    std::string out = "msc {\n    wordwraparcs=true;\n    ";
    const auto party = [](std::size_t index) { return "p" + std::to_string(index + 1); };
    for (std::size_t i = 0; i < story.parties.size(); ++i)
        out += (i > 0 ? ", " : "") + party(i) + " " + label(story.parties[i]);
    out += ";\n";
    for (const Story::Line& line : story.lines) {
        const char* arc = line.kind == Story::Line::Kind::State  ? " abox "
                          : line.kind == Story::Line::Kind::Call ? " note "
                          : line.lost                            ? " -x "
                                                                 : " => ";
        out += "    " + party(line.from) + arc + party(line.to) + " " + label(line.text) + ";\n";
    }
    return out + "}\n";
}

}  // namespace model::report
