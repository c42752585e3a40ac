#include "app/windows/Arrivals.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <utility>

#include "app/panels/Words.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Typed.h"
#include "app/windows/WaitBar.h"

namespace app::windows {

using session::Opened;
using session::Opening;
using session::Stage;

namespace {
constexpr char kFirstDemo[] = "three-way-handshake";
}

Arrivals::Arrivals(Stage* stage, WaitBar* bar, QWidget* window)
    : QObject(window), m_stage(stage), m_bar(bar), m_window(window) {
    connect(stage, &Stage::sceneReset, this, [this] { m_shown = m_stage->source(); });
    connect(stage, &Stage::openingChanged, this, &Arrivals::follow);
    connect(stage, &Stage::opened, this, &Arrivals::finish);
    connect(bar, &WaitBar::cancelled, stage, &Stage::cancelOpening);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool Arrivals::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(object, event);
    auto* drop = static_cast<QDropEvent*>(event);
    const QList<QUrl> urls = drop->mimeData()->urls();
    if (urls.isEmpty() || !urls.front().isLocalFile())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        open(urls.front().toLocalFile());
    return true;
}

void Arrivals::open(const QString& demoOrFile) {
    const bool scenario = demoOrFile.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    scenario || session::isBuiltIn(demoOrFile) ? m_stage->openDemo(demoOrFile) : m_stage->openFile(demoOrFile);
}

Arrivals::Title Arrivals::title() const {
    const auto* scenario = m_stage->scenario();
    if (!scenario)
        return {{}, m_stage->end() == 0 ? QString() : QFileInfo(m_shown).fileName()};
    const QString chapter = panels::fromUtf8(scenario->chapter);
    const bool numbered = !chapter.isEmpty() && chapter.front().isDigit();
    return {numbered ? chapter : QString(), panels::fromUtf8(scenario->title.in(panels::language()))};
}

void Arrivals::openLast() {
    if (m_shown.isEmpty())
        emit firstTime();
    m_firstInstead = session::isBuiltIn(m_shown) || QFileInfo(m_shown).isFile();
    open(m_firstInstead ? m_shown : QString::fromLatin1(kFirstDemo));
}

void Arrivals::openByDialog() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open a demo, a session or a capture"), {},
                                     tr("Demos, sessions and captures (*.json *.pcapng *.pcap *.cap);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void Arrivals::follow() {
    const Opening* opening = m_stage->opening();
    if (!opening) {
        m_bar->finish();
        emit changed();
        return;
    }
    const auto* scenario = opening->scenario();
    const QString name =
        scenario ? panels::fromUtf8(scenario->title.in(panels::language())) : QFileInfo(opening->source()).fileName();
    const QString words = opening->kind() == Opening::Kind::Demo     ? tr("Starting: %1…").arg(name)
                          : opening->kind() == Opening::Kind::Return ? tr("Bringing it back: %1…").arg(name)
                                                                     : tr("Opening %1…").arg(name);
    m_bar->tell(words, opening->share(), tr("What is on the stage stays (Esc)"));
    if (!opening->share())  // it has just begun
        emit changed();
}

void Arrivals::finish(const Opened& opened) {
    if (opened.fault == Opened::Fault::None)
        emit arrived(opened.recorded ? session::asTyped(opened.sentence) : QString());
    QStringList sentences{std::exchange(m_whyFirst, {}), opened.sentence};
    if (opened.recorded)
        sentences << tr("A recorded session plays instead.");
    sentences.removeAll(QString());
    emit said(sentences.join(QLatin1Char('\n')));
    const bool nothing = opened.fault != Opened::Fault::None && opened.fault != Opened::Fault::Cancelled;
    if (std::exchange(m_firstInstead, false) && nothing) {
        m_whyFirst = opened.sentence;
        m_stage->openDemo(QString::fromLatin1(kFirstDemo));
    }
}

}  // namespace app::windows
