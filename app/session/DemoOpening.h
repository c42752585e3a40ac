// Starts a demo: on the real kernel where the system allows it, else from its recorded session. The lab needs a tenth
// of a second and more until it stands; nobody waits for it.
#pragma once

#include "app/session/Opening.h"

namespace app::session {

enum class Insist { OnTheKernel, NotAtAll };

class DemoOpening : public Opening {
    Q_OBJECT
public:
    // source: an id, or the path of a scenario file.
    DemoOpening(const QString& source, Insist insist);

private:
    Insist m_insist;
    std::unique_ptr<Run> m_refused;

    void begin();
    void refuse(const QString& sentence);
};

}  // namespace app::session
