#include "app/windows/HelpPage.h"

#include <QGridLayout>
#include <QLabel>

#include "app/windows/Actions.h"

namespace app::windows {

namespace {
constexpr int kColumns = 2;
}

HelpPage::HelpPage(const theme::Theme& theme, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Keys"));
    setAccessibleName(windowTitle());
    auto* grid = new QGridLayout(this);
    const int gap = static_cast<int>(theme.b);
    grid->setContentsMargins(2 * gap, 2 * gap, 2 * gap, 2 * gap);
    grid->setHorizontalSpacing(2 * gap);
    grid->setVerticalSpacing(gap / 2);
    const auto told = Actions::told();
    const int rows = (static_cast<int>(told.size()) + kColumns - 1) / kColumns;
    for (int i = 0; i < static_cast<int>(told.size()); ++i) {
        auto* keys = new QLabel(told[static_cast<std::size_t>(i)].keys, this);
        keys->setFont(theme.font(1, QFont::DemiBold, keys->text()));
        grid->addWidget(keys, i % rows, i / rows * 2);
        grid->addWidget(new QLabel(told[static_cast<std::size_t>(i)].words, this), i % rows, i / rows * 2 + 1);
    }
}

}  // namespace app::windows
