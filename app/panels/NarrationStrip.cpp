#include "app/panels/NarrationStrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <utility>

#include "app/panels/FlowLayout.h"
#include "app/panels/NarrationText.h"
#include "app/panels/Spoken.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/TimeLine.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"

namespace app::panels {

NarrationStrip::NarrationStrip(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("narration"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 20, 12);
    column->setSpacing(8);
    column->addLayout(makeTop());
    column->addWidget(makeNarration());
    column->addWidget(makeWhy());
    column->addWidget(makeQuestion());
    connect(m_why, &QPushButton::toggled, this, [this](bool open) { m_whyBox->setVisible(open && !asking()); });
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

QWidget* NarrationStrip::makeNarration() {
    m_narration = new QWidget(this);
    auto* words = new QHBoxLayout(m_narration);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(16);
    m_text = new NarrationText(2, Qt::AlignVCenter, m_narration);
    words->addWidget(m_text, 1);
    words->addWidget(m_why, 0, Qt::AlignVCenter);
    return m_narration;
}

QWidget* NarrationStrip::makeWhy() {
    m_whyBox = new QWidget(this);
    auto* why = new QHBoxLayout(m_whyBox);
    why->setContentsMargins(0, 0, 0, 0);
    why->setSpacing(16);
    m_whyTitle = new QLabel(m_whyBox);
    m_whyTitle->setObjectName(QStringLiteral("whyTitle"));
    m_whyText = new NarrationText(3, Qt::AlignTop, m_whyBox);
    why->addWidget(m_whyTitle, 0, Qt::AlignTop);
    why->addWidget(m_whyText, 1);
    m_whyBox->hide();
    return m_whyBox;
}

QWidget* NarrationStrip::makeQuestion() {
    m_question = new QWidget(this);
    auto* question = new QVBoxLayout(m_question);
    question->setContentsMargins(0, 0, 0, 0);
    question->setSpacing(8);
    m_questionHead = new QLabel(m_question);
    m_questionHead->setWordWrap(true);
    question->addWidget(m_questionHead);
    auto* row = new QWidget(m_question);
    m_choiceRow = new FlowLayout(row, 8);
    m_choiceRow->setContentsMargins(0, 0, 0, 0);
    question->addWidget(row);
    m_question->hide();
    return m_question;
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
    m_timeLine->setKinds(model::layout::stepKinds(frame.stage->trace(), frame.stage->stepPositions()));
    showMode(frame);
    showWords(frame);
    if (const QString mode = m_mode->accessibleName(); std::exchange(m_saidMode, mode) != mode)
        emit said(session::asSentence(mode));
    if (std::exchange(m_saidWords, text()) != text() && !asking())
        emit said(text());
}

void NarrationStrip::showMode(const Frame& frame) {
    using Mode = session::Stage::Mode;
    const bool live = frame.stage->live(), back = !frame.stage->atEnd();
    QString text, tip, ink = QStringLiteral("#4CC79B");
    if (const auto* opening = frame.stage->opening()) {
        text = opening->kind() == session::Opening::Kind::Demo ? tr("Starting…") : tr("Opening…");
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
    m_live->setVisible(live && back);
    const int count = frame.stage->stepCount(), step = frame.stage->step();
    m_step->setText(count > 0 ? tr("step %1 of %2").arg(step + 1).arg(count) : QString());
    // As wide as it will get: the time line must not shift under the pointer.
    m_step->setMinimumWidth(
        count > 0 ? m_step->fontMetrics().horizontalAdvance(tr("step %1 of %2").arg(count).arg(count)) + 2 : 0);
    m_step->setVisible(count > 0);
    const auto& events = frame.stage->trace().events();
    m_time->setText(events.empty() ? QString() : instant(frame.scene->time, events.front().time));
}

void NarrationStrip::showWords(const Frame& frame) {
    const StripColors colors = stripColors(m_theme);
    const auto* scenario = frame.stage->scenario();
    const std::string language = panels::language();
    std::string say, why;
    QString rfc;
    const int step = frame.stage->step();
    if (scenario && step >= 0 && step < static_cast<int>(scenario->steps.size())) {
        const model::scenario::Step& shown = scenario->steps[static_cast<std::size_t>(step)];
        say = shown.say.in(language);
        why = shown.why.in(language);
        rfc = fromUtf8(shown.rfc);
    } else if (scenario) {
        say = scenario->purpose.in(language);
    }
    QString html = narrationHtml(say, colors.accent), plain = plainNarration(say);
    if (!scenario) {
        // Not %n: English has no translation that would know its plural.
        plain = frame.stage->end() == 0 ? tr("Choose a demo on the left, or open a capture.")
                                        : tr("A capture. Segments: %1. Scrub the time line, or click an arrow.")
                                              .arg(grouped(frame.stage->trace().packets().size()));
        html = plain.toHtmlEscaped();
    }
    const QString failed = [&]() -> QString {
        const auto failures = frame.stage->failed();
        return failures.empty() ? QString() : session::failureReason(failures.front());
    }();
    if (!failed.isEmpty() && frame.stage->atEnd()) {
        plain = tr("This step did not lead where it should: %1").arg(failed);
        html = plain.toHtmlEscaped();
    }
    m_text->setContent(html, plain, m_theme, 1.4);
    m_why->setEnabled(!why.empty());
    m_whyTitle->setText(rfc.isEmpty() ? tr("Why") : rfc);
    m_whyText->setContent(narrationHtml(why, colors.accent), plainNarration(why), m_theme, 1.1);
    m_whyBox->setVisible(m_why->isChecked() && !asking() && !why.empty());
}

void NarrationStrip::dropChoices() {
    for (QPushButton* button : m_choices) {
        button->hide();
        button->deleteLater();
    }
    m_choices.clear();
}

void NarrationStrip::ask(const model::scenario::Question& question, const QString& head) {
    dropChoices();
    m_questionHead->setText(QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp; <b>%3</b>")
                                .arg(stripColors(m_theme).accent.name(), head.toHtmlEscaped(),
                                     narrationHtml(question.ask.in(language()), stripColors(m_theme).accent)));
    m_questionHead->setStyleSheet(QStringLiteral("font-size: %1px;").arg(m_theme.b * 1.3));
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const QString words = plainNarration(question.choices[i].in(language()));
        auto* button = new QPushButton(QStringLiteral("%1   %2").arg(i + 1).arg(words), m_choiceRow->parentWidget());
        button->setObjectName(QStringLiteral("choice"));
        button->setAccessibleName(words);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { emit chosen(static_cast<int>(i)); });
        m_choiceRow->addWidget(button);
        button->show();
        m_choices.push_back(button);
    }
    m_narration->hide();
    m_whyBox->hide();
    m_question->show();
    QStringList spoken{head, plainNarration(question.ask.in(language()))};
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        spoken << session::asSentence(QStringLiteral("%1: %2").arg(i + 1).arg(m_choices[i]->accessibleName()));
    emit said(spoken.join(QLatin1Char(' ')));
}

void NarrationStrip::reveal(const model::scenario::Question& question, int chosenIndex, const QString& verdict) {
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        QPushButton* button = m_choices[i];
        const bool right = i == question.answer;
        const bool wrong = !right && static_cast<int>(i) == chosenIndex;
        button->setProperty("verdict", right ? "right" : wrong ? "wrong" : "");
        button->setText(QStringLiteral("%1   %2").arg(right   ? QStringLiteral("✓")
                                                      : wrong ? QStringLiteral("✗")
                                                              : QString::number(i + 1),
                                                      button->accessibleName()));
        button->setEnabled(right || wrong);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
    const QString shown = QStringLiteral("<b>%1</b>").arg(verdict.toHtmlEscaped());
    if (m_questionHead->text() != shown)
        emit said(verdict);
    m_questionHead->setText(shown);
    m_narration->show();
}

void NarrationStrip::hideQuestion() {
    dropChoices();
    m_question->hide();
    m_narration->show();
}

}  // namespace app::panels
