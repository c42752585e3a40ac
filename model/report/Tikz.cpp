// TikZ, for papers: a picture that \input takes, life lines and arrows at equal distances.
#include "model/report/Sheet.h"
#include "model/report/Story.h"
#include "model/report/TextFormats.h"

namespace model::report {

std::string ladderAsTikz(const TextSource& source);

namespace {

constexpr int kBetween = 8, kWordsWidth = 7;  // cm

std::string at(std::size_t party, double y) {
    return "(" + std::to_string(party * kBetween) + "," + std::to_string(y) + ")";
}

}  // namespace

std::string ladderAsTikz(const TextSource& source) {
    const Story story = storyOf(source.in, source.title);
    std::string out = "% \\usepackage{tikz}\n\\begin{tikzpicture}[>=latex,font=\\small]\n", body;
    double y = -1;
    for (const Story::Line& line : story.lines) {
        if (line.kind == Story::Line::Kind::Segment) {
            body += "\\draw[->] " + at(line.from, y) + " -- node[above,sloped] {" + latexText(line.text) + "} " +
                    (line.lost ? "node[pos=0.9] {$\\times$} " : "") + at(line.to, y - 0.6) + ";\n";
            y -= 1.4;
        } else {
            const bool isState = line.kind == Story::Line::Kind::State;
            const bool isLeft = line.from == 0;
            body += "\\node[anchor=" + std::string(isLeft ? "east" : "west") +
                    ",text width=" + std::to_string(kWordsWidth) + "cm,align=" + (isLeft ? "right" : "left") + "] at " +
                    at(line.from, y) + " {" + (isState ? "\\textbf{" : "\\texttt{") + latexText(line.text) + "}};\n";
            y -= 0.6;
        }
    }
    for (std::size_t i = 0; i < story.parties.size(); ++i)
        out += "\\node at " + at(i, 0) + " {\\textbf{" + latexText(story.parties[i]) + "}};\n\\draw[gray] " +
               at(i, -0.4) + " -- " + at(i, y) + ";\n";
    return out + body + "\\end{tikzpicture}\n";
}

}  // namespace model::report
