// MainWindow: what comes onto the stage, the wait for it, and what is told of it.
#include <QFileDialog>
#include <QFileInfo>
#include <utility>

#include "app/panels/DemoRail.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/Words.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Typed.h"
#include "app/windows/Announcer.h"
#include "app/windows/MainWindow.h"
#include "app/windows/Notice.h"
#include "app/windows/OpeningBar.h"

namespace app::windows {

using namespace panels;
using session::Opened;
using session::Opening;

namespace {
constexpr char kFirstDemo[] = "three-way-handshake";
}

void MainWindow::openDemo(const QString& idOrFile) {
    m_stage->openDemo(idOrFile);
}

void MainWindow::open(const QString& demoOrFile) {
    const bool scenario = demoOrFile.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    scenario || session::isBuiltIn(demoOrFile) ? m_stage->openDemo(demoOrFile) : m_stage->openFile(demoOrFile);
}

void MainWindow::openLast() {
    m_firstInstead = session::isBuiltIn(m_demo) || QFileInfo(m_demo).isFile();
    open(m_firstInstead ? m_demo : QString::fromLatin1(kFirstDemo));
}

void MainWindow::openFileDialog() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a demo, a session or a capture"), {},
                                     tr("Demos, sessions and captures (*.json *.pcapng *.pcap *.cap);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

bool MainWindow::startingDemo() const {
    return m_stage->opening() && m_stage->opening()->kind() == Opening::Kind::Demo;
}

void MainWindow::showOpening() {
    const Opening* opening = m_stage->opening();
    if (!opening) {
        m_openingBar->finish();
        return refresh();
    }
    const auto* scenario = opening->scenario();
    const QString name = scenario ? fromUtf8(scenario->title.in(language())) : QFileInfo(opening->source()).fileName();
    const QString words = startingDemo() ? tr("Starting: %1…").arg(name) : tr("Opening %1…").arg(name);
    m_openingBar->tell(words, opening->share(), m_theme.b);
    if (!opening->share())  // it has just begun: the strip says so too
        refresh();
}

void MainWindow::finishOpening(const Opened& opened) {
    if (opened.fault == Opened::Fault::None) {
        m_narration->setReplayReason(opened.recorded ? session::asTyped(opened.sentence) : QString());
        session::isBuiltIn(m_demo) ? m_rail->setCurrent(m_demo) : m_rail->addFile(m_demo);
        refresh();
    }
    QStringList sentences{std::exchange(m_whyFirst, {}), opened.sentence};
    if (opened.recorded)
        sentences << tr("A recorded session plays instead.");
    sentences.removeAll(QString());
    // Without a sentence the notice of what was before goes.
    say(sentences.join(QLatin1Char('\n')));
    const bool nothing = opened.fault != Opened::Fault::None && opened.fault != Opened::Fault::Cancelled;
    if (std::exchange(m_firstInstead, false) && nothing) {
        m_whyFirst = opened.sentence;
        openDemo(QString::fromLatin1(kFirstDemo));
    }
}

void MainWindow::say(const QString& sentence) {
    const QString told = session::asTyped(sentence);
    m_announcer->tell(told);
    m_notice->tell(told);
}

}  // namespace app::windows
