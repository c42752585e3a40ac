// One export on a thread of its own: paints a view into a file or for the clipboard while the window lives. What is
// painted stands still: the subject holds it. Made, asked and destroyed on the GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <memory>
#include <thread>

#include "app/diagrams/DiagramInputs.h"
#include "app/exporting/DiagramFactory.h"
#include "app/exporting/Exporter.h"

namespace app::exporting {

class ExportJob : public QObject {
    Q_OBJECT
public:
    struct Subject {
        View view = View::Ladder;
        diagrams::DiagramInputs inputs;
        std::shared_ptr<const void> holds;  // what the inputs point to; let go of with the job
    };
    // path: of the file; "": for the clipboard. Begins at once; done() is told from the event loop.
    ExportJob(Subject subject, QString path);
    ~ExportJob() override;  // stopped and joined: nothing half-written is left

    void cancel() { m_stop = true; }
    // After done().
    [[nodiscard]] bool cancelled() const { return m_stop; }
    [[nodiscard]] QString error() const { return m_error; }  // "": it was written, or painted
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const Copies& copies() const { return m_copies; }

signals:
    void progressed(double share);  // 0 to 1
    void done();

private:
    Subject m_subject;
    QString m_path, m_error;
    Copies m_copies;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;

    void run();
};

}  // namespace app::exporting
