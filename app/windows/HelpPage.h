// Help (F1, ?): every order that has a key, as the registry tells it, and every sign of the pictures. A window of its
// own beside the stage, so that both are seen; the stage's keys go on working. Goes when it is closed.
#pragma once

#include <QDialog>

#include "app/theme/Theme.h"

class QGridLayout;

namespace app::windows {

class HelpPage : public QDialog {
    Q_OBJECT
public:
    HelpPage(const theme::Theme& theme, QWidget* parent);

private:
    theme::Theme m_theme;

    [[nodiscard]] QGridLayout* addPart(QLayout* column, QWidget* parent, const QString& title);
    void addKeys(QGridLayout* grid, QWidget* parent);
    void addSigns(QGridLayout* grid, QWidget* parent);
};

}  // namespace app::windows
