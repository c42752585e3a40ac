#include "app/windows/PresenterWindow.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QScreen>
#include <QTime>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/panels/Spoken.h"
#include "app/panels/StepWords.h"
#include "app/panels/Words.h"
#include "app/windows/Thumbnail.h"

namespace app::windows {

using panels::ActionId;
using panels::fromUtf8;

namespace {

QString pixels(double size) {
    return QStringLiteral("font-size: %1px;").arg(std::lround(size));  // a fraction would be ignored
}

// What the presenter may say of a step: the notes, then the rule behind it.
std::string notesOf(const model::scenario::Step& step, const std::string& language) {
    std::string notes = step.notes.in(language);
    const std::string why = step.why.in(language);
    if (!notes.empty() && !why.empty())
        notes += "\n\n";
    notes += why;
    if (!step.rfc.empty())
        notes += " (" + step.rfc + ")";
    return notes;
}

}  // namespace

PresenterWindow::PresenterWindow(QWidget* parent) : QWidget(parent, Qt::Window) {
    setObjectName(QStringLiteral("presenterRoot"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addLayout(makeHead());
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    m_now = addPart(row, true);
    m_next = addPart(row, true);
    column->addLayout(row, 3);
    m_notes = addPart(column, false);
    column->addLayout(makeButtons());
    m_clock.start();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &PresenterWindow::showTime);
    connect(m_restart, &QPushButton::clicked, this, [this] {
        m_clock.restart();
        showTime();
    });
    resize(1100, 760);
    retranslate();
    showTime();
}

QHBoxLayout* PresenterWindow::makeHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(24);
    m_step = new QLabel(this);
    m_step->setWordWrap(true);
    m_timeWait = new QLabel(this);
    m_timer = new QLabel(this);
    m_wall = new QLabel(this);
    head->addWidget(m_step, 1);
    for (QLabel* clock : {m_timeWait, m_timer, m_wall})
        head->addWidget(clock);
    return head;
}

PresenterWindow::Part PresenterWindow::addPart(QBoxLayout* row, bool pictured) {
    auto* column = new QVBoxLayout;
    Part part{new QLabel(this), new QLabel(this), pictured ? new Thumbnail(this) : nullptr};
    part.title->setObjectName(QStringLiteral("section"));
    part.words->setWordWrap(true);
    part.words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    part.words->setTextFormat(Qt::RichText);
    column->addWidget(part.title);
    if (pictured)
        column->addWidget(part.picture, 1);
    column->addWidget(part.words, pictured ? 0 : 1);
    row->addLayout(column, pictured ? 1 : 2);
    return part;
}

QHBoxLayout* PresenterWindow::makeButtons() {
    auto* row = new QHBoxLayout;
    const auto add = [&](QPushButton* button) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        return button;
    };
    for (const ActionId id : {ActionId::Back, ActionId::Next, ActionId::Black, ActionId::White, ActionId::SwapScreens})
        m_buttons[id] = add(new QPushButton(this));
    m_buttons[ActionId::Next]->setObjectName(QStringLiteral("next"));
    row->addStretch(1);
    m_restart = add(new QPushButton(this));
    return row;
}

void PresenterWindow::placeBeside(const QWidget* window) {
    for (const QScreen* screen : QGuiApplication::screens())
        if (screen != window->screen()) {
            setGeometry(screen->availableGeometry().adjusted(40, 40, -40, -40));
            return;
        }
}

// A clock that nobody sees need not run.
void PresenterWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showTime();
    m_second.start();
}

void PresenterWindow::hideEvent(QHideEvent* event) {
    m_second.stop();
    QWidget::hideEvent(event);
}

void PresenterWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_frame)
        show(panels::Frame(*m_frame));
}

void PresenterWindow::setSizes(double b, const theme::Theme& theme) {
    m_step->setStyleSheet(pixels(b * 1.2) + QStringLiteral("font-weight: 700;"));
    for (QLabel* clock : {m_timer, m_wall})
        clock->setStyleSheet(pixels(b * 1.6) + QStringLiteral("font-weight: 700;"));
    m_timeWait->setStyleSheet(pixels(b * 1.6) +
                              QStringLiteral("font-weight: 700; color: %1;").arg(theme.timeWait.ink.name()));
    // Not those of the other window, which may be on a screen of another size.
    m_restart->setStyleSheet(pixels(b * 1.1));
    for (const auto& [id, button] : m_buttons)
        button->setStyleSheet(pixels(b * 1.1));
    for (const Part& part : {m_now, m_next, m_notes})
        part.title->setStyleSheet(pixels(b) +
                                  QStringLiteral("color: %1; font-weight: 700;").arg(theme.secondary.name()));
}

void PresenterWindow::show(const panels::Frame& frame) {
    m_frame = frame;
    const theme::Theme& theme = frame.theme();
    // Of this window, which is on a screen of its own.
    const double b = std::clamp(std::min(width() / 70.0, height() / 48.0), 12.0, 36.0);
    const auto* scenario = frame.stage->scenario();
    const int step = frame.stage->step(), next = step + 1;
    const std::string language = panels::language();
    std::string say, notes, upcoming = tr("This was the last step.").toStdString();
    if (scenario) {
        const auto has = [&](int index) { return index >= 0 && index < static_cast<int>(scenario->steps.size()); };
        const auto at = [&](int index) -> const auto& {
            return scenario->steps[static_cast<std::size_t>(index)];
        };
        say = panels::stepWords(*frame.stage).say;
        if (has(step))
            notes = notesOf(at(step), language);
        if (has(next))
            upcoming = at(next).say.in(language);
        m_step->setText(tr("%1, step %2 of %3")
                            .arg(fromUtf8(scenario->title.in(language)))
                            .arg(step + 1)
                            .arg(scenario->steps.size()));
    }
    if (notes.empty())
        notes = tr("No notes for this step.").toStdString();
    setSizes(b, theme);
    const auto tell = [&](QLabel* label, const std::string& text, double factor) {
        QString html = panels::narrationHtml(text, theme.client.ink);
        html.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
        label->setText(QStringLiteral("<div style=\"%1 line-height:130%\">%2</div>").arg(pixels(b * factor), html));
        panels::setSpoken(label, panels::plainNarration(text));
    };
    tell(m_now.words, say, 1.15);
    tell(m_next.words, upcoming, 1.15);
    tell(m_notes.words, notes, 1.35);
    showPictures(frame);
    showTime();
}

void PresenterWindow::showPictures(const panels::Frame& frame) {
    if (!isVisible())
        return;
    struct Kept {
        session::Held held;
        std::shared_ptr<const model::trace::Scene> scene;
    };
    const auto kept = std::make_shared<const Kept>(Kept{frame.stage->hold(), frame.scene});
    if (frame.stage->end() > 0)
        m_now.picture->show(frame.inputs, kept);
    else
        m_now.picture->clear();
    if (const auto coming = m_preview.inputs(frame, frame.stage->step() + 1))
        m_next.picture->show(*coming, nullptr);
    else
        m_next.picture->clear();
}

QString PresenterWindow::notes() const {
    return m_notes.words->text();
}
QString PresenterWindow::nextStep() const {
    return m_next.words->text();
}
QString PresenterWindow::timerText() const {
    return m_timer->text();
}
QString PresenterWindow::clockText() const {
    return m_wall->text();
}
QString PresenterWindow::timeWaitText() const {
    return m_timeWait->text();
}

void PresenterWindow::showTime() {
    const qint64 seconds = m_clock.elapsed() / 1000;
    m_timer->setText(QStringLiteral("%1:%2:%3")
                         .arg(seconds / 3600)
                         .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                         .arg(seconds % 60, 2, 10, QLatin1Char('0')));
    m_wall->setText(QTime::currentTime().toString(QStringLiteral("HH:mm")));
    std::optional<qint64> left;
    if (m_frame)
        for (const auto& [id, socket] : m_frame->stage->scene().sockets)
            if (socket.now.state == model::State::TimeWait)
                if (const auto its = panels::timerLeftMs(socket, m_frame->stage->now()))
                    left = std::min(left.value_or(*its), *its);
    m_timeWait->setText(left ? tr("TIME-WAIT: %1").arg(panels::duration(*left)) : QString());
    panels::setSpoken(m_timer, tr("Elapsed"));
    panels::setSpoken(m_wall, tr("Clock"));
}

void PresenterWindow::retranslate() {
    setWindowTitle(tr("Sockstage: presenter"));
    setAccessibleName(tr("Presenter window"));
    m_restart->setText(tr("Reset timer"));
    m_restart->setAccessibleName(m_restart->text());
    m_buttons[ActionId::Back]->setText(tr("Back"));
    m_buttons[ActionId::Next]->setText(tr("Next"));
    m_buttons[ActionId::Black]->setText(tr("Black"));
    m_buttons[ActionId::White]->setText(tr("White"));
    m_buttons[ActionId::SwapScreens]->setText(tr("Swap screens"));
    m_now.title->setText(tr("Now"));
    m_notes.title->setText(tr("Notes"));
    m_next.title->setText(tr("Next"));
}

void PresenterWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PresenterWindow::closeEvent(QCloseEvent* event) {
    emit closed();
    QWidget::closeEvent(event);
}

}  // namespace app::windows
