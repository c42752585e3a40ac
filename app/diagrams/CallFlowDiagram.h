// The call flow as a lesson draws it: a column of calls for each process, arrows where one call makes another go on,
// blocked calls marked, what is running lit.
#pragma once

#include <memory>

#include "app/diagrams/LadderDiagram.h"
#include "model/layout/CallFlowLayout.h"

namespace app::diagrams {

class CallFlowDiagram : public Diagram {
    Q_DECLARE_TR_FUNCTIONS(CallFlowDiagram)
public:
    explicit CallFlowDiagram(const DiagramInputs& inputs, std::shared_ptr<LadderMemory> memory = {});

    [[nodiscard]] QSizeF size() const override { return m_size; }
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
    std::shared_ptr<LadderMemory> m_memory;
    model::layout::CallFlowLayout m_flow;
    std::vector<std::uint32_t> m_order;
    std::vector<double> m_left;  // by lane
    double m_column = 0, m_between = 0, m_inset = 0, m_head = 0, m_row = 0;
    QSizeF m_size;

    [[nodiscard]] double narrowest() const;
    [[nodiscard]] QRectF boxOf(const model::layout::FlowCall& call) const;
    [[nodiscard]] QStringList textsOf(const model::layout::FlowCall& call) const;  // whole, then shorter
    [[nodiscard]] QString laneName(std::uint32_t lane) const;
    [[nodiscard]] Outcome outcomeOf(const model::layout::FlowCall& call) const;
    [[nodiscard]] QString resultOf(const model::layout::FlowCall& call) const;
    [[nodiscard]] bool failed(const model::layout::FlowCall& call) const;
    [[nodiscard]] QString wakeText(model::layout::Wake wake, std::uint32_t bytes) const;
    [[nodiscard]] bool lit(std::size_t index) const;
    void paintCall(Canvas& canvas, std::size_t index) const;
    void paintArrow(Canvas& canvas, const model::layout::FlowArrow& arrow) const;
};

}  // namespace app::diagrams
