#include "app/windows/MainWindow.h"

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/DemoRail.h"
#include "app/panels/DiagramView.h"
#include "app/panels/KernelPanel.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/Settings.h"
#include "app/panels/Spoken.h"
#include "app/panels/StatesPanel.h"
#include "app/panels/TimeLine.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/session/ScenarioStore.h"
#include "app/windows/Announcer.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/Notice.h"
#include "app/windows/OpeningBar.h"
#include "app/windows/Panels.h"
#include "app/windows/PresenterWindow.h"
#include "model/scenario/Lesson.h"

namespace app::windows {

using namespace panels;

namespace {
constexpr const char* kUpdateDelay = "QT_QPA_UPDATE_IDLE_TIME";
constexpr std::size_t kComing = 2;
}  // namespace

MainWindow::MainWindow(session::Stage* stage, QWidget* parent)
    : QMainWindow(parent), m_stage(stage), m_theme(theme::Theme::make(theme::Look::Light)) {
    // Qt waits 5 ms before it paints, in case more is to come; the stage has gathered already.
    if (!qEnvironmentVariableIsSet(kUpdateDelay))
        qputenv(kUpdateDelay, "0");
    installSpokenRoles();
    build();
    connectParts();
    restoreSettings();
    m_rail->load();
    setFocus();  // else the first button gets it, and Space presses that instead of going on
    qApp->installEventFilter(this);
    refresh();
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
    qApp->removeTranslator(&m_words);
    qApp->removeTranslator(&m_qtWords);
}

void MainWindow::build() {
    setWindowTitle(QStringLiteral("Sockstage"));
    setMinimumSize(900, 600);
    auto* root = new QWidget(this);
    auto* column = new QVBoxLayout(root);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_transport = new TransportBar(root);
    m_splitter = new QSplitter(Qt::Horizontal, root);
    m_splitter->setHandleWidth(5);
    m_splitter->setChildrenCollapsible(false);
    m_rail = new DemoRail(m_splitter);
    m_stageArea = new StageArea(m_splitter);
    m_ladder = m_stageArea->ladder();
    m_dock = new PanelDock(m_splitter);
    addPanels(*m_dock);
    for (const QString& key : m_dock->keys()) {
        Panel* panel = m_dock->panel(key);
        connect(panel, &Panel::packetPicked, this, [this](model::PacketId packet) {
            m_picked = packet;
            refresh();
        });
        connect(panel, &Panel::positionWanted, m_stage, &session::Stage::seek);
        connect(panel, &Panel::stepWanted, m_stage, &session::Stage::seekStep);
    }
    m_splitter->addWidget(m_rail);
    m_splitter->addWidget(m_stageArea);
    m_splitter->addWidget(m_dock);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_narration = new NarrationStrip(root);
    m_notice = new Notice(root);
    column->addWidget(m_transport);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_narration);
    setCentralWidget(root);
    m_openingBar = new OpeningBar(this);
    m_blank = new BlankScreen(this);
    m_announcer = new Announcer(this);
    m_presenter = std::make_unique<PresenterWindow>();
    m_playTimer.setSingleShot(true);
}

void MainWindow::connectParts() {
    using session::Stage;
    connect(m_stage, &Stage::changed, this, &MainWindow::refresh);
    connect(m_stage, &Stage::tick, this, &MainWindow::refresh);
    connect(m_stage, &Stage::sceneReset, this, &MainWindow::reset);
    connect(m_stage, &Stage::problem, this, &MainWindow::say);

    connect(m_transport->first, &QPushButton::clicked, m_stage, &Stage::first);
    connect(m_transport->back, &QPushButton::clicked, this, &MainWindow::goBack);
    connect(m_transport->next, &QPushButton::clicked, this, &MainWindow::goNext);
    connect(m_transport->play, &QPushButton::clicked, this, &MainWindow::togglePlay);
    connect(m_transport->drop, &QPushButton::clicked, this, [this] {
        if (!m_stage->scene().held.empty())
            m_stage->judge(m_stage->scene().held.front(), {model::trace::Judgement::Kind::Drop});
    });
    connect(m_transport->present, &QPushButton::clicked, this, [this] { present(Start::FromHere); });
    connect(m_transport->language, &QPushButton::clicked, this, [this] {
        setLanguage(m_language == QStringLiteral("en") ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    });
    connect(m_transport->rail, &QPushButton::clicked, this, [this](bool shown) {
        m_railWanted = shown;
        arrange();
    });
    connect(m_dock, &PanelDock::panelShown, this, &MainWindow::arrange);
    connect(m_stageArea, &StageArea::castChanged, this, &MainWindow::arrange);
    connect(m_stageArea, &StageArea::lineClicked, m_stage, &Stage::seekStep);
    connect(m_stage, &Stage::openingChanged, this, &MainWindow::showOpening);
    connect(m_stage, &Stage::opened, this, &MainWindow::finishOpening);
    connect(m_openingBar, &OpeningBar::cancelled, m_stage, &Stage::cancelOpening);
    connect(m_rail, &DemoRail::demoChosen, this, &MainWindow::open);
    connect(m_rail, &DemoRail::openFileWanted, this, &MainWindow::openFileDialog);
    connect(m_ladder, &LadderPanel::judgementWanted, m_stage, &Stage::judge);
    connect(m_ladder, &LadderPanel::happened, m_announcer, &Announcer::tellAll);
    connect(m_narration, &NarrationStrip::said, m_announcer, &Announcer::tell);
    connect(m_ladder, &LadderPanel::packetPicked, this, [this](model::PacketId packet) {
        m_picked = packet;
        showPanel(QStringLiteral("segment"));
        refresh();
    });
    connect(m_ladder, &LadderPanel::positionWanted, m_stage, &Stage::seek);
    connect(m_ladder, &LadderPanel::menuWanted, this, &MainWindow::showConnectionMenu);
    connect(m_ladder, &LadderPanel::everythingWanted, this, [this] { setConnection(std::nullopt); });
    connect(m_narration->timeLine(), &TimeLine::positionWanted, m_stage, &Stage::seek);
    connect(m_narration->timeLine(), &TimeLine::stepWanted, m_stage, &Stage::seekStep);
    connect(m_narration->liveButton(), &QPushButton::clicked, m_stage, &Stage::last);
    connect(m_narration, &NarrationStrip::chosen, this, &MainWindow::answer);
    connect(m_presenter.get(), &PresenterWindow::closed, this, [this] { showPresenter(false); });
    connect(&m_playTimer, &QTimer::timeout, this, [this] {
        if (!m_transport->play->isChecked())
            return;
        if (!m_stage->busy() && !m_ladder->traveling())
            goNext();
        if (m_stage->finished() || m_narration->asking())
            return togglePlay();
        m_playTimer.start();
    });
    fillMenus();
}

Frame MainWindow::frame() {
    Frame frame;
    frame.stage = m_stage;
    frame.scene = m_stage->moment().sharedScene();
    m_symbols->update(m_stage->trace());
    frame.inputs.symbols = m_symbols;
    frame.inputs.trace = &m_stage->trace();
    frame.inputs.scene = frame.scene.get();
    frame.inputs.scenario = m_stage->scenario();
    frame.inputs.theme = m_theme;
    frame.inputs.labels.numbers = m_numbers;
    frame.inputs.labels.language = m_language;
    frame.inputs.now = m_stage->now();
    frame.inputs.packet = m_picked;
    frame.inputs.connection = m_connection;
    frame.inputs.coming = m_predicting ? 0 : kComing;  // it is not given away
    return frame;
}

void MainWindow::reset() {
    m_demo = m_stage->source();
    m_ladder->clear();
    m_dock->clear();
    m_symbols = std::make_shared<model::layout::SequenceSymbols>();
    m_picked.reset();
    m_connection.reset();
    m_waiting.reset();
    m_prediction.reset();
    m_narration->hideQuestion();
    m_panelStep = -2;
    m_ladder->finishTravel();
    refresh();
}

void MainWindow::refresh() {
    const Frame now = frame();
    // The segment picked goes with the position: looking elsewhere means the newest one there.
    if (m_picked && m_stage->trace().packet(*m_picked) &&
        m_stage->trace().packet(*m_picked)->event >= now.scene->position)
        m_picked.reset();
    followPanel();
    m_stageArea->showCards(now.endpoints());
    m_ladder->show(now);
    m_dock->show(now);
    m_narration->show(now);
    if (m_presenter->isVisible())
        m_presenter->show(now);
    showTransport();
    revealAnswer();
    if (m_stage->finished() && m_stage->failed().empty())
        m_rail->markSeen(m_demo);
}

void MainWindow::showTransport() {
    const bool steps = m_stage->stepCount() > 0;
    m_transport->first->setEnabled(m_stage->position() > 0 && m_stage->step() >= 0);
    m_transport->back->setEnabled(m_stage->step() >= 0);
    m_transport->next->setEnabled(m_stage->end() > 0);
    m_transport->play->setEnabled(steps && (!m_stage->finished() || !m_stage->atEnd()));
    m_transport->drop->setEnabled(m_stage->live() && m_stage->atEnd() && !m_stage->scene().held.empty());
    const auto* scenario = m_stage->scenario();
    const QString title = scenario              ? fromUtf8(scenario->title.in(language()))
                          : m_stage->end() == 0 ? QString()
                                                : QFileInfo(m_demo).fileName();
    const QString chapter =
        scenario && !scenario->chapter.empty() && QChar::fromLatin1(scenario->chapter.front()).isDigit()
            ? fromUtf8(scenario->chapter)
            : QString();
    m_transport->setDemoTitle(chapter, title);
    setWindowTitle(title.isEmpty() ? QStringLiteral("Sockstage") : QStringLiteral("%1 - Sockstage").arg(title));
}

// A demo may ask for a panel; what the user opened since stays.
void MainWindow::followPanel() {
    const auto* scenario = m_stage->scenario();
    const int step = m_stage->step();
    if (!scenario || step == m_panelStep)
        return;
    m_panelStep = step;
    const std::string& wanted = step >= 0 && step < static_cast<int>(scenario->steps.size())
                                    ? scenario->steps[static_cast<std::size_t>(step)].panel
                                    : scenario->panel;
    if (!wanted.empty())
        m_dock->showPanel(fromUtf8(wanted));
    else if (step < 0)
        m_dock->showPanel(QStringLiteral("states"));
    if (m_presenting) {
        m_dock->setVisible(!wanted.empty());
        arrange();
    }
}

bool MainWindow::showPanel(const QString& name) {
    if (!m_dock->showPanel(name))
        return false;
    if (!m_dock->isVisible()) {
        m_dock->setVisible(true);
        arrange();
    }
    return true;
}

QStringList MainWindow::panelNames() const {
    return m_dock->keys();
}

void MainWindow::goNext() {
    if (m_blank->isVisible())
        return m_blank->hide();
    if (startingDemo())  // the next step will be that one's
        return;
    if (m_ladder->traveling())
        return m_ladder->finishTravel();
    if (m_predicting && askFirst())
        return;
    if (m_stage->finished() && m_stage->atEnd())
        return m_stage->broken() ? offerRestart() : offerNextDemo();
    m_offered.clear();
    if (!m_stage->busy() || !m_stage->atEnd())
        m_stage->next();
}

// A demo that stopped on its way, because its lab died or a step failed, is not at its end.
void MainWindow::offerRestart() {
    const QString here = fromUtf8(m_stage->scenario()->id);
    if (m_offered == here) {
        m_offered.clear();
        return m_stage->restart();
    }
    m_offered = here;
    say(tr("This demo has stopped before its end. Next once more starts it anew."));
}

// At the end of a demo Next names the one that follows in the lesson, and pressed again opens it.
void MainWindow::offerNextDemo() {
    const auto lesson = model::scenario::lessonDemos();
    const auto here =
        std::find_if(lesson.begin(), lesson.end(), [&](std::string_view id) { return fromUtf8(id) == m_demo; });
    if (here == lesson.end() || here + 1 == lesson.end())
        return;
    const QString next = fromUtf8(*(here + 1));
    if (m_offered == next) {
        m_offered.clear();
        return openDemo(next);
    }
    const auto demo = session::loadDemo(next);
    if (!demo)
        return;
    m_offered = next;
    say(tr("The end of this demo. Next once more opens: %1").arg(fromUtf8(demo.value().title.in(language()))));
}

void MainWindow::goBack() {
    if (m_blank->isVisible())
        return m_blank->hide();
    m_ladder->finishTravel();
    m_narration->hideQuestion();
    m_stage->back();
}

void MainWindow::togglePlay() {
    const bool playing = !m_playTimer.isActive() && !m_stage->finished();
    m_transport->setPlaying(playing);
    m_transport->play->setChecked(playing);
    m_ladder->setPaused(!playing && m_ladder->traveling());
    if (playing) {
        m_ladder->setPaused(false);
        m_playTimer.setInterval(static_cast<int>(1800 / m_speed) + m_ladder->travelMs() / 4);
        m_playTimer.start();
        goNext();
    } else {
        m_playTimer.stop();
    }
}

void MainWindow::finishAnimations() {
    m_ladder->finishTravel();
    if (auto* states = qobject_cast<StatesPanel*>(m_dock->panel(QStringLiteral("states"))))
        states->finishWalk();
}

}  // namespace app::windows
