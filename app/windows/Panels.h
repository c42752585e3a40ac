// The pages of the dock, in the order of their tabs. A new panel is added here.
#pragma once

namespace app::panels {
class PanelDock;
}

namespace app::windows {

void addPanels(panels::PanelDock& dock);

}  // namespace app::windows
