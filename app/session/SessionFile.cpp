#include "app/session/SessionFile.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include "app/session/Reasons.h"

namespace app::session {
namespace {

QString noRoom(const netio::posix::SystemError& error) {
    return QCoreApplication::translate("SessionFile",
                                       "There is no room for the session: neither memory nor the cache folder nor "
                                       "TMPDIR (%1) takes more of it: %2. Make room there, then start again.")
        .arg(QDir::tempPath(), systemReason(error.error));
}

std::vector<std::string> folders() {
    std::vector<std::string> all;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    for (const QString& folder : {cache, QDir::tempPath()})
        all.push_back(QFile::encodeName(folder).toStdString());
    return all;
}

}  // namespace

QString SessionFile::create() {
    auto created = netio::posix::GrowingFile::create(folders());
    if (!created)
        return noRoom(created.error());
    m_file = created.take();
    return {};
}

QString SessionFile::append(std::span<const std::uint8_t> bytes) {
    const auto appended = m_file->append(bytes);
    return appended ? QString() : noRoom(appended.error());
}

model::trace::PacketBytes SessionFile::packetBytes() const {
    return [file = m_file->descriptor()](std::uint64_t offset, std::uint32_t length) {
        std::vector<std::uint8_t> bytes(length);
        if (::pread(file->get(), bytes.data(), length, static_cast<off_t>(offset)) != static_cast<ssize_t>(length))
            bytes.clear();
        return bytes;
    };
}

QString SessionFile::path() const {
    return m_file ? QString::fromStdString(m_file->path()) : QString();
}

}  // namespace app::session
