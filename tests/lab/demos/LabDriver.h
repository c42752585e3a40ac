// Drives a real sockstage-lab without Qt: starts the process, writes commands, reads the stream, runs a scenario from
// its first step to its last. One use, one thread; the lab ends with it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/scenario/Runner.h"
#include "model/trace/Scene.h"
#include "model/trace/Trace.h"

namespace tests::lab {

class LabDriver {
public:
    // Called with the live scene when a step is ready to begin; what it judges is what a user does by hand.
    using Judge = std::function<void(model::PacketId packet, model::trace::Judgement judgement)>;
    using ByHand = std::function<void(std::size_t step, const model::trace::Scene& scene, const Judge& judge)>;

    LabDriver();
    ~LabDriver();

    // "" or why the lab could not start (a JSON object of the lab, see its main.cpp).
    [[nodiscard]] std::string start(const model::scenario::Scenario& scenario);
    // Steps until the last one or a failure. False: the lab is gone.
    [[nodiscard]] bool run(const model::scenario::Scenario& scenario, const ByHand& byHand = {});

    // The journal of another run, until so many steps are done or one fails. False: it failed, or the lab is gone.
    [[nodiscard]] bool replay(const model::scenario::Scenario& scenario, const model::scenario::Journal& journal,
                              std::size_t steps);

    // How the lab ended, when run() says that it is gone.
    [[nodiscard]] std::string lastWords();

    [[nodiscard]] const model::scenario::Runner& runner() const;
    [[nodiscard]] const model::trace::Trace& trace() const;
    [[nodiscard]] const model::trace::Scene& scene() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// False where the system allows no lab; the reason is told once.
[[nodiscard]] bool labIsAllowed(std::string& reason);

// A built-in demo of resources/scenarios.
[[nodiscard]] std::string demoText(const std::string& id);

}  // namespace tests::lab
