// What one endpoint card says, as plain values: a function of the scene, the trace and the scenario. The card only
// shows it; tests compare it with the kernel.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/scenario/Scenario.h"
#include "model/tcp/ConnectionTracker.h"
#include "model/trace/Moment.h"

namespace app::panels {

struct CodeLine {
    enum class Phase { Ahead, Running, Done, Failed };
    QString text, note;      // note: "→ 3", "blocked · waits for SYN,ACK"
    QString waits, brought;  // of the note: "waits for SYN,ACK"; "→ 3" in as few words as a diagram has
    Phase phase = Phase::Ahead;
    int step = -1;  // of the scenario; -1: not in it
    bool operator==(const CodeLine&) const = default;
};

[[nodiscard]] int liveLine(const std::vector<CodeLine>& code);  // running, else the last that ran; -1: none

struct FdRow {
    QString fd, socket, state;
    bool operator==(const FdRow&) const = default;
};

struct ControlRow {
    QString name, value;
    bool operator==(const ControlRow&) const = default;
};

// A send or receive queue in bytes, or a listener's queue of connections, each named in `waiting`.
struct QueueRow {
    enum class Kind { Bytes, Connections };
    Kind kind = Kind::Bytes;
    QString name, text;
    quint32 used = 0, capacity = 0;
    QStringList waiting;
    bool operator==(const QueueRow&) const = default;
};

struct EndpointContent {
    enum class Trust { Agrees, Differs, Inferred, KernelOnly, None };
    QString title, process;  // process: "pid 4121"
    bool client = true, alive = true;
    QString state;  // in large type: "SYN-SENT", "ESTABLISHED?", "no socket yet"
    std::optional<model::State> value;
    Trust trust = Trust::None;
    QString word;   // "kernel agrees · resends in 0.9 s"
    QString timer;  // of that
    std::vector<CodeLine> code;
    std::vector<FdRow> descriptors;
    std::vector<ControlRow> control;
    std::vector<QueueRow> queues;
    int running = -1;                        // index in code
    [[nodiscard]] QString sentence() const;  // for a screen reader
    bool operator==(const EndpointContent&) const = default;
};

// x, x+1, or the number: as the window's number mode says.
using NumberText = std::function<QString(model::ConnectionId, model::Side, model::SequenceNumber)>;

struct EndpointSource {
    const model::trace::Scene& scene;
    const model::trace::Trace& trace;
    const model::scenario::Scenario* scenario = nullptr;
    model::Timestamp now;
    NumberText number;
    std::optional<model::ConnectionId> connection;  // picked out; else the newest of each process
    bool kernelGone = false;                        // it ended at this position, before its demo did
    bool ahead = true;                              // calls to come may be given away
};

// Whose card it is: a process by its name; of a capture, which has none, an end of a connection.
struct CapturedEnd {
    model::ConnectionId connection;
    model::Side side = model::Side::Client;
    auto operator<=>(const CapturedEnd&) const = default;
};
using CardKey = std::variant<std::string, CapturedEnd>;

// The cards that stand on the stage, in the order of the scenario.
struct CardId {
    CardKey key;
    bool client = true;
    bool operator==(const CardId&) const = default;
};
// As people read it: "Client (A)".
[[nodiscard]] QString actorTitle(const model::scenario::Scenario* scenario, const std::string& actor);
[[nodiscard]] std::vector<CardId> cardsOnStage(const EndpointSource& source);
[[nodiscard]] EndpointContent endpointContent(const EndpointSource& source, const CardId& card);

}  // namespace app::panels
