// Names of header fields, as the RFCs have them, in the language of the installed translator.
#pragma once

#include <QString>

namespace app::diagrams {

// "Source Port" -> "源端口". A name it does not know comes back as it is.
[[nodiscard]] QString fieldName(const QString& name);

}  // namespace app::diagrams
