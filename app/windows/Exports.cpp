#include "app/windows/Exports.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <utility>

#include "app/exporting/ExportJob.h"
#include "app/session/Saving.h"
#include "app/windows/WaitBar.h"

namespace app::windows {

using exporting::ExportJob;

namespace {

constexpr double kExportWidth = 960;  // pixels, at the desk's text size

// The view as it is in the frame, whatever happens on the stage afterwards.
ExportJob::Subject subjectOf(exporting::View view, const panels::Frame& frame) {
    struct Kept {
        session::Held held;
        std::shared_ptr<const model::trace::Scene> scene;
    };
    const auto kept = std::make_shared<const Kept>(Kept{frame.stage->hold(), frame.scene});
    diagrams::DiagramInputs inputs = frame.inputs;
    inputs.trace = kept->held.trace.get();
    inputs.scenario = kept->held.scenario.get();
    inputs.scene = kept->scene.get();
    // Paper is light, whatever the room is.
    inputs.theme =
        theme::Theme::make(inputs.theme.look == theme::Look::Print ? theme::Look::Print : theme::Look::Light);
    inputs.width = kExportWidth;
    inputs.coming = 0;  // what happened, and no more
    return {view, inputs, kept};
}

}  // namespace

Exports::Exports(Source source, WaitBar* bar, QWidget* window)
    : QObject(window), m_source(std::move(source)), m_bar(bar), m_window(window) {
    connect(bar, &WaitBar::cancelled, this, [this] {
        if (m_job)
            m_job->cancel();
    });
}

Exports::~Exports() = default;

void Exports::fill(QMenu* menu) {
    for (const QString& view : exporting::viewNames()) {
        QAction* file = menu->addAction(QString());
        connect(file, &QAction::triggered, this, [this, view] { save(view); });
        m_entries.push_back({view, file, nullptr, nullptr});
    }
    menu->addSeparator();
    m_copies = menu->addMenu(QString());
    for (Entry& entry : m_entries) {
        entry.copy = m_copies->addAction(QString());
        connect(entry.copy, &QAction::triggered, this, [this, view = entry.view] { start(view, {}); });
    }
    m_prints = menu->addMenu(QString());
    for (Entry& entry : m_entries) {
        entry.print = m_prints->addAction(QString());
        connect(entry.print, &QAction::triggered, this, [this, view = entry.view] { print(view); });
    }
    retranslate();
}

void Exports::retranslate() {
    m_copies->setTitle(tr("Copy to the clipboard"));
    m_prints->setTitle(tr("Print"));
    for (const Entry& entry : m_entries) {
        const QString name = nameOf(entry.view);
        entry.file->setText(tr("%1 as a file…").arg(name));
        entry.copy->setText(name);
        entry.print->setText(name);
    }
}

QString Exports::nameOf(const QString& view) const {
    return view == QStringLiteral("ladder") ? tr("Ladder") : m_source.name(view);
}

void Exports::save(const QString& view) {
    QStringList patterns;
    for (const QString& suffix : exporting::suffixesOf(view))
        patterns << QStringLiteral("*.") + suffix;
    const QString path =
        QFileDialog::getSaveFileName(m_window, tr("Export"), proposed(QStringLiteral("-%1.svg").arg(view)),
                                     tr("Pictures and texts (%1)").arg(patterns.join(QLatin1Char(' '))));
    if (!path.isEmpty())
        start(view, path);
}

QString Exports::proposed(const QString& ending) const {
    const QString demo = QFileInfo(m_source.demo()).completeBaseName();
    return (demo.isEmpty() ? QStringLiteral("sockstage") : demo) + ending;
}

void Exports::saveSession() {
    const QString path =
        QFileDialog::getSaveFileName(m_window, tr("Save the session"), proposed(QStringLiteral(".pcapng")),
                                     tr("Sessions, for Wireshark too (*.pcapng)"));
    if (path.isEmpty())
        return;
    const QString refused = session::saveSession(*m_source.frame().stage, path);
    emit said(refused.isEmpty() ? tr("Written: %1").arg(path) : refused);
}

void Exports::print(const QString& view) {
    const auto kind = exporting::viewFromName(view);
    if (!kind)
        return;
    const ExportJob::Subject subject = subjectOf(*kind, m_source.frame());
    auto* preview = new QPrintPreviewDialog(m_window);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setWindowTitle(tr("Print: %1").arg(nameOf(view)));
    preview->printer()->setDocName(proposed(QStringLiteral("-%1").arg(view)));
    connect(preview, &QPrintPreviewDialog::paintRequested, this, [subject](QPrinter* printer) {
        exporting::print(*exporting::makeDiagram(subject.view, subject.inputs), *printer, printer->resolution());
    });
    preview->resize(m_window->size() * 0.8);
    preview->open();
}

void Exports::start(const QString& view, const QString& path) {
    const auto kind = exporting::viewFromName(view);
    if (!kind)
        return;
    if (busy()) {
        emit said(tr("Another export is under way: wait for it, or cancel it."));
        return;
    }
    m_job = std::make_unique<ExportJob>(subjectOf(*kind, m_source.frame()), path);
    const auto tell = [this, words = tr("Exporting: %1…").arg(nameOf(view))](std::optional<double> share) {
        m_bar->tell(words, share, tr("Nothing is written"));
    };
    connect(m_job.get(), &ExportJob::progressed, this, tell, Qt::QueuedConnection);
    connect(m_job.get(), &ExportJob::done, this, &Exports::finish, Qt::QueuedConnection);
    tell(std::nullopt);
}

void Exports::finish() {
    m_bar->finish();
    const auto job = std::move(m_job);
    if (job->cancelled())
        emit said(tr("The export was cancelled: nothing is written."));
    else if (!job->error().isEmpty())
        emit said(job->error());
    else if (!job->path().isEmpty())
        emit said(tr("Written: %1").arg(job->path()));
    else {
        QGuiApplication::clipboard()->setMimeData(exporting::mimeOf(job->copies()));
        emit said(tr("Copied to the clipboard."));
    }
}

}  // namespace app::windows
