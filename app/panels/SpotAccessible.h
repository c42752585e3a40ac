// A screen reader's view of a DiagramView: one child for each spot, named by its sentence.
#pragma once

namespace app::panels {

class DiagramView;

// Once for the process; later calls change nothing.
void installSpotAccessible();
void announceSpot(DiagramView* view, int spot);

}  // namespace app::panels
