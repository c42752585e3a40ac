// The call flow as a lesson draws it: a column of calls for each process, arrows where one call makes another go on,
// blocked calls marked, what is running lit.
#pragma once

#include <memory>

#include "app/diagrams/Geometry.h"
#include "app/diagrams/LadderDiagram.h"
#include "model/layout/CallFlowPlan.h"

namespace app::diagrams {

class Canvas;

class CallFlowDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(CallFlowDiagram)
public:
    explicit CallFlowDiagram(const DiagramInputs& inputs, std::shared_ptr<model::layout::LadderLayout> rows = {});

    [[nodiscard]] QSizeF size() const override { return qt(m_plan.size()); }
    void paint(QPainter& painter, const QRectF& visible) const override;
    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] QRectF focus() const override;
    [[nodiscard]] QString title() const override;

private:
    struct Outcome {
        const model::trace::CallEntered* entered = nullptr;
        const model::trace::CallReturned* returned = nullptr;
    };

    DiagramInputs m_in;
    std::shared_ptr<model::layout::LadderLayout> m_rows;
    model::layout::CallFlowLayout m_flow;
    std::vector<std::uint32_t> m_order;
    model::layout::CallFlowPlan m_plan;

    [[nodiscard]] double narrowest() const;
    [[nodiscard]] QStringList textsOf(const model::layout::FlowCall& call) const;  // whole, then shorter
    [[nodiscard]] QString laneName(std::uint32_t lane) const;
    [[nodiscard]] Outcome outcomeOf(const model::layout::FlowCall& call) const;
    [[nodiscard]] QString resultOf(const model::layout::FlowCall& call) const;
    [[nodiscard]] bool failed(const model::layout::FlowCall& call) const;
    [[nodiscard]] QString wakeText(model::layout::Wake wake, std::uint32_t bytes) const;
    [[nodiscard]] bool lit(std::size_t index) const;
    [[nodiscard]] QColor ink(const model::layout::FlowCall& call) const;
    void paintHeads(Canvas& canvas, const QRectF& visible) const;
    void paintCall(Canvas& canvas, std::size_t index) const;
    // tailWidth: of the call's result.
    void paintSleep(Canvas& canvas, const model::layout::FlowCall& call, double tailWidth) const;
    void paintArrow(Canvas& canvas, const model::layout::FlowArrow& arrow) const;
};

}  // namespace app::diagrams
