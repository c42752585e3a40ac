#include "app/windows/PresenterWindow.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/panels/Spoken.h"
#include "app/panels/Words.h"

namespace app::windows {

using panels::fromUtf8;

namespace {
QLabel* words(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextFormat(Qt::RichText);
    return label;
}
}  // namespace

PresenterWindow::PresenterWindow(QWidget* parent) : QWidget(parent, Qt::Window) {
    setObjectName(QStringLiteral("presenterRoot"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 24);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_step = new QLabel(this);
    m_timer = new QLabel(this);
    m_restart = new QPushButton(this);
    m_restart->setFocusPolicy(Qt::TabFocus);
    head->addWidget(m_step, 1);
    head->addWidget(m_timer);
    head->addWidget(m_restart);
    column->addLayout(head);
    const auto block = [&](QLabel*& title, QLabel*& text, int stretch) {
        title = new QLabel(this);
        title->setObjectName(QStringLiteral("section"));
        text = words(this);
        column->addSpacing(12);
        column->addWidget(title);
        column->addWidget(text, stretch);
    };
    block(m_nowTitle, m_now, 0);
    block(m_notesTitle, m_notes, 3);
    block(m_nextTitle, m_next, 2);
    m_clock.start();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &PresenterWindow::showTime);
    connect(m_restart, &QPushButton::clicked, this, [this] {
        m_clock.restart();
        showTime();
    });
    resize(900, 640);
    retranslate();
    showTime();
}

void PresenterWindow::placeBeside(const QWidget* window) {
    for (QScreen* screen : QGuiApplication::screens())
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

void PresenterWindow::show(const panels::Frame& frame) {
    m_frame = frame;
    const theme::Theme& theme = frame.theme();
    // Of this window, which is on a screen of its own.
    const double b = std::clamp(std::min(width() / 64.0, height() / 45.0), 12.0, 40.0);
    const auto* scenario = frame.stage->scenario();
    const int step = frame.stage->step(), next = step + 1;
    const std::string language = panels::language();
    const auto html = [&](const std::string& text, double factor) {
        const QString size = QString::number(std::lround(b * factor));  // a fraction would be ignored
        return QStringLiteral("<div style=\"font-size:%1px; line-height:135%\">%2</div>")
            .arg(size, panels::narrationHtml(text, theme.client.ink));
    };
    std::string say, notes, upcoming = tr("This was the last step.").toStdString();
    if (scenario) {
        const auto has = [&](int index) { return index >= 0 && index < static_cast<int>(scenario->steps.size()); };
        say = has(step) ? scenario->steps[static_cast<std::size_t>(step)].say.in(language)
                        : scenario->purpose.in(language);
        if (has(step))
            notes = scenario->steps[static_cast<std::size_t>(step)].notes.in(language);
        if (has(next))
            upcoming = scenario->steps[static_cast<std::size_t>(next)].say.in(language);
        m_step->setText(tr("%1, step %2 of %3")
                            .arg(fromUtf8(scenario->title.in(language)))
                            .arg(step + 1)
                            .arg(scenario->steps.size()));
    }
    m_step->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: 700;").arg(std::lround(b * 1.3)));
    m_timer->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: 700;").arg(std::lround(b * 2)));
    // Not those of the other window, which may be on a screen of another size.
    m_restart->setStyleSheet(QStringLiteral("font-size: %1px;").arg(std::lround(b * 1.2)));
    for (QLabel* title : {m_nowTitle, m_notesTitle, m_nextTitle})
        title->setStyleSheet(QStringLiteral("font-size: %1px; color: %2; font-weight: 700;")
                                 .arg(std::lround(b * 1.1))
                                 .arg(theme.secondary.name()));
    m_now->setText(html(say, 1.3));
    m_notes->setText(html(notes.empty() ? tr("No notes for this step.").toStdString() : notes, 1.6));
    m_next->setText(html(upcoming, 1.3));
    panels::setSpoken(m_now, panels::plainNarration(say));
    panels::setSpoken(m_notes, panels::plainNarration(notes));
    panels::setSpoken(m_next, panels::plainNarration(upcoming));
}

QString PresenterWindow::notes() const {
    return m_notes->text();
}
QString PresenterWindow::nextStep() const {
    return m_next->text();
}
QString PresenterWindow::timerText() const {
    return m_timer->text();
}

void PresenterWindow::showTime() {
    const qint64 seconds = m_clock.elapsed() / 1000;
    m_timer->setText(QStringLiteral("%1:%2:%3")
                         .arg(seconds / 3600)
                         .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                         .arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

void PresenterWindow::retranslate() {
    setWindowTitle(tr("Sockstage: presenter"));
    setAccessibleName(tr("Presenter window"));
    m_restart->setText(tr("Reset timer"));
    m_restart->setAccessibleName(m_restart->text());
    m_nowTitle->setText(tr("Now"));
    m_notesTitle->setText(tr("Notes"));
    m_nextTitle->setText(tr("Next"));
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
