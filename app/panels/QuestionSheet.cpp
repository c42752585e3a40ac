#include "app/panels/QuestionSheet.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/panels/FlowLayout.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/Words.h"
#include "app/session/Reasons.h"

namespace app::panels {

namespace {
constexpr int kMostHands = 9999;
// Larger than everything else: the states of the projected stage are 72 px at 1080 lines.
constexpr double kOnDesk = 2.4, kProjected = 76;

QString verdictOf(const QuestionSheet::Answered& answered) {
    const auto& question = *answered.question;
    const QString solution = plainNarration(question.choices[question.answer].in(language()));
    const bool right = static_cast<int>(question.answer) == answered.choice;
    return session::asSentence(
        (right ? QuestionSheet::tr("Right. The kernel did it: %1") : QuestionSheet::tr("The kernel's answer: %1"))
            .arg(solution));
}

QString pickedIn(const QuestionSheet::Answered& answered) {
    if (answered.choice < 0)
        return QuestionSheet::tr("Nobody answered.");
    const auto& choice = answered.question->choices[static_cast<std::size_t>(answered.choice)];
    const QString words = plainNarration(choice.in(language()));
    const bool right = static_cast<int>(answered.question->answer) == answered.choice;
    const QString sign = right ? QStringLiteral("✓") : QStringLiteral("✗");
    if (answered.hands.empty())
        return QuestionSheet::tr("Picked: %1 %2").arg(words, sign);
    const int all = std::accumulate(answered.hands.begin(), answered.hands.end(), 0);
    return QuestionSheet::tr("Most hands, %1 of %2: %3 %4")
        .arg(answered.hands[static_cast<std::size_t>(answered.choice)])
        .arg(all)
        .arg(words, sign);
}

}  // namespace

QuestionSheet::QuestionSheet(QWidget* parent) : QFrame(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("questionSheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 20);
    column->setSpacing(12);
    m_head = new QLabel(this);
    m_head->setObjectName(QStringLiteral("questionHead"));
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("questionWords"));
    m_words->setWordWrap(true);
    m_row = new QWidget(this);
    m_flow = new FlowLayout(m_row, 16);
    m_flow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_head);
    column->addWidget(m_words);
    column->addWidget(m_row);
    hide();
}

void QuestionSheet::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    showSizes();
}

void QuestionSheet::showSizes() {
    const QSizeF room = window()->size();
    const double screen = std::min(room.width() / 1920, room.height() / 1080);
    const double question = std::max(kOnDesk * m_theme.b, onProjector(m_theme) ? kProjected * screen : 0);
    const auto px = [](double pixels) { return QString::number(std::lround(pixels)); };
    const StripColors colors = stripColors(m_theme);
    const QString sheet =
        QStringLiteral(
            "QFrame#questionSheet { background: %1; border-top: 2px solid %2; } "
            "QFrame#questionSheet QLabel { color: %3; background: transparent; } "
            "QFrame#questionSheet QLabel#questionHead { color: %2; font-size: %4px; font-weight: 700; } "
            "QFrame#questionSheet QLabel#questionWords { font-size: %5px; font-weight: %9; } "
            "QPushButton#choice { background: transparent; color: %3; border: 2px solid %6; border-radius: 8px; "
            "text-align: left; font-size: %7px; padding: 8px 14px; } "
            "QPushButton#choice:hover { background: %8; } QPushButton#choice:focus { border-color: %2; } "
            "QLineEdit { font-size: %7px; background: %8; color: %3; border: 2px solid %6; } "
            "QLineEdit:focus { border-color: %2; } "
            "QProgressBar { font-size: %4px; color: %3; background: %8; border: none; text-align: center; } "
            "QProgressBar::chunk { background: #0068A3; }")
            .arg(colors.background.name(), colors.accent.name(), colors.text.name(), px(m_theme.b * 1.2),
                 px(revealed() ? m_theme.b * 1.5 : question), colors.secondary.name(),
                 px(std::max(m_theme.b * 1.3, question * 0.55)), colors.line.name(),
                 revealed() ? QStringLiteral("400") : QStringLiteral("700"));
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

std::vector<QPushButton*> QuestionSheet::choices() const {
    std::vector<QPushButton*> buttons;
    for (const Choice& choice : m_choices)
        buttons.push_back(choice.button);
    return buttons;
}

std::vector<QLineEdit*> QuestionSheet::fields() const {
    std::vector<QLineEdit*> fields;
    for (const Choice& choice : m_choices)
        if (!choice.count->isHidden())
            fields.push_back(choice.count);
    return fields;
}

QString QuestionSheet::text() const {
    return revealed() ? m_found : m_words->text();
}

void QuestionSheet::dropChoices() {
    for (const Choice& choice : m_choices) {
        choice.place->hide();
        choice.place->deleteLater();  // it may be the one that was clicked
        m_flow->removeWidget(choice.place);
    }
    m_choices.clear();
}

void QuestionSheet::addChoice(std::size_t index, const QString& words) {
    Choice choice{new QWidget(m_row), nullptr, nullptr, nullptr};
    auto* column = new QVBoxLayout(choice.place);
    column->setContentsMargins(0, 0, 0, 0);
    auto* line = new QHBoxLayout;
    choice.button = new QPushButton(QStringLiteral("%1   %2").arg(index + 1).arg(words), choice.place);
    choice.button->setObjectName(QStringLiteral("choice"));
    choice.button->setAccessibleName(words);
    choice.button->setFocusPolicy(Qt::TabFocus);
    connect(choice.button, &QPushButton::clicked, this, [this, index] { emit chosen(static_cast<int>(index)); });
    choice.count = new QLineEdit(choice.place);
    choice.count->setValidator(new QIntValidator(0, kMostHands, choice.count));
    choice.count->setAccessibleName(tr("Hands for: %1").arg(words));
    choice.count->setMaximumWidth(static_cast<int>(m_theme.b * 7));
    choice.count->hide();
    connect(choice.count, &QLineEdit::textChanged, this, &QuestionSheet::showBars);
    connect(choice.count, &QLineEdit::returnPressed, this, [this, index] {
        index + 1 < m_choices.size() ? m_choices[index + 1].count->setFocus() : window()->setFocus();
    });
    choice.bar = new QProgressBar(choice.place);
    choice.bar->hide();
    line->addWidget(choice.button);
    line->addWidget(choice.count);
    column->addLayout(line);
    column->addWidget(choice.bar);
    m_flow->addWidget(choice.place);
    choice.place->show();
    m_choices.push_back(choice);
}

void QuestionSheet::ask(const model::scenario::Question& question, const QString& head) {
    dropChoices();
    m_found.clear();
    m_head->setText(head);
    m_words->setTextFormat(Qt::RichText);
    m_words->setText(narrationHtml(question.ask.in(language()), stripColors(m_theme).accent));
    QStringList spoken{head, plainNarration(question.ask.in(language()))};
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const QString words = plainNarration(question.choices[i].in(language()));
        addChoice(i, words);
        spoken << session::asSentence(QStringLiteral("%1: %2").arg(i + 1).arg(words));
    }
    m_row->show();
    show();
    showSizes();
    emit changed();
    emit said(spoken.join(QLatin1Char(' ')));
}

void QuestionSheet::countHands() {
    if (m_choices.empty())
        return;
    for (const Choice& choice : m_choices) {
        choice.count->show();
        choice.bar->show();
    }
    m_choices.front().count->setFocus();
    showBars();
    emit changed();
}

std::vector<int> QuestionSheet::hands() const {
    std::vector<int> counts;
    for (const Choice& choice : m_choices)
        counts.push_back(choice.count->text().toInt());
    const bool any = std::ranges::any_of(counts, [](int count) { return count > 0; });
    return any ? counts : std::vector<int>();
}

void QuestionSheet::showBars() {
    const auto counts = hands();
    const int all = std::accumulate(counts.begin(), counts.end(), 0);
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        QProgressBar* bar = m_choices[i].bar;
        bar->setRange(0, std::max(1, all));
        bar->setValue(counts.empty() ? 0 : counts[i]);
        bar->setFormat(QString::number(counts.empty() ? 0 : counts[i]));
    }
}

void QuestionSheet::reveal(const std::vector<Answered>& answers, const std::string& why, const QString& score) {
    const StripColors colors = stripColors(m_theme);
    QString html;
    QStringList spoken;
    const auto add = [&](const QString& words, double factor, const QColor& ink) {
        html += QStringLiteral("<div style=\"font-size:%1px; color:%2; margin-bottom:4px\">%3</div>")
                    .arg(std::lround(m_theme.b * factor))
                    .arg(ink.name(), words);
    };
    for (const Answered& answered : answers) {
        add(narrationHtml(answered.question->ask.in(language()), colors.accent), 1.2, colors.secondary);
        add(pickedIn(answered).toHtmlEscaped(), 1.5, colors.text);
        const QString verdict = verdictOf(answered);
        add(QStringLiteral("<b>%1</b>").arg(verdict.toHtmlEscaped()), 1.9, colors.accent);
        spoken << verdict;
    }
    if (!why.empty())
        add(narrationHtml(why, colors.accent), 1.2, colors.text);
    if (!score.isEmpty())
        add(score.toHtmlEscaped(), 1.1, colors.secondary);
    if (std::exchange(m_found, html) == html)
        return;
    dropChoices();
    m_row->hide();
    m_head->setText(tr("The kernel has decided"));
    m_words->setText(html);
    show();
    showSizes();
    emit changed();
    emit said((spoken << score).join(QLatin1Char(' ')));
}

void QuestionSheet::dismiss() {
    if (isHidden())
        return;
    dropChoices();
    m_found.clear();
    hide();
    emit changed();
}

}  // namespace app::panels
