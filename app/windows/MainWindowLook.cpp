// MainWindow: theme, sizes, language, presentation mode, and what is remembered.
#include <QApplication>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QScreen>
#include <QSplitter>
#include <QStyleFactory>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/DemoRail.h"
#include "app/panels/LadderPanel.h"
#include "app/panels/NarrationStrip.h"
#include "app/panels/PanelDock.h"
#include "app/panels/Settings.h"
#include "app/panels/StatesPanel.h"
#include "app/panels/StyleSheet.h"
#include "app/panels/TransportBar.h"
#include "app/panels/Words.h"
#include "app/windows/BlankScreen.h"
#include "app/windows/MainWindow.h"
#include "app/windows/Notice.h"
#include "app/windows/OpeningBar.h"
#include "app/windows/PresenterWindow.h"

namespace app::windows {

using namespace panels;

namespace {

constexpr double kDeskBase = 14, kStep = 1.1;
constexpr double kDeskWidth = 1920, kDeskHeight = 1080;  // up to this size the base is the least

const char* lookName(theme::Look look) {
    switch (look) {
        case theme::Look::Light:
            return "light";
        case theme::Look::Dark:
            return "dark";
        case theme::Look::Print:
            return "print";
    }
    return "light";
}

}  // namespace

double MainWindow::baseSize() const {
    // A large window is one seen from afar, or one with many pixels: its text grows in whole steps.
    if (!m_presenting)
        return std::max(kDeskBase, std::floor(std::min(width() / kDeskWidth, height() / kDeskHeight) * kDeskBase)) *
               std::pow(kStep, m_deskSize);
    // The last row reads what is at least a fiftieth of the screen's height.
    return std::max(kDeskBase, std::ceil(height() / 50.0)) * std::pow(kStep, m_projectorSize);
}

void MainWindow::applyLook() {
    m_theme = theme::Theme::make(m_look, baseSize(), m_presenting ? theme::Setting::Projector : theme::Setting::Desk);
    // In Chinese its font comes first: a family that only lends its glyphs has no bold of its own.
    const QString sample = m_language.startsWith(QStringLiteral("zh")) ? QStringLiteral("中") : QString();
    QApplication::setFont(m_theme.font(1, QFont::Normal, sample));
    QToolTip::setFont(m_theme.font(small(m_theme), QFont::Normal, sample));
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Window, m_theme.chrome);
    palette.setColor(QPalette::Base, m_theme.background);
    palette.setColor(QPalette::WindowText, m_theme.text);
    palette.setColor(QPalette::Text, m_theme.text);
    palette.setColor(QPalette::ButtonText, m_theme.text);
    palette.setColor(QPalette::PlaceholderText, m_theme.secondary);
    palette.setColor(QPalette::Highlight, m_theme.client.ink);
    palette.setColor(QPalette::HighlightedText, onInk(m_theme));
    QApplication::setPalette(palette);
    qApp->setStyleSheet(panels::styleSheet(m_theme));
    m_transport->setTheme(m_theme);
    m_rail->setTheme(m_theme);
    m_stageArea->setTheme(m_theme);
    arrange();
}

void MainWindow::arrange() {
    Room room;
    room.width = width();
    room.height = height();
    room.base = m_theme.b;
    room.presenting = m_presenting;
    room.rail = m_railWanted;
    room.dock = !m_dock->isHidden();  // the window itself may not be shown yet
    room.page = m_dock->current();
    room.cards = m_stageArea->cardCount();
    const Division division = divide(room);
    m_transport->setVisible(!m_presenting);
    m_rail->setVisible(division.rail > 0);
    m_transport->rail->setChecked(division.rail > 0);
    m_rail->setFixedWidth(railWidth(room.base));
    m_stageArea->setVisible(division.stage);
    const int dock = room.dock ? arrangeDock(division) : 0;
    m_stageArea->arrange(stageIn(room, room.width - division.rail - dock));
    orderTabs();
}

// Returns the width that the dock has then.
int MainWindow::arrangeDock(const Division& division) {
    int wanted = m_splitter->sizes().at(2);
    // A wide page gives its room back when another page comes.
    if (division.widePage && !m_dockWidthBeforeWidePage)
        m_dockWidthBeforeWidePage = wanted;
    else if (!division.widePage && m_dockWidthBeforeWidePage)
        wanted = *std::exchange(m_dockWidthBeforeWidePage, std::nullopt);
    const int given = division.stage ? std::clamp(wanted, division.dockLeast, division.dockMost) : width();
    m_dock->setMinimumWidth(division.dockLeast);
    // Not a maximum width: a splitter leaves a gap beside a page that may not grow.
    if (m_splitter->sizes().at(2) != given)
        m_splitter->setSizes({division.rail, std::max(1, width() - division.rail - given), given});
    return given;
}

// Tab goes through the page as it is read. Parts come and go, so that the order of their making says little.
void MainWindow::orderTabs() {
    std::vector<QWidget*> parts{m_transport, m_notice, m_rail};
    for (QWidget* part : m_stageArea->inReadingOrder())
        parts.push_back(part);
    parts.insert(parts.end(), {m_dock, m_narration});
    QWidget* last = nullptr;
    for (QWidget* part : parts)
        for (QWidget* widget : part->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            if (last)
                setTabOrder(last, widget);
            last = widget;
        }
}

void MainWindow::settle() {
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_blank->setGeometry(rect());
    m_openingBar->place();
    if (std::abs(baseSize() - m_theme.b) > 0.01) {
        applyLook();
        refresh();
    } else {
        arrange();
    }
}

void MainWindow::resizeText(int steps) {
    int& size = m_presenting ? m_projectorSize : m_deskSize;
    size = steps == 0 ? 0 : std::clamp(size + steps, -3, 8);
    applyLook();
    refresh();
}

bool MainWindow::setThemeName(const QString& name) {
    for (const theme::Look look : {theme::Look::Light, theme::Look::Dark, theme::Look::Print})
        if (name == QLatin1String(lookName(look))) {
            m_look = look;
            applyLook();
            refresh();
            return true;
        }
    return false;
}

void MainWindow::setLanguage(const QString& name) {
    const QString language = name.startsWith(QStringLiteral("zh")) ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (language == m_language)
        return;
    m_language = language;
    setLanguageName(language);
    qApp->removeTranslator(&m_words);
    qApp->removeTranslator(&m_qtWords);
    QLocale::setDefault(QLocale(language));
    if (language != QStringLiteral("en")) {
        if (m_qtWords.load(QStringLiteral(":/translations/qtbase_%1.qm").arg(language)))
            qApp->installTranslator(&m_qtWords);
        if (m_words.load(QStringLiteral(":/translations/sockstage_%1.qm").arg(language)))
            qApp->installTranslator(&m_words);
    }
    // Qt posts the change of language to windows; what is shown next must be in it already.
    for (QWidget* window : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_presenter.get())}) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(window, &change);
    }
    fillMenus();
    applyLook();
    refresh();
}

void MainWindow::setReducedMotion(bool reduced) {
    m_reduced = reduced;
    m_ladder->setReducedMotion(reduced);
    if (auto* states = qobject_cast<StatesPanel*>(m_dock->panel(QStringLiteral("states"))))
        states->setReducedMotion(reduced);
}

void MainWindow::setNumbers(model::layout::Numbers numbers) {
    m_numbers = numbers;
    fillMenus();
    refresh();
}

void MainWindow::present(Start start) {
    if (!m_presenting) {
        saveSettings();
        m_presenting = true;
        m_wasMaximized = isMaximized();
        if (QWidget* focus = focusWidget())
            focus->clearFocus();  // what goes away would hand it on to the ladder, ring and all
        m_dock->hide();
        m_panelStep = -2;
        showFullScreen();
    }
    if (start == Start::FromBeginning && m_stage->step() >= 0)
        m_stage->live() ? m_stage->restart() : m_stage->first();
    applyLook();
    refresh();
}

void MainWindow::stopPresenting() {
    if (!m_presenting)
        return;
    m_presenting = false;
    m_blank->hide();
    m_dock->show();
    m_wasMaximized ? showMaximized() : showNormal();
    applyLook();
    refresh();
}

// Both: without a window manager nobody makes a maximized window larger.
void MainWindow::fillScreenAtFirst() {
    if (userSettings()->contains(QStringLiteral("geometry")))
        return;
    resize(screen()->availableSize());
    setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::showPresenter(bool shown) {
    if (shown == m_presenter->isVisible())
        return;
    if (shown) {
        m_presenter->placeBeside(this);
        m_presenter->show();
        refresh();
    } else {
        m_presenter->hide();
    }
    fillMenus();
}

void MainWindow::restoreSettings() {
    const auto settings = userSettings();
    m_deskSize = std::clamp(settings->value(QStringLiteral("deskSize"), 0).toInt(), -3, 8);
    m_projectorSize = std::clamp(settings->value(QStringLiteral("projectorSize"), 0).toInt(), -3, 8);
    m_reduced = settings->value(QStringLiteral("reducedMotion"), false).toBool();
    setReducedMotion(m_reduced);
    m_speed = std::clamp(settings->value(QStringLiteral("speed"), 1.0).toDouble(), 0.3, 3.0);
    m_ladder->setTravelMs(static_cast<int>(900 / m_speed));
    const QString look = settings->value(QStringLiteral("theme"), QStringLiteral("light")).toString();
    m_look = look == QStringLiteral("dark") ? theme::Look::Dark : theme::Look::Light;
    m_numbers =
        static_cast<model::layout::Numbers>(std::clamp(settings->value(QStringLiteral("numbers"), 0).toInt(), 0, 2));
    resize(1440, 900);
    restoreGeometry(settings->value(QStringLiteral("geometry")).toByteArray());
    applyLook();
    const QString known = settings->value(QStringLiteral("language")).toString();
    setLanguage(!known.isEmpty() ? known : QLocale::system().name());
    const QByteArray split = settings->value(QStringLiteral("splitter")).toByteArray();
    if (split.isEmpty() || !m_splitter->restoreState(split))
        m_splitter->setSizes({static_cast<int>(m_theme.b * 15), width(), static_cast<int>(m_theme.b * 30)});
    m_splitter->setHandleWidth(5);
    m_dock->showPanel(settings->value(QStringLiteral("panel"), QStringLiteral("states")).toString());
    m_demo = settings->value(QStringLiteral("lastDemo")).toString();
    m_rail->setCurrent(m_demo);
}

void MainWindow::saveSettings() {
    const auto settings = userSettings();
    settings->setValue(QStringLiteral("deskSize"), m_deskSize);
    settings->setValue(QStringLiteral("projectorSize"), m_projectorSize);
    settings->setValue(QStringLiteral("reducedMotion"), m_reduced);
    settings->setValue(QStringLiteral("speed"), m_speed);
    settings->setValue(QStringLiteral("theme"), QString::fromLatin1(lookName(m_look)));
    settings->setValue(QStringLiteral("numbers"), static_cast<int>(m_numbers));
    settings->setValue(QStringLiteral("language"), m_language);
    settings->setValue(QStringLiteral("lastDemo"), m_demo);
    if (m_presenting)
        return;
    settings->setValue(QStringLiteral("geometry"), saveGeometry());
    settings->setValue(QStringLiteral("splitter"), m_splitter->saveState());
    settings->setValue(QStringLiteral("panel"), m_dock->current());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveSettings();
    m_presenter->close();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && m_transport)
        m_transport->retranslate();
    QMainWindow::changeEvent(event);
}

}  // namespace app::windows
