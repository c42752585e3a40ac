// A sentence that comes up over the window, can be read by a screen reader, and goes by itself or with a click.
#pragma once

#include <QString>

#include "app/theme/Theme.h"

class QWidget;

namespace app::windows {

void showNotice(QWidget* window, const QString& sentence, const theme::Theme& theme);

}  // namespace app::windows
