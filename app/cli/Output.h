// Writing results: whole files or nothing; and what people read at a terminal, which obeys no byte of it.
#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>

namespace app::cli {

// To standard output.
void say(std::string_view text);
// Sends what was said on its way, and tells errno of the first that did not arrive; 0: all has.
int flushOutput();
[[nodiscard]] QString outputSentence();  // about that

// "" when a file can be made there, else a sentence. Leaves nothing behind.
[[nodiscard]] QString whyNotWritable(const QString& path);

// "-" is standard output. "" or a sentence; then the file is as it was before.
[[nodiscard]] QString writeWhole(const QString& path, const QByteArray& content);

}  // namespace app::cli
