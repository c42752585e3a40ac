#include "app/exporting/ExportJob.h"

#include <QCoreApplication>
#include <exception>
#include <utility>

#include "app/diagrams/Canvas.h"

namespace app::exporting {

ExportJob::ExportJob(Subject subject, QString path) : m_subject(std::move(subject)), m_path(std::move(path)) {
    // Qt Charts lays out with a graphics scene, which belongs to the GUI thread; a chart is one page, however long the
    // trace is.
    if (m_subject.view == View::Chart)
        QMetaObject::invokeMethod(this, &ExportJob::run, Qt::QueuedConnection);
    else
        m_thread = std::thread(&ExportJob::run, this);
}

ExportJob::~ExportJob() {
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

void ExportJob::run() {
    const diagrams::StopDrawing watched(m_stop);
    const Progress goOn = [this](double share) {
        emit progressed(share);
        return !m_stop;
    };
    try {
        if (const auto text = renderedText(viewName(m_subject.view), m_path, m_subject.inputs))
            (void)writeExport(*text, m_path, m_error, goOn);  // the error says it
        else if (const auto diagram = makeDiagram(m_subject.view, m_subject.inputs); m_path.isEmpty())
            m_copies = copiesOf(*diagram, goOn);
        else
            (void)exportDiagram(*diagram, m_path, m_error, goOn);
    } catch (const std::exception& fault) {  // no memory is left for a picture of this size
        m_error = QCoreApplication::translate("Exporter", "%1 cannot be written: %2. Choose another folder or name.")
                      .arg(m_path, QString::fromLocal8Bit(fault.what()));
    }
    emit done();
}

}  // namespace app::exporting
