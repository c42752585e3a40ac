// Inputs for a diagram of the sample session at a position.
#pragma once

#include "app/diagrams/DiagramInputs.h"
#include "tests/support/SampleTrace.h"

namespace tests::gui {

struct SampleInputs {
    tests::support::SampleTrace sample;
    model::trace::Scene scene;

    explicit SampleInputs(tests::support::SampleTrace s = tests::support::SampleTrace()) : sample(std::move(s)) {}

    // position past the end: the end.
    app::diagrams::DiagramInputs at(std::size_t position = ~std::size_t{0}, double width = 0,
                                    app::theme::Look look = app::theme::Look::Light) {
        scene = model::trace::Moment(sample.trace(), std::min(position, sample.trace().size())).scene();
        app::diagrams::DiagramInputs in;
        in.trace = &sample.trace();
        in.scene = &scene;
        in.theme = app::theme::Theme::make(look);
        in.width = width;
        return in;
    }
};

}  // namespace tests::gui
