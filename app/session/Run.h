// One run of a demo, or one file looked at: its trace and what feeds it. The stage has one at a time.
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/Held.h"
#include "app/session/LabLink.h"
#include "app/session/Opening.h"
#include "app/session/Playhead.h"
#include "app/session/SessionFile.h"
#include "model/scenario/Runner.h"
#include "model/trace/Moment.h"
#include "netio/capture/SessionFile.h"

namespace app::session {

struct Run {
    Playhead::Mode mode = Playhead::Mode::Replay;
    std::optional<model::scenario::Scenario> scenario;
    model::trace::Trace trace;
    std::shared_ptr<const model::trace::Scene> newest;  // what the director looked at last
    std::vector<std::size_t> stepPositions;             // where each step was done
    Opening::Kind kind = Opening::Kind::Demo;
    QString source;                 // the demo's id or file, the capture's file
    SessionFile file;               // the bytes of a demo's session
    std::unique_ptr<LabLink> link;  // live only
    std::unique_ptr<model::scenario::Runner> runner;

    Run() = default;
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void append(model::trace::TraceEvent event, model::packet::Bytes frame);
    // What the director looks at.
    [[nodiscard]] model::scenario::Now now(model::Timestamp time);

    // A run that gets no more events is shared, one that does is copied.
    [[nodiscard]] static Held hold(const std::shared_ptr<const Run>& run);

    // A demo on the real kernel: it runs when its link says that the lab stands. "" or a sentence for the user.
    [[nodiscard]] QString start(model::scenario::Scenario demo);
    // A recorded session. "" or a sentence for the user.
    [[nodiscard]] QString load(model::scenario::Scenario demo, const QByteArray& session);
    // A session or capture, on any thread. What stands before a damage is kept.
    [[nodiscard]] Opened load(const QString& path, const netio::capture::ReadProgress& progress);
};

}  // namespace app::session
