// The words of a ladder in the language of who reads it.
#pragma once

#include "app/diagrams/DiagramInputs.h"
#include "model/layout/LadderInputs.h"

namespace app::diagrams {

class LadderWording : public model::layout::LadderWords {
public:
    // The inputs outlive it.
    explicit LadderWording(const DiagramInputs& inputs) : m_in(inputs) {}
    [[nodiscard]] std::string in(const model::Reason& reason) const override;
    [[nodiscard]] std::string result(const model::trace::CallEntered& entered,
                                     const model::trace::CallReturned& returned) const override;
    [[nodiscard]] std::string title(const std::string& actor) const override;

private:
    const DiagramInputs& m_in;
};

}  // namespace app::diagrams
