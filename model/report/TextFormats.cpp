#include "model/report/TextFormats.h"

#include <algorithm>

#include "model/report/Sheet.h"

namespace model::report {

// Each in a file of its name.
std::string ladderAsMermaid(const TextSource& source);
std::string statesAsMermaid(const TextSource& source);
std::string ladderAsPlantUml(const TextSource& source);
std::string statesAsPlantUml(const TextSource& source);
std::string ladderAsMscgen(const TextSource& source);
std::string ladderAsTikz(const TextSource& source);
std::string ladderAsAscii(const TextSource& source);

namespace {

template <Sheet (*kSheet)(const TextSource&), std::string (*kWrite)(const Sheet&)>
std::string written(const TextSource& source) {
    return kWrite(kSheet(source));
}

template <Sheet (*kSheet)(const TextSource&)>
consteval std::array<TextFormat, 4> sheetFormats(std::string_view view) {
    return {TextFormat{view, "csv", written<kSheet, csv>},
            {view, "md", written<kSheet, markdown>},
            {view, "tex", written<kSheet, latex>},
            {view, "html", written<kSheet, html>}};
}

constexpr TextFormat kDiagrams[] = {
    {"ladder", "mmd", ladderAsMermaid},   {"ladder", "puml", ladderAsPlantUml}, {"ladder", "msc", ladderAsMscgen},
    {"ladder", "tex", ladderAsTikz},      {"ladder", "txt", ladderAsAscii},     {"states", "mmd", statesAsMermaid},
    {"states", "puml", statesAsPlantUml},
};

constexpr auto kFormats = [] {
    std::array<TextFormat, std::size(kDiagrams) + 16> all{};
    auto end = std::ranges::copy(kDiagrams, all.begin()).out;
    end = std::ranges::copy(sheetFormats<stateSheet>("table"), end).out;
    end = std::ranges::copy(sheetFormats<segmentSheet>("segments"), end).out;
    end = std::ranges::copy(sheetFormats<callSheet>("calls"), end).out;
    std::ranges::copy(sheetFormats<connectionSheet>("connections"), end);
    return all;
}();

}  // namespace

std::span<const TextFormat> textFormats() {
    return kFormats;
}

const TextFormat* textFormat(std::string_view view, std::string_view suffix) {
    const auto found = std::ranges::find_if(
        kFormats, [&](const TextFormat& format) { return format.view == view && format.suffix == suffix; });
    return found == kFormats.end() ? nullptr : &*found;
}

}  // namespace model::report
