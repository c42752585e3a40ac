#include "model/report/Sheet.h"

#include <algorithm>

#include "model/base/Utf8.h"

namespace model::report {
namespace {

using Row = std::vector<std::string>;

std::string joined(const Row& cells, std::string (*cell)(const std::string&), const char* between) {
    std::string line;
    for (const std::string& one : cells)
        line += (&one == cells.data() ? "" : between) + cell(one);
    return line;
}

std::string csvCell(const std::string& text) {
    const bool isFormula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    const std::string safe = isFormula ? '\'' + text : text;
    return safe.find_first_of(",\"\n\r") == std::string::npos ? safe : '"' + escaped(safe, {{'"', "\"\""}}) + '"';
}

std::string markdownCell(const std::string& text) {
    return escaped(text, {{'|', "\\|"},
                          {'\\', "\\\\"},
                          {'`', "\\`"},
                          {'*', "\\*"},
                          {'_', "\\_"},
                          {'[', "\\["},
                          {'<', "&lt;"},
                          {'>', "&gt;"},
                          {'&', "&amp;"},
                          {'\n', " "}});
}

std::string htmlText(const std::string& text) {
    return escaped(withoutControls(text), {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

}  // namespace

std::string escaped(const std::string& text, const std::vector<Escape>& escapes) {
    std::string out;
    for (const char c : text) {
        const auto found = std::ranges::find(escapes, c, &Escape::character);
        found == escapes.end() ? out += c : out += found->text;
    }
    return out;
}

std::string latexText(const std::string& text) {
    std::string out = escaped(text, {{'\\', "\\textbackslash{}"},
                                     {'{', "\\{"},
                                     {'}', "\\}"},
                                     {'#', "\\#"},
                                     {'$', "\\$"},
                                     {'%', "\\%"},
                                     {'&', "\\&"},
                                     {'_', "\\_"},
                                     {'^', "\\textasciicircum{}"},
                                     {'~', "\\textasciitilde{}"},
                                     {'<', "\\textless{}"},
                                     {'>', "\\textgreater{}"},
                                     {'\n', " "}});
    for (const auto& [from, to] : {std::pair<std::string_view, const char*>{"→", "$\\rightarrow$"},
                                   {"…", "\\ldots{}"},
                                   {"·", "$\\cdot$"},
                                   {"\u2009", "\\,"}})
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos;)
            out.replace(at, from.size(), to);
    return out;
}

std::string csv(const Sheet& sheet) {
    std::string out = "\uFEFF" + joined(sheet.head, csvCell, ",") + "\r\n";
    for (const Row& row : sheet.rows)
        out += joined(row, csvCell, ",") + "\r\n";
    return out;
}

std::string markdown(const Sheet& sheet) {
    std::string out = sheet.title.empty() ? "" : "### " + markdownCell(sheet.title) + "\n\n";
    out += "| " + joined(sheet.head, markdownCell, " | ") + " |\n|";
    for (std::size_t i = 0; i < sheet.head.size(); ++i)
        out += "---|";
    for (const Row& row : sheet.rows)
        out += "\n| " + joined(row, markdownCell, " | ") + " |";
    return out + "\n";
}

std::string latex(const Sheet& sheet) {
    std::string out = "\\begin{tabular}{" + std::string(sheet.head.size(), 'l') + "}\n\\hline\n";
    out += joined(sheet.head, latexText, " & ") + " \\\\\n\\hline\n";
    for (const Row& row : sheet.rows)
        out += joined(row, latexText, " & ") + " \\\\\n";
    return out + "\\hline\n\\end{tabular}\n";
}

std::string html(const Sheet& sheet) {
    std::string out =
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>" + htmlText(sheet.title) +
        "</title>\n<style>body{font-family:sans-serif}table{border-collapse:collapse}"
        "th,td{border:1px solid #8a94a3;padding:4px 8px;text-align:left}</style>\n</head>\n<body>\n<table>\n"
        "<caption>" +
        htmlText(sheet.title) + "</caption>\n<tr><th>" + joined(sheet.head, htmlText, "</th><th>") + "</th></tr>\n";
    for (const Row& row : sheet.rows)
        out += "<tr><td>" + joined(row, htmlText, "</td><td>") + "</td></tr>\n";
    return out + "</table>\n</body>\n</html>\n";
}

}  // namespace model::report
