// One run of a demo, or one file looked at: its trace and what feeds it. The stage has one at a time.
#pragma once

#include <QByteArray>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/LabLink.h"
#include "app/session/SessionFile.h"
#include "app/session/Stage.h"
#include "model/scenario/Runner.h"
#include "model/trace/Scene.h"

namespace app::session {

struct Run {
    Stage::Mode mode = Stage::Mode::Replay;
    std::optional<model::scenario::Scenario> scenario;
    model::trace::Trace trace;
    model::trace::SceneTracker newest;           // the scene at the end of the trace
    std::vector<std::size_t> stepPositions;      // where each step was done
    SessionFile file;
    std::unique_ptr<LabLink> link;               // live only
    std::unique_ptr<model::scenario::Runner> runner;
    QByteArray recorded;                         // replay only
    QString path;                                // an opened file

    Run() = default;
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void append(model::trace::TraceEvent event, model::packet::Bytes frame);

    // Each fills the run from its source; "" or a sentence for the user.
    [[nodiscard]] QString start(model::scenario::Scenario demo);
    [[nodiscard]] QString load(const QString& filePath);
    [[nodiscard]] QString load(model::scenario::Scenario demo, const QByteArray& session);
};

}  // namespace app::session
