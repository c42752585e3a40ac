#include "app/session/Stage.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <optional>

#include "app/session/FileOpening.h"
#include "app/session/Run.h"
#include "app/session/ScenarioStore.h"

namespace app::session {
namespace {

using model::PacketId;
using model::Timestamp;
using model::scenario::Runner;
using model::scenario::Scenario;
using model::trace::Scene;

constexpr qint64 kPauseMs = 4;
constexpr int kTickMs = 200;

Timestamp wallClock() {
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

bool timerRuns(const Scene& scene) {
    return std::any_of(scene.sockets.begin(), scene.sockets.end(), [](const auto& entry) {
        return !entry.second.ended && entry.second.now.timer != model::trace::TimerKind::None;
    });
}

// An opening is let go while it tells of its end.
struct LeaveLater {
    void operator()(Opening* opening) const { opening->deleteLater(); }
};

}  // namespace

struct Stage::Impl {
    std::unique_ptr<Run> run = std::make_unique<Run>();
    std::unique_ptr<Opening, LeaveLater> opening;
    std::optional<std::size_t> lookedAt;  // an earlier position; nullopt: at the end
    QTimer frame, ticker, deadline;
    QElapsedTimer sinceChanged;  // since the views had followed the last change
    qint64 following = 0;        // ms that took them

    [[nodiscard]] std::size_t position() const { return lookedAt.value_or(run->trace.size()); }
    mutable std::shared_ptr<const Scene> shown;
    const Scene& scene() const {
        shown = run->trace.sceneAt(position());
        return *shown;
    }
    [[nodiscard]] bool running() const { return run->link && run->link->running(); }
    // Steps done in the trace; a failed one counts, nothing comes after it.
    [[nodiscard]] const std::vector<std::size_t>& marks() const { return run->stepPositions; }
    // Going forward in a trace: the end of the next step, else the end.
    [[nodiscard]] std::size_t markAfter(std::size_t position) const {
        const auto next = std::upper_bound(marks().begin(), marks().end(), position);
        return next == marks().end() ? run->trace.size() : *next;
    }
    [[nodiscard]] std::size_t markBefore(std::size_t position) const {
        const auto next = std::lower_bound(marks().begin(), marks().end(), position);
        return next == marks().begin() ? firstPosition() : *std::prev(next);
    }
    // What stands on the stage before the first step: the processes.
    [[nodiscard]] std::size_t firstPosition() const {
        const auto& events = run->trace.events();
        const auto mark = std::find_if(events.begin(), events.end(), [](const auto& event) {
            return std::holds_alternative<model::trace::StepMarked>(event.what);
        });
        return mark == events.end() ? 0 : static_cast<std::size_t>(mark - events.begin());
    }
};

Stage::Stage(QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>()) {
    m_impl->frame.setSingleShot(true);
    m_impl->frame.setTimerType(Qt::PreciseTimer);
    connect(&m_impl->frame, &QTimer::timeout, this, [this] {
        QElapsedTimer watch;
        watch.start();
        emit changed();
        m_impl->following = watch.elapsed();
        m_impl->sinceChanged.start();
    });
    m_impl->ticker.setInterval(kTickMs);
    connect(&m_impl->ticker, &QTimer::timeout, this, &Stage::tick);
    m_impl->deadline.setSingleShot(true);
    connect(&m_impl->deadline, &QTimer::timeout, this, &Stage::advance);
}

Stage::~Stage() {
    delete m_impl->opening.release();
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
    if (outcome.fault == Opened::Fault::None)
        enter(opening->takeRun());
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

void Stage::enter(std::unique_ptr<Run> run) {
    m_impl->deadline.stop();
    m_impl->run = std::move(run);
    m_impl->lookedAt.reset();
    // A session of ours plays from its beginning; a foreign capture shows all of it.
    if (m_impl->run->mode == Mode::Replay)
        m_impl->lookedAt = m_impl->firstPosition();
    emit sceneReset();
    announce();
    if (const LabLink* link = m_impl->run->link.get()) {
        connect(link, &LabLink::received, this, &Stage::advance);
        connect(link, &LabLink::ended, this, [this](const QString& sentence) {
            announce();
            emit problem(sentence);
        });
        m_impl->run->runner->prepare(wallClock());
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
    const bool counting = live() ? timerRuns(*m_impl->run->trace.sceneAt(end())) : false;
    if (counting != m_impl->ticker.isActive())
        counting ? m_impl->ticker.start() : m_impl->ticker.stop();
}

void Stage::advance() {
    Run& run = *m_impl->run;
    if (run.runner && m_impl->running()) {
        run.runner->update(run.now(wallClock()));
        m_impl->deadline.stop();
        if (const auto at = run.runner->deadline()) {
            const std::int64_t ms = std::max<std::int64_t>(0, (at->ns - wallClock().ns) / 1'000'000 + 1);
            m_impl->deadline.start(static_cast<int>(std::min<std::int64_t>(ms, 1'000'000)));
        }
    }
    announce();
    emit advanced();
}

Stage::Mode Stage::mode() const {
    return m_impl->run->mode;
}
const Scenario* Stage::scenario() const {
    return m_impl->run->scenario ? &*m_impl->run->scenario : nullptr;
}
const model::trace::Trace& Stage::trace() const {
    return m_impl->run->trace;
}
const Scene& Stage::scene() const {
    return m_impl->scene();
}
model::trace::Moment Stage::moment() const {
    return {m_impl->run->trace, m_impl->position()};
}
std::size_t Stage::position() const {
    return m_impl->position();
}
std::size_t Stage::end() const {
    return m_impl->run->trace.size();
}
bool Stage::live() const {
    return m_impl->running();
}
const Runner* Stage::runner() const {
    return m_impl->run->runner.get();
}
QString Stage::source() const {
    return m_impl->run->source;
}
QString Stage::sessionPath() const {
    return m_impl->run->kind == Opening::Kind::File ? source() : m_impl->run->file.path();
}
const std::vector<std::size_t>& Stage::stepPositions() const {
    return m_impl->marks();
}

bool Stage::busy() const {
    const Runner* runner = m_impl->run->runner.get();
    return runner && m_impl->running() &&
           (runner->status() == Runner::Status::Running || runner->status() == Runner::Status::Preparing);
}

bool Stage::finished() const {
    if (!atEnd())
        return false;
    const Runner* runner = m_impl->run->runner.get();
    return !runner || !m_impl->running() || runner->status() == Runner::Status::Finished ||
           runner->status() == Runner::Status::Failed;
}

bool Stage::broken() const {
    const Runner* runner = m_impl->run->runner.get();
    return runner && finished() && runner->status() != Runner::Status::Finished;
}

int Stage::step() const {
    const auto& step = m_impl->scene().step;
    return step ? static_cast<int>(*step) : -1;
}

int Stage::nextStep() const {
    const Scene& scene = m_impl->scene();
    if (!scene.step)
        return 0;
    const int step = static_cast<int>(*scene.step);
    return scene.stepPhase == model::trace::StepPhase::Began ? step : step + 1;
}

int Stage::stepCount() const {
    return scenario() ? static_cast<int>(scenario()->steps.size()) : 0;
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
        seek(m_impl->markAfter(position()));
    } else if (m_impl->run->runner && m_impl->running()) {
        m_impl->run->runner->next(wallClock());
        advance();
    }
}

void Stage::back() {
    seek(m_impl->markBefore(position()));
}
void Stage::first() {
    seek(m_impl->firstPosition());
}
void Stage::last() {
    seek(end());
}

void Stage::seek(std::size_t position) {
    position = std::min(position, end());
    if (position == this->position())
        return;
    if (position == end())
        m_impl->lookedAt.reset();
    else
        m_impl->lookedAt = position;
    announce();
}

void Stage::seekStep(int step) {
    if (step < 0)
        first();
    else if (static_cast<std::size_t>(step) < m_impl->marks().size())
        seek(m_impl->marks()[static_cast<std::size_t>(step)]);
    else
        last();
}

void Stage::judge(PacketId packet, model::trace::Judgement judgement) {
    Run& run = *m_impl->run;
    if (run.runner && m_impl->running())
        run.runner->order(model::scenario::JudgeCommand{packet, judgement}, run.now(wallClock()));
}

void Stage::restart() {
    if (source().isEmpty())
        return;
    m_impl->run->kind == Opening::Kind::Demo ? openDemo(source()) : openFile(source());
}

}  // namespace app::session
