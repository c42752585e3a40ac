// The bytes of the running session, kept in a temporary file: the trace keeps records, and whoever looks at a packet
// reads its bytes here again.
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryFile>
#include <memory>

#include "model/trace/Trace.h"

namespace app::session {

class SessionFile {
public:
    // A temporary file without a name: nothing is left of it, however the program ends. False: no room or no right.
    bool create();
    // At the end of the created file. False when the disk is full: those bytes can then not be looked at.
    bool append(const char* bytes, qint64 length);

    [[nodiscard]] model::trace::PacketBytes packetBytes() const;
    // The path of the bytes, for saving a session; "" when there are none.
    [[nodiscard]] QString path() const;

private:
    std::shared_ptr<QFile> m_file;
    QString m_path;
};

}  // namespace app::session
