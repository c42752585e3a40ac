#include "app/windows/Screens.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>

#include "app/panels/Settings.h"

namespace app::windows {

namespace {

QScreen* screenNamed(const QString& name) {
    for (QScreen* screen : QGuiApplication::screens())
        if (screen->name() == name)
            return screen;
    return nullptr;
}

const QString kSetting = QStringLiteral("stageScreen");

}  // namespace

Screens::Screens(QWidget* stage, QWidget* presenter, QObject* parent)
    : QObject(parent),
      m_stage(stage),
      m_presenter(presenter),
      m_remembered(panels::userSettings()->value(kSetting).toString()) {
    // The system moves windows of a screen that goes first, then this looks where they have come.
    const auto changed = [this] {
        if (m_projected)
            place();
    };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, changed, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, changed, Qt::QueuedConnection);
}

QStringList Screens::names() {
    QStringList names;
    for (const QScreen* screen : QGuiApplication::screens())
        names << screen->name();
    return names;
}

QString Screens::choice(const QStringList& names, const QString& remembered, const QString& here) {
    return names.contains(remembered) ? remembered : names.contains(here) ? here : names.value(0);
}

QString Screens::otherThan(const QStringList& names, const QString& stage) {
    const auto other = std::ranges::find_if(names, [&](const QString& name) { return name != stage; });
    return other == names.end() ? QString() : *other;
}

QString Screens::stageScreen() const {
    return choice(names(), m_remembered, m_stage->screen()->name());
}

void Screens::begin() {
    m_before = m_stage->geometry();
    m_projected = true;
    if (QScreen* screen = screenNamed(stageScreen()); screen && screen != m_stage->screen())
        m_stage->setGeometry(screen->geometry());
}

void Screens::end() {
    if (!m_projected)
        return;
    m_projected = false;
    if (m_stage->screen() != QGuiApplication::screenAt(m_before.center()))
        m_stage->setGeometry(m_before);
}

void Screens::choose(const QString& name) {
    m_remembered = name;
    panels::userSettings()->setValue(kSetting, name);
    if (m_projected)
        place();
}

void Screens::swap() {
    if (const QString other = otherThan(names(), stageScreen()); !other.isEmpty())
        choose(other);
}

void Screens::place() {
    if (QScreen* screen = screenNamed(stageScreen())) {
        m_stage->showNormal();
        m_stage->setGeometry(screen->geometry());
        m_stage->showFullScreen();
    }
    placePresenter();
    m_stage->raise();
}

void Screens::placePresenter() {
    const QScreen* screen = screenNamed(otherThan(names(), stageScreen()));
    if (screen && m_presenter->isVisible())
        m_presenter->setGeometry(screen->availableGeometry().adjusted(40, 40, -40, -40));
}

}  // namespace app::windows
