#include "app/panels/SpotAccessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <unordered_map>

#include "app/panels/DiagramView.h"

namespace app::panels {

namespace {

// Lives as long as its view's interface; the spot it speaks of may have gone, then it is invalid.
class SpotInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SpotInterface(DiagramView* view, int index) : m_view(view), m_index(index) {}

    bool isValid() const override { return m_index < static_cast<int>(m_view->spots().size()); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view->window()->windowHandle(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? spot().name : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect area = m_view->spotRect(m_index);
        return {m_view->viewport()->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::Role role() const override {
        if (!isValid())
            return QAccessible::NoRole;
        using namespace diagrams::spot;
        if (spot().as<Deliver>() || spot().as<Drop>())
            return QAccessible::Button;
        return spot().as<Row>() ? QAccessible::Row : QAccessible::Graphic;
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->focusedSpot() == m_index;
        state.invalid = !isValid();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction())
            m_view->activateSpot(m_index);
        else if (action == setFocusAction())
            m_view->focusSpot(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    DiagramView* m_view;
    int m_index;
    const diagrams::Spot& spot() const { return m_view->spots()[static_cast<std::size_t>(m_index)]; }
};

class ViewInterface : public QAccessibleWidget {
public:
    explicit ViewInterface(DiagramView* view) : QAccessibleWidget(view, QAccessible::Graphic), m_view(view) {}
    ~ViewInterface() override {
        for (const auto& [index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }
    int childCount() const override { return static_cast<int>(m_view->spots().size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto known = m_children.find(index);
        if (known == m_children.end())
            known =
                m_children.emplace(index, QAccessible::registerAccessibleInterface(new SpotInterface(m_view, index)))
                    .first;
        return QAccessible::accessibleInterface(known->second);
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return child(m_view->spotAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (const auto& [index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == wanted)
                return index;
        return -1;
    }
    QAccessibleInterface* focusChild() const override { return child(m_view->focusedSpot()); }

private:
    DiagramView* m_view;
    mutable std::unordered_map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<DiagramView*>(object);
    return view ? new ViewInterface(view) : nullptr;
}

}  // namespace

void installSpotAccessible() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)installed;
}

void announceSpot(DiagramView* view, int spot) {
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(spot);
    QAccessible::updateAccessibility(&event);
}

}  // namespace app::panels
