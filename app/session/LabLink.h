// The running lab as the stage sees it: events come out in order, the runner's commands go in. Owns the lab process and
// ends it; reads only what is there. Starts on the GUI thread, for the lab ends with the thread that started it; may
// be moved to another one while nobody else uses it.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "app/session/SessionFile.h"
#include "model/packet/Packet.h"
#include "model/scenario/Lab.h"
#include "model/trace/TraceEvent.h"

namespace app::session {

class LabLink : public QObject {
    Q_OBJECT
public:
    using Sink = std::function<void(model::trace::TraceEvent, model::packet::Bytes frame)>;

    // raw bytes go to file, decoded events to sink.
    LabLink(SessionFile& file, Sink sink, QObject* parent);
    ~LabLink() override;

    // Starts the lab; whether it stands is told later. "" or a sentence for the user: it cannot even be started.
    [[nodiscard]] QString start(const std::string& scenario);
    [[nodiscard]] model::scenario::Lab& lab();
    [[nodiscard]] bool running() const;
    [[nodiscard]] int pid() const;

signals:
    void stands();
    void refused(const QString& sentence);  // instead: what this system refuses, why, and the remedy
    void received();                        // after a batch of events went to the sink
    void ended(const QString& sentence);    // the lab is gone although nobody asked it to go

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;

    void read();
    void stop();
    void end();
};

}  // namespace app::session
