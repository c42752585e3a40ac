#include "app/panels/NarrationStrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "app/panels/NarrationText.h"
#include "app/panels/QuestionSheet.h"
#include "app/panels/Spoken.h"
#include "app/panels/StepWords.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/TimeLine.h"
#include "app/panels/WhySheet.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"
#include "model/layout/Projection.h"

namespace app::panels {

NarrationStrip::NarrationStrip(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("narration"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 20, 12);
    column->setSpacing(8);
    column->addLayout(makeTop());
    column->addLayout(makeNarration());
    m_question = new QuestionSheet(parent ? parent : this);
    m_whySheet = new WhySheet(parent ? parent : this);
    connect(m_why, &QPushButton::toggled, m_whySheet, &WhySheet::setWanted);
    connect(m_question, &QuestionSheet::said, this, &NarrationStrip::said);
    retranslate();
}

QHBoxLayout* NarrationStrip::makeTop() {
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    m_mode = new QLabel(this);
    m_mode->setTextFormat(Qt::PlainText);
    m_live = new QPushButton(this);
    m_live->setObjectName(QStringLiteral("backToLive"));
    m_timeLine = new TimeLine(this);
    m_step = new QLabel(this);
    m_step->setObjectName(QStringLiteral("stepLabel"));
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("timeLabel"));
    m_jump = new QPushButton(this);
    m_why = new QPushButton(this);
    m_why->setCheckable(true);
    for (QPushButton* button : {m_live, m_jump, m_why})
        button->setFocusPolicy(Qt::TabFocus);
    top->addWidget(m_mode);
    top->addWidget(m_live);
    top->addWidget(m_step);
    top->addWidget(m_timeLine, 1);
    top->addWidget(m_time);
    top->addWidget(m_jump);
    return top;
}

QHBoxLayout* NarrationStrip::makeNarration() {
    auto* words = new QHBoxLayout;
    words->setSpacing(16);
    m_text = new NarrationText(2, Qt::AlignVCenter, this);
    m_text->setObjectName(QStringLiteral("narrationText"));
    words->addWidget(m_text, 1);
    words->addWidget(m_why, 0, Qt::AlignVCenter);
    return words;
}

void NarrationStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NarrationStrip::retranslate() {
    m_live->setText(tr("Back to live"));
    m_jump->setText(tr("Jump to…"));
    m_jump->setAccessibleName(tr("Jump to a step, a state or a call"));
    m_jump->setToolTip(m_jump->accessibleName());
    m_why->setText(tr("Why?"));
    m_why->setAccessibleName(tr("Why: the rule behind this step"));
}

void NarrationStrip::setBand(int height) {
    for (QWidget* part : std::initializer_list<QWidget*>{m_mode, m_step, m_timeLine, m_time, m_jump})
        part->setVisible(height == 0);
    m_live->setVisible(false);
    setMinimumHeight(height);
    setMaximumHeight(height > 0 ? height : QWIDGETSIZE_MAX);
    m_text->setMinimumHeight(std::max(0, height - 12));
    const int side = height > 0 ? height / 4 : 20;
    layout()->setContentsMargins(side, height > 0 ? 4 : 8, side, height > 0 ? 4 : 12);
}

void NarrationStrip::setReplayReason(const QString& sentence) {
    m_reason = sentence;
}
QString NarrationStrip::text() const {
    return m_text->plain();
}
QString NarrationStrip::modeText() const {
    return m_mode->text();
}

void NarrationStrip::show(const Frame& frame) {
    m_theme = frame.theme();
    m_timeLine->setTheme(m_theme);
    QStringList names;
    if (const auto* scenario = frame.stage->scenario())
        for (const model::scenario::Step& step : scenario->steps)
            names << plainNarration(step.say.in(language()));
    m_timeLine->setPlaces(frame.scene->position, frame.stage->end(), frame.stage->stepPositions(), names);
    auto steps = frame.stage->stepPositions();
    if (frame.inputs.coming == 0)  // what the class is asked is not given away
        std::erase_if(steps, [&](std::size_t position) { return position > frame.scene->position; });
    m_timeLine->setMarks(model::layout::stepMarks(frame.stage->trace(), steps));
    showMode(frame);
    showWords(frame);
    if (const QString mode = m_mode->accessibleName(); std::exchange(m_saidMode, mode) != mode)
        emit said(session::asSentence(mode));
    if (std::exchange(m_saidWords, text()) != text() && !m_question->asking())
        emit said(text());
}

void NarrationStrip::showMode(const Frame& frame) {
    using Mode = session::Stage::Mode;
    const bool live = frame.stage->live(), back = !frame.stage->atEnd();
    QString text, tip, ink = QStringLiteral("#4CC79B");
    if (const auto* opening = frame.stage->opening()) {
        using Kind = session::Opening::Kind;
        text = opening->kind() == Kind::Demo     ? tr("Starting…")
               : opening->kind() == Kind::Return ? tr("Coming back…")
                                                 : tr("Opening…");
        tip = opening->source();
        ink = QStringLiteral("#FFC857");
    } else if (live && back) {
        text = tr("◀ Looking back");
        tip = tr("The view has gone back. The kernel has not.");
        ink = QStringLiteral("#FFC857");
    } else if (live) {
        text = frame.stage->mode() == Mode::Observe ? tr("● Live, observing") : tr("● Live kernel");
        tip = tr("What you see happens now, in the kernel of this computer.");
    } else if (frame.stage->mode() == Mode::Capture) {
        text = tr("Capture");
        tip = tr("Read from a file. The states are inferred from the segments.");
        ink = QStringLiteral("#D4A0E0");
    } else if (frame.stage->runner()) {  // it was live
        text = tr("■ Stopped");
        tip = tr("The kernel behind it is gone. What happened until then stays.");
        ink = QStringLiteral("#FF8A80");
    } else {
        text = m_reason.isEmpty() ? tr("Recorded session") : tr("Replay");
        tip = m_reason.isEmpty() ? tr("Recorded from a real kernel.") : m_reason;
        ink = QStringLiteral("#D4A0E0");
    }
    m_mode->setText(text);
    m_mode->setToolTip(tip);
    // Its first character is a sign for the eye.
    setSpoken(m_mode, text.front().isLetter() ? text : text.mid(2), tip);
    m_mode->setStyleSheet(QStringLiteral("color: %1; font-weight: 700;").arg(ink));
    m_live->setVisible(live && back && !band());
    const int count = frame.stage->stepCount(), step = frame.stage->step();
    m_step->setText(count > 0 ? tr("step %1 of %2").arg(step + 1).arg(count) : QString());
    // As wide as it will get: the time line must not shift under the pointer.
    m_step->setMinimumWidth(
        count > 0 ? m_step->fontMetrics().horizontalAdvance(tr("step %1 of %2").arg(count).arg(count)) + 2 : 0);
    m_step->setVisible(count > 0 && !band());
    const auto& events = frame.stage->trace().events();
    m_time->setText(events.empty() ? QString() : instant(frame.scene->time, events.front().time));
}

void NarrationStrip::showWords(const Frame& frame) {
    const StripColors colors = stripColors(m_theme);
    const auto* scenario = frame.stage->scenario();
    const StepWords words = stepWords(*frame.stage);
    QString html = narrationHtml(words.say, colors.accent), plain = plainNarration(words.say);
    if (!scenario) {
        // Not %n: English has no translation that would know its plural.
        plain = frame.stage->end() == 0 ? tr("Choose a demo on the left, or open a capture.")
                                        : tr("A capture. Segments: %1. Scrub the time line, or click an arrow.")
                                              .arg(grouped(frame.stage->trace().packets().size()));
        html = plain.toHtmlEscaped();
    }
    using Sizes = model::layout::Projection;
    m_text->setContent(html, plain, m_theme, band() ? Sizes::kNarration / Sizes::kSmall : 1.4);
    m_why->setEnabled(!words.why.empty());
    m_whySheet->tell(words, m_theme);
    m_question->setTheme(m_theme);
}

}  // namespace app::panels
