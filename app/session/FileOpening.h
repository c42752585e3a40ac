// Reads a session or a capture into a run on a thread of its own. Nobody waits for that thread, which may hang in a
// slow disk or an empty pipe: who lets go of this tells it to stop, and it takes what it has read with it.
#pragma once

#include "app/session/Opening.h"

namespace app::session {

class Reading;

class FileOpening : public Opening {
    Q_OBJECT
public:
    explicit FileOpening(const QString& path);
    ~FileOpening() override;

private:
    std::shared_ptr<Reading> m_reading;  // with the thread
};

}  // namespace app::session
