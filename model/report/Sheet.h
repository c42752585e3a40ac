// What a view tells as a table of words, and that table in the formats that have tables.
#pragma once

#include <string>
#include <vector>

namespace model::report {

struct TextSource;

struct Sheet {
    std::string title;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  // as long as the head
};

// The article's table of one connection: the one picked out, else the one a view shows.
[[nodiscard]] Sheet stateSheet(const TextSource& source);
[[nodiscard]] Sheet segmentSheet(const TextSource& source);
[[nodiscard]] Sheet callSheet(const TextSource& source);
[[nodiscard]] Sheet connectionSheet(const TextSource& source);

// RFC 4180, with the mark by which spreadsheets know UTF-8; no cell is taken for a formula.
[[nodiscard]] std::string csv(const Sheet& sheet);
[[nodiscard]] std::string markdown(const Sheet& sheet);
[[nodiscard]] std::string latex(const Sheet& sheet);
[[nodiscard]] std::string html(const Sheet& sheet);

// Each character for which there is another text replaced by it.
struct Escape {
    char character;
    const char* text;
};
[[nodiscard]] std::string escaped(const std::string& text, const std::vector<Escape>& escapes);
// TeX's special characters, and arrows as a font without them has them.
[[nodiscard]] std::string latexText(const std::string& text);

}  // namespace model::report
