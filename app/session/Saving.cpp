#include "app/session/Saving.h"

#include <QCoreApplication>

#include "app/session/Reasons.h"
#include "netio/capture/SessionWriter.h"

namespace app::session {

QString saveSession(const Stage& stage, const QString& path) {
    const auto saved = netio::capture::saveSession(stage.sessionPath().toStdString(), path.toStdString());
    if (saved) {
        if (saved.value().packets + saved.value().events > 0)
            return {};
        return QCoreApplication::translate("Saving", "%1 was not written: nothing of the session was kept.").arg(path);
    }
    return QCoreApplication::translate("Saving",
                                       "%1 cannot be written: %2. Name a file in a folder that you may write to.")
        .arg(path, systemReason(saved.error().error));
}

}  // namespace app::session
