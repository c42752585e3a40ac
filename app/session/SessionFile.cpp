#include "app/session/SessionFile.h"

#include <unistd.h>

#include <QDir>

namespace app::session {

bool SessionFile::create() {
    auto file = std::make_shared<QTemporaryFile>(QDir::tempPath() + QStringLiteral("/sockstage-XXXXXX.pcapng"));
    if (!file->open())
        return false;
    ::unlink(QFile::encodeName(file->fileName()).constData());
    m_path = QStringLiteral("/proc/self/fd/%1").arg(file->handle());
    m_file = std::move(file);
    return true;
}

bool SessionFile::append(const char* bytes, qint64 length) {
    return m_file && m_file->seek(m_file->size()) && m_file->write(bytes, length) == length && m_file->flush();
}

model::trace::PacketBytes SessionFile::packetBytes() const {
    return [file = m_file](std::uint64_t offset, std::uint32_t length) {
        std::vector<std::uint8_t> bytes(length);
        if (!file || !file->seek(static_cast<qint64>(offset)) ||
            file->read(reinterpret_cast<char*>(bytes.data()), length) != static_cast<qint64>(length))
            bytes.clear();
        return bytes;
    };
}

QString SessionFile::path() const {
    return m_path;
}

}  // namespace app::session
