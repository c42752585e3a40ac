// What a class in the last row must see of the projected stage, rule by rule, asked of a measure.
#pragma once

#include <map>
#include <set>
#include <string>

#include "app/windows/PaintedWindow.h"
#include "model/layout/ProjectedLane.h"

namespace tests::gui {

// Where and by how much a rule is broken; a handful of each, and how many.
class Faults {
public:
    std::string where;

    void add(const char* rule, const QString& what);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] int count(const char* rule) const;

private:
    std::map<std::string, std::string> m_told;
    std::map<std::string, int> m_count;
};

namespace rules {

using app::windows::PaintedWindow;

// No text is smaller than the stage's smallest, two states are giants.
void sizes(const PaintedWindow& painted, const model::layout::Projection& places, Faults& faults);
// before: of the giants in the demo so far.
void giantsRest(const model::layout::Projection& places, std::map<int, QRectF>& before, Faults& faults);
void everyProcess(const PaintedWindow& painted, const std::set<QString>& actors, Faults& faults);
void nothingElided(const PaintedWindow& painted, Faults& faults);
// No two texts overlap, and none leaves the picture.
void textsApart(const PaintedWindow& painted, Faults& faults);
// At least half of each arrow, and all of its head.
void arrowsFree(const PaintedWindow& painted, Faults& faults);
// Each held segment has its card and buttons in the view.
void cards(const PaintedWindow& painted, const std::vector<model::PacketId>& held, const QRectF& view, Faults& faults);
// From the first arrow on.
void filled(const model::layout::LanePicture& lane, const model::layout::Projection& places, Faults& faults);
void noScrollBar(const PaintedWindow& painted, Faults& faults);

}  // namespace rules
}  // namespace tests::gui
