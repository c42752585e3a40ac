// A segment's name: in a sentence as RFC 9293 writes flags, "SYN,ACK"; as a diagram draws it, "SYN+ACK".
#pragma once

#include <QString>

#include "model/layout/Naming.h"

namespace app::diagrams {

[[nodiscard]] inline QString flagsSaid(std::uint16_t flags) {
    return QString::fromStdString(model::packet::flagNames(flags));
}

[[nodiscard]] inline QString flagsDrawn(std::uint16_t flags) {
    return QString::fromStdString(model::layout::flagsDrawn(flags));
}

}  // namespace app::diagrams
