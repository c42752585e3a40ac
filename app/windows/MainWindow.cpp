#include "app/windows/MainWindow.h"

#include <QApplication>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/panels/DemoRail.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/RemarkBanner.h"
#include "app/panels/Settings.h"
#include "app/panels/Spoken.h"
#include "app/panels/StatesPanel.h"
#include "app/panels/TimeLine.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/session/ScenarioStore.h"
#include "app/session/Typed.h"
#include "app/windows/Actions.h"
#include "app/windows/Announcer.h"
#include "app/windows/Appearance.h"
#include "app/windows/Arrivals.h"
#include "app/windows/Exports.h"
#include "app/windows/Guide.h"
#include "app/windows/Keyboard.h"
#include "app/windows/Lectern.h"
#include "app/windows/LessonDriver.h"
#include "app/windows/Menus.h"
#include "app/windows/Notice.h"
#include "app/windows/Orders.h"
#include "app/windows/Overlays.h"
#include "app/windows/Panels.h"
#include "app/windows/Partition.h"
#include "app/windows/Presentation.h"
#include "app/windows/PresenterWindow.h"
#include "app/windows/Viewpoint.h"
#include "app/windows/WaitBar.h"

namespace app::windows {

using namespace panels;
using session::Stage;

namespace {
constexpr const char* kUpdateDelay = "QT_QPA_UPDATE_IDLE_TIME";
constexpr std::size_t kComing = 2;
constexpr int kNoPanelStep = -2;

StatesPanel* statesPanel(const PanelDock& dock) {
    return qobject_cast<StatesPanel*>(dock.panel(QStringLiteral("states")));
}
}  // namespace

MainWindow::MainWindow(Stage* stage, QWidget* parent) : QMainWindow(parent), m_stage(stage), m_panelStep(kNoPanelStep) {
    // Qt waits 5 ms before it paints, in case more is to come; the stage has gathered already.
    if (!qEnvironmentVariableIsSet(kUpdateDelay))
        qputenv(kUpdateDelay, "0");
    installSpokenRoles();
    build();
    giveOrders();
    connectStage();
    connectParts();
    connectAppearance();
    restore();
    m_rail->load();
    setFocus();  // else the first button gets it, and Space presses that instead of going on
    new Keyboard(this, {m_presentation->presenter()}, *m_actions, [this] { return m_presentation->running(); });
    m_menus->attach(*new Lectern(*m_stage, *m_presentation, *m_actions, this));
    refresh();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    setWindowTitle(QStringLiteral("Sockstage"));
    setMinimumSize(800, 440);  // 800x480 with a title bar
    auto* root = new QWidget(this);
    auto* column = new QVBoxLayout(root);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_transport = new TransportBar(root);
    auto* splitter = new QSplitter(Qt::Horizontal, root);
    m_rail = new DemoRail(splitter);
    m_stageArea = new StageArea(splitter);
    m_dock = new PanelDock(splitter);
    addPanels(*m_dock);
    m_narration = new NarrationStrip(root);
    m_overlays = new Overlays(root, m_transport, m_narration);
    m_partition = new Partition(
        splitter,
        {{m_transport, m_overlays->notice(), m_overlays->remark()}, m_rail, m_stageArea, m_dock, m_narration});
    column->addWidget(m_transport);
    column->addWidget(splitter, 1);
    column->addWidget(m_narration);
    setCentralWidget(root);
    m_announcer = new Announcer(this);
    m_appearance = new Appearance(this);
    m_presentation = new Presentation(m_stage, m_appearance, {splitter, ladder(), m_dock, m_narration}, this);
    m_actions = new Actions(this);
    m_viewpoint = new Viewpoint(m_stage, *m_appearance, this);
    m_lesson = new LessonDriver(m_stage, ladder(), m_narration, this);
    auto* arriving = new WaitBar(QStringLiteral("opening"), this);
    m_arrivals = new Arrivals(m_stage, arriving, this);
    m_menus = new Menus(m_stage, *m_actions, *m_appearance, *m_viewpoint, this);
    m_exports = new Exports({[this] { return m_viewpoint->frame(); }, [this] { return m_arrivals->shown(); },
                             [this](const QString& view) { return m_dock->titleOf(view); }},
                            new WaitBar(QStringLiteral("exporting"), this, arriving), this);
}

void MainWindow::giveOrders() {
    m_orders = std::make_unique<Orders>(Orders{this, *m_actions, *m_stage, *m_appearance, *m_viewpoint, *m_lesson,
                                               *m_presentation, *m_arrivals, *m_exports, *m_partition, *m_transport,
                                               *m_rail, *m_dock, *m_narration});
    m_orders->give();
    for (const auto& [id, button] : m_transport->buttons())
        m_actions->bind(id, button);
    m_actions->bind(ActionId::BringBack, m_overlays->remark()->returnButton());
    m_menus->attach(m_transport, m_narration);
    m_exports->fill(m_transport->button(ActionId::Exports)->menu());
}

void MainWindow::connectStage() {
    connect(m_stage, &Stage::changed, this, &MainWindow::refresh);
    connect(m_stage, &Stage::tick, this, &MainWindow::refresh);
    connect(m_stage, &Stage::sceneReset, this, &MainWindow::reset);
    connect(m_stage, &Stage::problem, this, &MainWindow::say);
    connect(m_arrivals, &Arrivals::changed, this, &MainWindow::refresh);
    connect(m_arrivals, &Arrivals::firstTime, new Guide(m_stage, m_announcer, ladder()), &Guide::begin);
    connect(m_arrivals, &Arrivals::said, this, &MainWindow::say);
    connect(m_arrivals, &Arrivals::arrived, this, [this](const QString& recorded) {
        m_narration->setReplayReason(recorded);
        const QString shown = m_arrivals->shown();
        session::isBuiltIn(shown) ? m_rail->setCurrent(shown) : m_rail->addFile(shown);
        refresh();
    });
    connect(m_lesson, &LessonDriver::said, this, &MainWindow::say);
    connect(m_exports, &Exports::said, this, &MainWindow::say);
    connect(m_viewpoint, &Viewpoint::changed, this, &MainWindow::refresh);
}

void MainWindow::connectParts() {
    for (const QString& key : m_dock->keys()) {
        const Panel* panel = m_dock->panel(key);
        connect(panel, &Panel::packetPicked, m_viewpoint, &Viewpoint::pick);
        connect(panel, &Panel::positionWanted, m_stage, &Stage::seek);
        connect(panel, &Panel::stepWanted, m_stage, &Stage::seekStep);
    }
    connect(m_partition, &Partition::wanted, this, &MainWindow::arrange);
    connect(m_stageArea, &StageArea::lineClicked, m_stage, &Stage::seekStep);
    connect(m_rail, &DemoRail::demoChosen, this, &MainWindow::open);
    connect(m_rail, &DemoRail::openFileWanted, m_arrivals, &Arrivals::openByDialog);
    connect(ladder(), &LadderPanel::judgementWanted, m_stage, &Stage::judge);
    connect(ladder(), &LadderPanel::happened, m_announcer, &Announcer::tellAll);
    connect(ladder(), &LadderPanel::positionWanted, m_stage, &Stage::seek);
    connect(ladder(), &LadderPanel::everythingWanted, m_viewpoint,
            [this] { m_viewpoint->setConnection(std::nullopt); });
    connect(ladder(), &LadderPanel::packetPicked, this, [this](model::PacketId packet) {
        showPanel(QStringLiteral("segment"));
        m_viewpoint->pick(packet);
    });
    connect(ladder(), &LadderPanel::menuWanted, m_menus,
            [this](const auto& spot, const QPoint& at) { m_menus->showConnections(spot, at, this); });
    connect(m_narration, &NarrationStrip::said, m_announcer, &Announcer::tell);
    connect(m_overlays->remark(), &RemarkBanner::said, m_announcer, &Announcer::tell);
    connect(m_narration->timeLine(), &TimeLine::positionWanted, m_stage, &Stage::seek);
    connect(m_narration->timeLine(), &TimeLine::stepWanted, m_stage, &Stage::seekStep);
    connect(m_narration->liveButton(), &QPushButton::clicked, m_stage, &Stage::last);
    connect(m_presentation, &Presentation::beginning, this, &MainWindow::save);
    connect(m_presentation, &Presentation::presenterShown, this, &MainWindow::refresh);
    connect(m_presentation, &Presentation::fitted, this, &MainWindow::arrange);
    connect(m_presentation, &Presentation::wanted, this, &MainWindow::refresh);
}

void MainWindow::connectAppearance() {
    connect(m_appearance, &Appearance::languageChanged, this, &MainWindow::retranslate);
    connect(m_appearance, &Appearance::themeChanged, this, &MainWindow::showTheme);
    connect(m_appearance, &Appearance::numbersChanged, this, &MainWindow::refresh);
    connect(m_appearance, &Appearance::motionChanged, this, [this] {
        m_lesson->setSpeed(m_appearance->speed());
        ladder()->setTravelMs(static_cast<int>(900 / m_appearance->speed()));
        ladder()->setReducedMotion(m_appearance->reducedMotion());
        statesPanel(*m_dock)->setReducedMotion(m_appearance->reducedMotion());
    });
}

void MainWindow::retranslate() {
    // Qt posts the change of language to windows; what is shown next must be in it already.
    for (QWidget* window : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_presentation->presenter())}) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(window, &change);
    }
    m_actions->retranslate();
    m_transport->retranslate();
    m_menus->retranslate();
    m_exports->retranslate();
    m_narration->whyButton()->setToolTip(m_actions->tip(ActionId::Why));
}

void MainWindow::showTheme() {
    const theme::Theme& theme = m_appearance->theme();
    m_actions->setTheme(theme);
    m_transport->setTheme(theme);
    m_rail->setTheme(theme);
    m_stageArea->setTheme(theme);
    for (WaitBar* bar : findChildren<WaitBar*>())
        bar->setBase(theme.b);
    arrange();
    refresh();
}

void MainWindow::reset() {
    ladder()->clear();
    m_dock->clear();
    m_viewpoint->reset();
    m_lesson->reset();
    m_panelStep = kNoPanelStep;
    refresh();
}

void MainWindow::refresh() {
    const Frame now = m_viewpoint->frame(m_lesson->predicting() ? 0 : kComing);  // what is asked is not given away
    followPanel();
    m_stageArea->showCards(now.endpoints());
    ladder()->show(now);
    m_dock->show(now);
    m_narration->show(now);
    m_overlays->show(now);
    if (m_presentation->presenter()->isVisible())
        m_presentation->presenter()->show(now);
    m_actions->update();
    showTitle(now);
    m_lesson->revealAnswer();
    if (m_stage->finished() && m_stage->failed().empty())
        m_rail->markSeen(m_arrivals->shown());
}

void MainWindow::showTitle(const Frame& now) {
    const auto [chapter, title] = m_arrivals->title();
    m_transport->setDemoTitle(chapter, title);
    m_presentation->show(now, chapter.isEmpty() ? title : QStringLiteral("%1 · %2").arg(chapter, title));
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
}

void MainWindow::arrange() {
    m_transport->setVisible(!m_presentation->running());
    if (!m_presentation->running())
        m_partition->arrange(size(), m_appearance->theme().b);
    m_actions->update();
}

bool MainWindow::showPanel(const QString& name) {
    if (!m_dock->showPanel(name))
        return false;
    m_presentation->showPanel(true);
    if (m_dock->isHidden())
        m_partition->showDock(true);
    return true;
}

void MainWindow::open(const QString& demoOrFile) {
    m_arrivals->open(demoOrFile);
}

void MainWindow::openLast() {
    m_arrivals->openLast();
}

void MainWindow::finishAnimations() {
    ladder()->finishTravel();
    m_presentation->finishMotion();
    statesPanel(*m_dock)->finishWalk();
}

// Both: without a window manager nobody makes a maximized window larger.
void MainWindow::fillScreenAtFirst() {
    if (userSettings()->contains(QStringLiteral("geometry")))
        return;
    resize(screen()->availableSize());
    setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::say(const QString& sentence) {
    const QString told = session::asTyped(sentence);
    m_announcer->tell(told);
    m_overlays->tell(told);
}

void MainWindow::restore() {
    const auto settings = userSettings();
    const QString language = m_appearance->restore(*settings);
    resize(1440, 900);
    restoreGeometry(settings->value(QStringLiteral("geometry")).toByteArray());
    m_appearance->setReducedMotion(m_appearance->reducedMotion());
    m_appearance->setRoom(size(), theme::Setting::Desk);
    m_appearance->setLanguage(language);
    m_partition->restore(*settings);
    m_dock->showPanel(settings->value(QStringLiteral("panel"), QStringLiteral("states")).toString());
    m_arrivals->remember(settings->value(QStringLiteral("lastDemo")).toString());
    m_rail->setCurrent(m_arrivals->shown());
}

void MainWindow::save() const {
    const auto settings = userSettings();
    m_appearance->save(*settings);
    settings->setValue(QStringLiteral("lastDemo"), m_arrivals->shown());
    if (m_presentation->running())
        return;
    settings->setValue(QStringLiteral("geometry"), saveGeometry());
    m_partition->save(*settings);
    settings->setValue(QStringLiteral("panel"), m_dock->current());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    for (WaitBar* bar : findChildren<WaitBar*>())
        bar->place();
    m_presentation->fit();
    m_overlays->place();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    save();
    m_presentation->presenter()->close();
    QMainWindow::closeEvent(event);
}

}  // namespace app::windows
