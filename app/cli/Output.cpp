#include "app/cli/Output.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <cerrno>
#include <cstdio>
#include <string>

#include "app/session/Reasons.h"
#include "model/base/Utf8.h"

namespace app::cli {
namespace {

int lost = 0;  // errno of the first that did not arrive

void noteLost() {
    if (lost == 0)
        lost = errno != 0 ? errno : EIO;
}

QString notWritable(const QString& path, const QString& reason) {
    return QCoreApplication::translate("Output",
                                       "%1 cannot be written: %2. Name a file in a folder that you may write to.")
        .arg(path, reason);
}

}  // namespace

QString outputSentence() {
    return QCoreApplication::translate("Output",
                                       "Standard output cannot be written: %1. Send it to a file or a "
                                       "program that takes it.")
        .arg(session::systemReason(lost));
}

void say(std::string_view text) {
    const std::string clean = model::withoutControls(text);
    errno = 0;
    if (std::fwrite(clean.data(), 1, clean.size(), stdout) != clean.size())
        noteLost();
}

int flushOutput() {
    errno = 0;
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        noteLost();
    return lost;
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
        if (!written)
            noteLost();
        return written ? QString() : outputSentence();
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return notWritable(path, file.errorString());
    return {};
}

}  // namespace app::cli
