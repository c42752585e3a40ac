// What a reading thread and the GUI thread share; the GUI thread makes and destroys it. Private to FileOpening.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <atomic>
#include <memory>

#include "app/session/Opening.h"
#include "app/session/Run.h"

namespace app::session {

class Reading : public QObject {
    Q_OBJECT
public:
    std::atomic<bool> stop = false;
    std::atomic<bool> over = false;  // done() was told, or is about to be
    // Written by the thread, handed over with done().
    std::unique_ptr<Run> run = std::make_unique<Run>();
    Opened outcome;

    // The reading thread.
    void read(const QString& path);

signals:
    void progressed(double share);
    void done();

private:
    QElapsedTimer m_sinceTold;
};

}  // namespace app::session
