#include "app/theme/Language.h"

#include <QCoreApplication>

namespace app::theme {

std::string language() {
    //: The code of the language that this is translated to: "zh_CN" for Simplified Chinese.
    return QCoreApplication::translate("Language", "en").toStdString();
}

}  // namespace app::theme
