// The pages at the right: tabs that wrap into rows rather than hide, one page shown. Only that page is made anew.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "app/panels/Frame.h"

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace app::panels {

class FlowLayout;

// Tab comes to the checked one of several, as of radio buttons; arrows go on from there.
void keepTabOnChecked(const QButtonGroup& group);

class PanelDock : public QWidget {
    Q_OBJECT
public:
    explicit PanelDock(QWidget* parent = nullptr);
    // key: what --panel and a scenario's "panel" say.
    void add(const QString& key, Panel* panel);
    [[nodiscard]] QStringList keys() const;
    // False: no such panel.
    bool showPanel(const QString& key);
    [[nodiscard]] QString current() const;
    [[nodiscard]] Panel* panel(const QString& key) const;
    [[nodiscard]] QString titleOf(const QString& key) const;  // the key itself where no panel has it
    void show(const Frame& frame);
    using QWidget::show;
    void clear();

signals:
    void panelShown(const QString& key);

protected:
    // Left and right go from tab to tab, whatever row they stand in.
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Page {
        QString key;
        Panel* panel;
        QToolButton* tab;
    };
    std::vector<Page> m_pages;
    FlowLayout* m_tabs;
    QStackedWidget* m_stack;
    QButtonGroup* m_group;
    std::optional<Frame> m_frame;

    void retranslate();
};

}  // namespace app::panels
