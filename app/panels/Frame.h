// What every panel is shown from: one position of the stage, the look and the language, taken once for all of them.
#pragma once

#include <QWidget>
#include <memory>

#include "app/diagrams/DiagramInputs.h"
#include "app/panels/EndpointContent.h"
#include "app/session/Stage.h"

namespace app::panels {

struct Frame {
    const session::Stage* stage = nullptr;
    std::shared_ptr<const model::trace::Scene> scene;  // what is painted does not change under the painter
    diagrams::DiagramInputs inputs;                    // scene points into `scene`; width is the panel's to set

    [[nodiscard]] const theme::Theme& theme() const { return inputs.theme; }
    [[nodiscard]] EndpointSource endpoints() const;
};

// A page of the dock. Shown anew only while it is visible.
class Panel : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(const Frame& frame) = 0;
    using QWidget::show;
    // In the window's language.
    [[nodiscard]] virtual QString title() const = 0;
    // The trace it shows is about to go.
    virtual void clear() {}

signals:
    void packetPicked(model::PacketId packet);
    void positionWanted(std::size_t position);
    void stepWanted(int step);
};

}  // namespace app::panels
