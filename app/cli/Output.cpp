#include "app/cli/Output.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <cstdio>
#include <string>

#include "model/base/Utf8.h"

namespace app::cli {
namespace {

QString notWritable(const QString& path, const QString& reason) {
    return QCoreApplication::translate("Output",
                                       "%1 cannot be written: %2. Name a file in a folder that you may write to.")
        .arg(path, reason);
}

}  // namespace

void say(std::string_view text) {
    const std::string clean = model::withoutControls(text);
    std::fwrite(clean.data(), 1, clean.size(), stdout);
}

QString whyNotWritable(const QString& path) {
    if (path.isEmpty() || path == QLatin1String("-"))
        return {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritable(path, file.errorString());
    file.cancelWriting();
    return {};
}

QString writeWhole(const QString& path, const QByteArray& content) {
    if (path == QLatin1String("-")) {
        const auto size = static_cast<std::size_t>(content.size());
        const bool written = std::fwrite(content.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
        return written ? QString() : notWritable(QStringLiteral("standard output"), qt_error_string());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return notWritable(path, file.errorString());
    return {};
}

}  // namespace app::cli
