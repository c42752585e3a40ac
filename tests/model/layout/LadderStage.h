// Two clients and two servers on a ladder, as a demo names them, laid out without fonts.
#pragma once

#include "model/layout/LadderGeometry.h"
#include "model/scenario/Scenario.h"
#include "model/trace/Moment.h"
#include "tests/model/layout/CountingMeasure.h"
#include "tests/support/TraceScript.h"

namespace tests::layout {

struct LadderStage {
    tests::support::TraceScript script;
    model::scenario::Scenario demo;
    model::trace::Scene scene;
    model::layout::SequenceSymbols symbols;
    CountingMeasure measure;
    EnglishWords words;

    explicit LadderStage(double b = 14) : measure(b) {
        for (const auto& [name, role] :
             {std::pair{"one", "client"}, {"two", "client"}, {"web", "server"}, {"game", "server"}})
            demo.actors.push_back({name, role, {}, false});
        script.actor("web", 4122);
        script.actor("one", 4123);
        script.actor("two", 4124);
        script.actor("game", 4125);
    }
    // Two connections to the web server.
    void connect() {
        using model::State;
        script.socket(1, State::Listen, 9000, 0, "web", 3);
        script.socket(2, State::Established, 40000, 9000, "one", 3);
        script.socket(3, State::Established, 9000, 40000, "web", 4);
        script.socket(4, State::Established, 40001, 9000, "two", 3);
        script.socket(5, State::Established, 9000, 40001, "web", 5);
        script.socket(6, State::Listen, 9001, 0, "game", 3);
    }
    model::layout::LadderInputs inputs(double width) {
        scene = model::trace::Moment(script.trace(), script.trace().size()).scene();
        model::layout::LadderInputs in;
        in.trace = &script.trace();
        in.scene = &scene;
        in.scenario = &demo;
        symbols.update(script.trace());
        in.symbols = &symbols;
        in.measure = &measure;
        in.words = &words;
        in.width = width;
        in.coming = 2;
        return in;
    }
    model::layout::LadderGeometry ladder(double width = 1000) {
        return model::layout::LadderGeometry(inputs(width), {});
    }
    // The scenario waits for these, a step for each.
    void expect(std::initializer_list<const char*> segments) {
        for (const char* text : segments) {
            model::scenario::Step step;
            step.expect.push_back(model::scenario::HeldExpectation{model::scenario::parseSelector(text).value()});
            demo.steps.push_back(step);
        }
    }
};

// The whole ladder.
inline model::layout::LadderPicture pictureOf(const model::layout::LadderGeometry& ladder) {
    return ladder.picture({0, 0, ladder.size().width, ladder.size().height});
}

inline double middleOf(const model::layout::LadderGeometry& ladder, std::string_view actor) {
    const auto& ground = ladder.ground();
    for (const std::uint32_t lane : ground.columns.order())
        if (ground.layout().lanes()[lane].name == actor)
            return ground.columns.of(lane).x;
    return -1;
}

}  // namespace tests::layout
