#include "app/session/Stage.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <optional>

#include "app/session/FileOpening.h"
#include "app/session/LessonState.h"
#include "app/session/ReturnOpening.h"
#include "app/session/Run.h"
#include "app/session/ScenarioStore.h"
#include "netio/posix/Clock.h"

namespace app::session {
namespace {

using model::PacketId;
using model::Timestamp;
using model::scenario::Runner;
using model::scenario::Scenario;
using model::trace::Scene;

constexpr qint64 kPauseMs = 4;
constexpr int kTickMs = 200, kTellsTenths = 10'000;

using netio::posix::steadyNow;

Timestamp wallClock() {
    return netio::posix::now();
}

// Until something that is said of a running timer of the kernel is another: from ten seconds on whole ones are told.
// nullopt: none is running.
std::optional<int> untilTold(const Scene& scene, Timestamp now) {
    std::optional<int> soonest;
    for (const auto& [id, socket] : scene.sockets) {
        if (socket.ended || socket.now.timer == model::trace::TimerKind::None)
            continue;
        const std::int64_t left = socket.now.timerMs - (now.ns - socket.reported.ns) / 1'000'000;
        const int told = left > kTellsTenths ? static_cast<int>((left - 1) % 1000 + 1) : kTickMs;
        soonest = std::min(soonest.value_or(told), told);
    }
    return soonest;
}

// An opening is let go while it tells of its end.
struct LeaveLater {
    void operator()(Opening* opening) const { opening->leave(); }
};

}  // namespace

struct Stage::Impl {
    std::unique_ptr<Opening, LeaveLater> opening;
    QTimer frame, ticker, deadline;
    QElapsedTimer sinceChanged;  // since the views had followed the last change
    qint64 following = 0;        // ms that took them
};

Stage::Stage(QObject* parent) : Playhead(parent), m_impl(std::make_unique<Impl>()) {
    m_impl->frame.setSingleShot(true);
    m_impl->frame.setTimerType(Qt::PreciseTimer);
    connect(&m_impl->frame, &QTimer::timeout, this, [this] {
        QElapsedTimer watch;
        watch.start();
        emit changed();
        m_impl->following = watch.elapsed();
        m_impl->sinceChanged.start();
    });
    m_impl->ticker.setSingleShot(true);
    connect(&m_impl->ticker, &QTimer::timeout, this, [this] {
        emit tick();
        count();
    });
    m_impl->deadline.setSingleShot(true);
    connect(&m_impl->deadline, &QTimer::timeout, this, &Stage::advance);
}

Stage::~Stage() {
    delete m_impl->opening.release();
    load(std::make_shared<Run>());  // a lab that ends tells nobody any more
}

void Stage::openDemo(const QString& idOrFile, Insist insist) {
    open(std::make_unique<DemoOpening>(demoSource(idOrFile), insist));
}

void Stage::openFile(const QString& path) {
    open(std::make_unique<FileOpening>(QFileInfo(path).absoluteFilePath()));
}

const Opening* Stage::opening() const {
    return m_impl->opening.get();
}

void Stage::open(std::unique_ptr<Opening> opening) {
    cancelOpening();
    connect(opening.get(), &Opening::progressed, this, &Stage::openingChanged);
    connect(opening.get(), &Opening::ended, this, &Stage::endOpening);
    opening->setParent(this);  // what is let go of before the end goes with the stage at the latest
    m_impl->opening.reset(opening.release());
    emit openingChanged();
}

void Stage::cancelOpening() {
    if (!m_impl->opening)
        return;
    m_impl->opening->disconnect(this);
    endOpening({Opened::Fault::Cancelled, {}});
}

void Stage::endOpening(const Opened& outcome) {
    const auto opening = std::move(m_impl->opening);
    if (outcome.fault == Opened::Fault::None) {
        enter(opening->takeRun());
        if (opening->goesOn())
            next();
    }
    emit openingChanged();
    emit opened(outcome);
}

QString Stage::replay(Scenario scenario, const QByteArray& session) {
    auto run = std::make_unique<Run>();
    if (const QString wrong = run->load(std::move(scenario), session); !wrong.isEmpty())
        return wrong;
    enter(std::move(run));
    return {};
}

void Stage::enter(std::unique_ptr<Run> entering) {
    m_impl->deadline.stop();
    load(std::move(entering));
    emit sceneReset();
    announce();
    if (const LabLink* link = run().link.get()) {
        connect(link, &LabLink::received, this, &Stage::advance);
        connect(link, &LabLink::ended, this, [this](const QString& sentence) {
            announce();
            emit problem(sentence);
        });
        if (run().runner->journal().orders().empty())
            run().runner->prepare(steadyNow());
        advance();
    }
}

void Stage::announce() {
    // What comes after a pause is told at once; what comes thick and fast is gathered, so that at least half of the
    // time is left for painting and for the user, however long the views need to follow.
    if (!m_impl->frame.isActive()) {
        const qint64 wanted = std::max(kPauseMs, m_impl->following);
        const qint64 pause = m_impl->sinceChanged.isValid() ? m_impl->sinceChanged.elapsed() : wanted;
        m_impl->frame.start(static_cast<int>(std::max<qint64>(0, wanted - pause)));
    }
    count();
}

void Stage::count() {
    auto next = live() ? untilTold(*trace().sceneAt(end()), wallClock()) : std::nullopt;
    if (busy())
        next = std::min(next.value_or(kTickMs), kTickMs);
    if (!next)
        return m_impl->ticker.stop();
    if (!m_impl->ticker.isActive() || *next < m_impl->ticker.remainingTime())
        m_impl->ticker.start(*next);
}

void Stage::advance() {
    Run& now = run();
    if (now.runner && live()) {
        now.runner->update(now.now(steadyNow()));
        m_impl->deadline.stop();
        if (const auto at = now.runner->deadline()) {
            const std::int64_t ms = std::max<std::int64_t>(0, (at->ns - steadyNow().ns) / 1'000'000 + 1);
            m_impl->deadline.start(static_cast<int>(std::min<std::int64_t>(ms, 1'000'000)));
        }
    }
    announce();
    emit advanced();
}

bool Stage::live() const {
    return run().link && run().link->running();
}
const Runner* Stage::runner() const {
    return run().runner.get();
}
QString Stage::sessionPath() const {
    return run().kind == Opening::Kind::File ? source() : run().file.path();
}

bool Stage::busy() const {
    const Runner* runner = run().runner.get();
    return runner && live() &&
           (runner->status() == Runner::Status::Running || runner->status() == Runner::Status::Preparing);
}

bool Stage::finished() const {
    if (!atEnd())
        return false;
    const Runner* runner = run().runner.get();
    return !runner || !live() || runner->status() == Runner::Status::Finished ||
           runner->status() == Runner::Status::Failed;
}

std::vector<model::scenario::FailedExpectation> Stage::failed() const {
    return runner() ? runner()->failed() : std::vector<model::scenario::FailedExpectation>();
}

std::size_t Stage::disagreements() const {
    return runner() ? runner()->disagreements().size() : 0;
}

Timestamp Stage::now() const {
    return atEnd() && live() ? wallClock() : scene().time;
}

void Stage::next() {
    if (!atEnd()) {
        forward();
    } else if (run().runner && live()) {
        run().runner->next(steadyNow());
        advance();
    }
}

void Stage::order(const model::scenario::Command& command) {
    if (!run().runner || !live())
        return;
    const auto now = run().now(steadyNow());
    const auto* judge = std::get_if<model::scenario::JudgeCommand>(&command);
    if (!judge || !run().runner->adopt(*judge, now))
        run().runner->order(command, now);
    advance();
}

void Stage::judge(PacketId packet, model::trace::Judgement judgement) {
    order(model::scenario::JudgeCommand{packet, judgement});
}

void Stage::bringBack() {
    if (!canBringBack(*this))
        return;
    const bool stopped = run().runner->status() == Runner::Status::Failed || busy();
    const std::size_t steps = atEnd() ? run().runner->nextStep() : static_cast<std::size_t>(step() + 1);
    open(std::make_unique<ReturnOpening>(source(), *scenario(), steps,
                                         stopped && atEnd() ? Then::TheNextStep : Then::Nothing));
}

void Stage::restart() {
    if (source().isEmpty())
        return;
    run().kind == Opening::Kind::Demo ? openDemo(source()) : openFile(source());
}

}  // namespace app::session
