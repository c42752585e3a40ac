// What a step that is to come will look like, from the demo's recorded session: the presenter sees it before the class.
// GUI thread.
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "app/panels/Frame.h"

namespace app::windows {

class StepPreview {
public:
    StepPreview();
    ~StepPreview();
    // The stage of the frame after that step; nullopt where nobody knows. Lives until the next call.
    [[nodiscard]] std::optional<diagrams::DiagramInputs> inputs(const panels::Frame& frame, int step);

private:
    std::unique_ptr<session::Stage> m_recorded;
    QString m_demo;  // whose recording is loaded

    [[nodiscard]] bool load(const session::Stage& stage);
};

}  // namespace app::windows
