// What a ladder shows, in sentences: of each spot, and of what has just happened, for tooltips and a screen reader.
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "model/layout/LadderGeometry.h"

namespace app::diagrams {

class LadderSentences {
    Q_DECLARE_TR_FUNCTIONS(LadderSentences)
public:
    // The geometry outlives it.
    explicit LadderSentences(const model::layout::LadderGeometry& geometry) : m_ground(geometry.ground()) {}

    [[nodiscard]] QString of(const model::layout::PlacedSegment& segment) const;
    [[nodiscard]] QString of(const model::layout::BarBox& bar) const;
    [[nodiscard]] QString of(const model::layout::CallRow& row, std::uint32_t lane) const;
    [[nodiscard]] QString of(const model::layout::ComingArrow& arrow) const;
    // What happened since that event: a sentence for each segment, its arrival and each change of state. Nothing after
    // a jump.
    [[nodiscard]] QStringList told(std::size_t from) const;

private:
    const model::layout::LadderGround& m_ground;

    [[nodiscard]] QString laneName(std::uint32_t lane) const;
    // "" where nothing is to be told.
    [[nodiscard]] QString told(std::size_t event, std::size_t from) const;
};

}  // namespace app::diagrams
