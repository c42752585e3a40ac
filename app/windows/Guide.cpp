#include "app/windows/Guide.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/Settings.h"
#include "app/panels/Spoken.h"
#include "app/session/Stage.h"
#include "app/windows/Announcer.h"
#include "app/windows/WayForward.h"

namespace app::windows {

using session::Stage;

namespace {
const QString kHad = QStringLiteral("guided");
constexpr int kMargin = 16, kLow = 420;  // pixels
}  // namespace

Guide::Guide(Stage* stage, Announcer* announcer, QWidget* over)
    : QFrame(over->parentWidget()),
      m_over(over),
      m_stage(stage),
      m_announcer(announcer),
      m_way(new WayForward(stage, this)) {
    setObjectName(QStringLiteral("guide"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 14, 14, 14);
    auto* column = new QVBoxLayout;
    m_head = new QLabel(this);
    m_head->setObjectName(QStringLiteral("guideHead"));
    m_words = new QLabel(this);
    for (QLabel* label : {m_head, m_words}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    row->addLayout(column, 1);
    m_close = new QPushButton(this);
    m_close->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_close, 0, Qt::AlignBottom);
    connect(m_close, &QPushButton::clicked, this, &Guide::end);
    connect(stage, &Stage::changed, this, &Guide::look);
    connect(stage, &Stage::sceneReset, this, [this] {
        if (m_lesson != Lesson::Coming)
            m_lesson = Lesson::Over;
        look();
    });
    over->installEventFilter(this);
    hide();
}

void Guide::begin() {
    if (!panels::userSettings()->value(kHad).toBool())
        m_lesson = Lesson::Coming;
}

void Guide::end() {
    m_lesson = Lesson::Over;
    hide();
    panels::userSettings()->setValue(kHad, true);
}

void Guide::advance() {
    const bool held = !m_stage->scene().held.empty();
    switch (m_lesson) {
        case Lesson::Over:
        case Lesson::Choose:
            break;
        case Lesson::Coming:
            if (held)
                m_lesson = Lesson::Decide;
            else if (m_stage->live() && m_stage->end() > 0)
                m_way->goUntil([this] { return !m_stage->scene().held.empty(); });
            break;
        case Lesson::Decide:
            if (m_decidedAt = m_stage->step(); m_stage->trace().packets().size() > 1)
                m_lesson = Lesson::GoOn;
            break;
        case Lesson::GoOn:
            if (m_stage->step() > m_decidedAt + 1)
                m_lesson = Lesson::Choose;
            break;
    }
}

void Guide::look() {
    advance();
    m_close->setText(tr("Got it"));
    m_close->setAccessibleName(m_close->text());
    const auto* demo = m_stage->scenario();
    switch (m_lesson) {
        case Lesson::Over:
            if (!demo || m_stage->step() >= 0 || low())
                return hide();
            if (m_stage->live() && demo->gate == model::trace::GateMode::Hold)
                return say(tr("The network is stopped: you decide."),
                           tr("Space makes the next call. Every segment waits at its receiver's door until you deliver "
                              "it (D) or drop it (X)."));
            return say(tr("Nothing has happened yet."), tr("Space goes one step on, ← one back. F1 tells all keys."));
        case Lesson::Coming:
            return;
        case Lesson::Decide:
            return say(
                tr("The network is stopped: you decide."),
                tr("The client's kernel has sent this SYN, and it waits at the server's door. Press Deliver (D), "
                   "or drop it (X)."));
        case Lesson::GoOn:
            return say(tr("The kernel of this computer has answered by itself."),
                       tr("Space does the next thing of the lesson, ← looks back. Nothing arrives unless you let it."));
        case Lesson::Choose:
            return say(tr("That is all you need."),
                       tr("Go on with Space, or choose another demo on the left. F1 tells all keys and signs."));
    }
}

void Guide::say(const QString& head, const QString& words) {
    m_close->setVisible(m_lesson != Lesson::Over);
    m_head->setText(head);
    m_words->setText(words);
    const QString spoken = head + QLatin1Char(' ') + words;
    if (!isVisible() || accessibleName() != spoken)
        m_announcer->tell(spoken);
    panels::setSpoken(this, spoken);
    show();
    raise();
    place();
}

QString Guide::words() const {
    return isVisible() ? m_head->text() + QLatin1Char(' ') + m_words->text() : QString();
}

void Guide::place() {
    const QRect area = m_over->geometry();
    m_head->ensurePolished();
    m_words->ensurePolished();
    const int width = std::min(area.width() - 2 * kMargin, 40 * m_words->fontMetrics().averageCharWidth() * 2);
    setFixedWidth(std::max(120, width));
    setFixedHeight(std::max(layout()->totalHeightForWidth(this->width()), layout()->totalMinimumSize().height()));
    const int lowest = area.bottom() - height() - kMargin;
    // Nothing has happened: all below the first arrows is empty. A low ladder has no room to spare: over the cards.
    const int top = low()                      ? std::max(4, area.top() - height())
                    : m_lesson == Lesson::Over ? std::min(area.center().y(), lowest)
                                               : lowest;
    move(area.center().x() - this->width() / 2, top);
}

bool Guide::low() const {
    return m_over->height() < kLow;
}

bool Guide::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        look();
    return QFrame::eventFilter(object, event);
}

void Guide::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        look();
    QFrame::changeEvent(event);
}

}  // namespace app::windows
