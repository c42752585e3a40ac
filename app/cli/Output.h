// Writing results: whole files or nothing.
#pragma once

#include <QByteArray>
#include <QString>

namespace app::cli {

// "" when a file can be made there, else a sentence. Leaves nothing behind.
[[nodiscard]] QString whyNotWritable(const QString& path);

// "-" is standard output. "" or a sentence; then the file is as it was before.
[[nodiscard]] QString writeWhole(const QString& path, const QByteArray& content);

}  // namespace app::cli
