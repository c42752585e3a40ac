// The page of keys: every order that has one, as the registry tells it (F1). Goes when it is closed.
#pragma once

#include <QDialog>

#include "app/theme/Theme.h"

namespace app::windows {

class HelpPage : public QDialog {
    Q_OBJECT
public:
    HelpPage(const theme::Theme& theme, QWidget* parent);
};

}  // namespace app::windows
