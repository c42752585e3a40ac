#include "app/panels/TransportBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "app/panels/FittedLabel.h"

namespace app::panels {

namespace {
constexpr int kGap = 8, kMargin = 12, kLevels = 6;

// Left to right.
constexpr struct Place {
    ActionId id;
    const char* name;
} kPlaces[] = {
    {ActionId::Rail, "railToggle"}, {ActionId::First, "first"},       {ActionId::Back, "back"},
    {ActionId::Next, "next"},       {ActionId::Play, "play"},         {ActionId::Speed, "speed"},
    {ActionId::Drop, "drop"},       {ActionId::Numbers, "numbers"},   {ActionId::Exports, "exports"},
    {ActionId::Present, "present"}, {ActionId::Language, "language"}, {ActionId::More, "more"},
};
}  // namespace

TransportBar::TransportBar(QWidget* parent) : QWidget(parent), m_theme(theme::Theme::make(theme::Look::Light)) {
    setObjectName(QStringLiteral("transport"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kMargin, 8, kMargin, 8);
    row->setSpacing(kGap);
    m_brand = new QLabel(QStringLiteral("Sockstage"), this);
    m_brand->setObjectName(QStringLiteral("brand"));
    m_title = new FittedLabel(this);
    for (const Place& place : kPlaces) {
        auto* button = new QPushButton(this);
        button->setObjectName(QLatin1String(place.name));
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_buttons[place.id] = button;
        if (place.id == ActionId::Numbers)
            row->addStretch(2);
        row->addWidget(button);
        if (place.id == ActionId::Rail) {
            row->addWidget(m_brand);
            row->addWidget(m_title, 3);
        }
    }
    retranslate();
}

void TransportBar::setTheme(const theme::Theme& theme) {
    m_theme = theme;
    const int size = static_cast<int>(m_theme.b * 1.3);
    for (const auto& [id, button] : m_buttons)
        button->setIconSize({size, size});
    fit();
}

void TransportBar::setDemoTitle(const QString& chapter, const QString& title) {
    m_titleText = chapter.isEmpty() ? title : QStringLiteral("%1 · %2").arg(chapter, title);
    fit();
}

void TransportBar::setPlaying(bool playing) {
    if (m_playing == playing)
        return;
    m_playing = playing;
    fit();
}

void TransportBar::setSpeedText(const QString& text) {
    m_speedText = text;
    fit();
}

void TransportBar::setNumbersText(const QString& text) {
    m_numbersText = text;
    fit();
}

std::vector<TransportBar::Word> TransportBar::words() const {
    return {
        {ActionId::First, {}, 0},
        {ActionId::Back, tr("Back"), 3},
        {ActionId::Next, tr("Next · Space"), kLevels - 1, tr("Next")},
        {ActionId::Play, m_playing ? tr("Pause") : tr("Play"), 3},
        {ActionId::Speed, m_speedText, 4},
        {ActionId::Drop, tr("Drop"), 3},
        {ActionId::Numbers, m_numbersText, 2},
        {ActionId::Exports, tr("Export"), 1},
        {ActionId::Present, tr("Present"), 2},
        {ActionId::Language, QStringLiteral("中文"), 2},
    };
}

void TransportBar::setWords(int level) {
    m_brand->setVisible(level <= 1);
    for (const Word& word : words())
        button(word.button)->setText(level <= word.keptUpTo ? word.text : word.shorter);
    // A language is named in its own words.
    if (QPushButton* language = button(ActionId::Language); !language->text().isEmpty())
        language->setText(tr("中文", "the other language, in its own name"));
}

// Of what is shown now; asked of the buttons and not of the layout, which answers only after the next event.
int TransportBar::wantedWidth() const {
    int width = 2 * kMargin;
    for (const auto& [id, button] : m_buttons)
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
