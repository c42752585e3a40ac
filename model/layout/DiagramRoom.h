// The room that a diagram is laid out for, in pixels.
#pragma once

namespace model::layout {

struct DiagramRoom {
    double width = 0, height = 0;  // width 0: as large as it likes; height 0: as high as it is
    double base = 14;              // size of the text
};

}  // namespace model::layout
