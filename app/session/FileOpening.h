// Reads a session or a capture into a run on a thread of its own, which it owns: who lets go of this tells that thread
// to stop, and joins it. GUI thread.
#pragma once

#include <thread>

#include "app/session/Opening.h"

namespace app::session {

class Reading;

class FileOpening : public Opening {
    Q_OBJECT
public:
    explicit FileOpening(const QString& path);
    ~FileOpening() override;  // waits for the thread, which stops within a piece of the file
    // The thread may still let go of a large capture: nobody waits for it, but for the end of the stage.
    void leave() override;

private:
    std::unique_ptr<Reading> m_reading;
    std::thread m_thread;
};

}  // namespace app::session
