#include "app/panels/Spoken.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace app::panels {

namespace {

// Qt asks with the name of the object's class, then of each that it is derived from.
QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("app::panels::FittedLabel"), QAccessible::StaticText},
        {QStringLiteral("app::panels::NarrationText"), QAccessible::StaticText},
        {QStringLiteral("app::panels::CodePane"), QAccessible::StaticText},
        {QStringLiteral("app::panels::QueueView"), QAccessible::StaticText},
        {QStringLiteral("app::panels::RowsView"), QAccessible::StaticText},
        {QStringLiteral("app::panels::EndpointCard"), QAccessible::Grouping},
        {QStringLiteral("app::panels::LadderPanel"), QAccessible::Grouping},
        {QStringLiteral("app::panels::Panel"), QAccessible::Grouping},
        {QStringLiteral("app::windows::Announcer"), QAccessible::Notification},
    };
    const auto role = roles.find(className);
    return role == roles.end() || !object->isWidgetType() ? nullptr
                                                          : new QAccessibleWidget(static_cast<QWidget*>(object), *role);
}

}  // namespace

void installSpokenRoles() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)installed;
}

}  // namespace app::panels
