#include "app/panels/TransportBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <algorithm>

#include "app/panels/FittedLabel.h"
#include "app/panels/Icons.h"
#include "app/panels/StyleSheet.h"

namespace app::panels {

namespace {
constexpr int kGap = 8, kMargin = 12, kLevels = 5;
}

TransportBar::TransportBar(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("transport"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kMargin, 8, kMargin, 8);
    row->setSpacing(kGap);
    rail = make(QStringLiteral("railToggle"));
    rail->setCheckable(true);
    m_brand = new QLabel(QStringLiteral("Sockstage"), this);
    m_brand->setObjectName(QStringLiteral("brand"));
    m_title = new FittedLabel(this);
    first = make(QStringLiteral("first"));
    back = make(QStringLiteral("back"));
    next = make(QStringLiteral("next"));
    play = make(QStringLiteral("play"));
    play->setCheckable(true);
    speed = make(QStringLiteral("speed"));
    drop = make(QStringLiteral("drop"));
    numbers = make(QStringLiteral("numbers"));
    exports = make(QStringLiteral("exports"));
    present = make(QStringLiteral("present"));
    language = make(QStringLiteral("language"));
    more = make(QStringLiteral("more"));
    row->addWidget(rail);
    row->addWidget(m_brand);
    row->addWidget(m_title, 3);
    for (QPushButton* button : {first, back, next, play, speed, drop})
        row->addWidget(button);
    row->addStretch(2);
    for (QPushButton* button : {numbers, exports, present, language, more})
        row->addWidget(button);
    retranslate();
}

QPushButton* TransportBar::make(const QString& name) {
    auto* button = new QPushButton(this);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void TransportBar::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    paintIcons();
    fit();
}

void TransportBar::paintIcons() {
    const int size = static_cast<int>(m_theme.b * 1.3);
    const QColor ink = m_theme.text, off = m_theme.secondary;
    const auto set = [&](QPushButton* button, const char* name, const QColor& color) {
        button->setIcon(icon(QString::fromLatin1(name), color, off));
        button->setIconSize({size, size});
    };
    set(rail, "rail", ink);
    set(first, "first", ink);
    set(back, "back", ink);
    set(next, "next", onInk(m_theme));
    set(play, m_playing ? "pause" : "play", ink);
    set(speed, "speed", ink);
    set(drop, "drop", m_theme.bad.ink);
    set(numbers, "sequence", ink);
    set(exports, "export", ink);
    set(present, "present", ink);
    set(language, "language", ink);
    set(more, "more", ink);
}

void TransportBar::setDemoTitle(const QString& chapter, const QString& title) {
    m_titleText = chapter.isEmpty() ? title : QStringLiteral("%1 · %2").arg(chapter, title);
    fit();
}

void TransportBar::setPlaying(bool playing) {
    if (m_playing == playing)
        return;
    m_playing = playing;
    play->setChecked(playing);
    paintIcons();
    retranslate();
}

void TransportBar::setSpeedText(const QString& text) {
    m_speedText = text;
    fit();
}

void TransportBar::setNumbersText(const QString& text) {
    m_numbersText = text;
    fit();
}

void TransportBar::retranslate() {
    const auto name = [](QPushButton* button, const QString& text, const QString& key) {
        button->setAccessibleName(text);
        button->setToolTip(key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key));
    };
    name(rail, tr("Show the demos"), QStringLiteral("Ctrl+D"));
    name(first, tr("First step"), tr("Home"));
    name(back, tr("Back"), tr("Page Up, ←"));
    name(next, tr("Next"), tr("Space, Page Down, →"));
    name(play, m_playing ? tr("Pause") : tr("Play"), QStringLiteral("P"));
    name(speed, tr("Speed"), {});
    name(drop, tr("Drop segment"), QStringLiteral("X"));
    name(numbers, tr("Sequence numbers"), QStringLiteral("N"));
    name(exports, tr("Export"), QStringLiteral("Ctrl+E"));
    name(present, tr("Present"), QStringLiteral("F5"));
    name(language, tr("Language"), QStringLiteral("L"));
    name(more, tr("More"), QStringLiteral("F10"));
    fit();
}

std::vector<TransportBar::Word> TransportBar::words() const {
    return {
        {first, {}, 0},
        {back, tr("Back"), 3},
        {next, tr("Next · Space"), kLevels},
        {play, m_playing ? tr("Pause") : tr("Play"), 3},
        {speed, m_speedText, 4},
        {drop, tr("Drop"), 3},
        {numbers, m_numbersText, 2},
        {exports, tr("Export"), 1},
        {present, tr("Present"), 2},
        {language, QStringLiteral("中文"), 2},
    };
}

void TransportBar::setWords(int level) {
    m_brand->setVisible(level <= 1);
    for (const Word& word : words())
        word.button->setText(level <= word.keptUpTo ? word.text : QString());
    // A language is named in its own words.
    if (!language->text().isEmpty())
        language->setText(tr("中文", "the other language, in its own name"));
}

// Of what is shown now; asked of the buttons and not of the layout, which answers only after the next event.
int TransportBar::wantedWidth() const {
    int width = 2 * kMargin;
    for (const QPushButton* button : findChildren<QPushButton*>())
        width += button->sizeHint().width() + kGap;
    if (!m_brand->isHidden())
        width += m_brand->sizeHint().width() + kGap;
    return width + 3 * kGap;
}

void TransportBar::fit() {
    QStringList state{QString::number(width()), QString::number(m_theme.b), m_titleText, m_theme.secondary.name()};
    for (const Word& word : words())
        state << word.text;
    if (const QString now = state.join(QLatin1Char('|')); now != m_fitted)
        m_fitted = now;
    else
        return;
    int level = 0;
    int title = 0;
    for (;; ++level) {
        setWords(level);
        title = level <= 3 ? std::min(QFontMetrics(m_theme.font(1)).horizontalAdvance(m_titleText),
                                      static_cast<int>(m_theme.b * 20))
                           : 0;
        m_leastWidth = wantedWidth();
        if (level == kLevels || m_leastWidth + title <= width())
            break;
    }
    m_title->setMinimumWidth(title);
    m_title->setContent(level <= 3 ? m_titleText : QString(), m_theme, 1, QFont::Normal, m_theme.secondary);
}

QSize TransportBar::minimumSizeHint() const {
    return {std::min(m_leastWidth, static_cast<int>(m_theme.b * 50)), QWidget::minimumSizeHint().height()};
}

void TransportBar::fitAgain() {
    m_fitted.clear();
    fit();
}

// Buttons know their size in a new font or style only after it has reached them.
void TransportBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &TransportBar::fitAgain, Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace app::panels
