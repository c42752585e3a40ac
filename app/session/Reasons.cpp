#include "app/session/Reasons.h"

#include <QCoreApplication>
#include <cstring>

namespace app::session {
namespace {

// As strerror(3) tells them.
[[maybe_unused]] constexpr const char* kErrors[] = {
    QT_TRANSLATE_NOOP("Reasons", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Reasons", "Permission denied"),
    QT_TRANSLATE_NOOP("Reasons", "No such file or directory"),
    QT_TRANSLATE_NOOP("Reasons", "Is a directory"),
    QT_TRANSLATE_NOOP("Reasons", "No space left on device"),
    QT_TRANSLATE_NOOP("Reasons", "Read-only file system"),
    QT_TRANSLATE_NOOP("Reasons", "Invalid argument"),
    QT_TRANSLATE_NOOP("Reasons", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("Reasons", "Not a directory"),
    QT_TRANSLATE_NOOP("Reasons", "No such process"),
    QT_TRANSLATE_NOOP("Reasons", "No such device"),
    QT_TRANSLATE_NOOP("Reasons", "Input/output error"),
    QT_TRANSLATE_NOOP("Reasons", "Exec format error"),
    QT_TRANSLATE_NOOP("Reasons", "Resource temporarily unavailable"),
    QT_TRANSLATE_NOOP("Reasons", "Device or resource busy"),
    QT_TRANSLATE_NOOP("Reasons", "File exists"),
    QT_TRANSLATE_NOOP("Reasons", "File too large"),
    QT_TRANSLATE_NOOP("Reasons", "File name too long"),
    QT_TRANSLATE_NOOP("Reasons", "Too many open files"),
    QT_TRANSLATE_NOOP("Reasons", "Too many open files in system"),
    QT_TRANSLATE_NOOP("Reasons", "Too many users"),
    QT_TRANSLATE_NOOP("Reasons", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Reasons", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("Reasons", "Text file busy"),
    QT_TRANSLATE_NOOP("Reasons", "Function not implemented"),
    QT_TRANSLATE_NOOP("Reasons", "Operation not supported"),
    QT_TRANSLATE_NOOP("Reasons", "Protocol not supported"),
    QT_TRANSLATE_NOOP("Reasons", "Protocol not available"),
    QT_TRANSLATE_NOOP("Reasons", "Address family not supported by protocol"),
    QT_TRANSLATE_NOOP("Reasons", "Address already in use"),
    QT_TRANSLATE_NOOP("Reasons", "Connection refused"),
    QT_TRANSLATE_NOOP("Reasons", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("Reasons", "Connection timed out"),
    QT_TRANSLATE_NOOP("Reasons", "Broken pipe"),
    QT_TRANSLATE_NOOP("Reasons", "No buffer space available"),
    QT_TRANSLATE_NOOP("Reasons", "Value too large for defined data type"),
    QT_TRANSLATE_NOOP("Reasons", "Stale file handle"),
    QT_TRANSLATE_NOOP("Reasons", "Interrupted system call"),
};

QString tr(const std::string& sentence) {
    return QCoreApplication::translate("Reasons", sentence.c_str());
}

}  // namespace

QString reasonText(const model::Reason& reason) {
    return QString::fromStdString(reason.in([](const std::string& sentence) { return tr(sentence).toStdString(); }));
}

QString failureReason(const model::scenario::FailedExpectation& failed) {
    return asSentence(reasonText(failed.reason));
}

QString systemReason(const QString& told) {
    return tr(told.toStdString());
}

QString systemReason(int error) {
    return systemReason(QString::fromLocal8Bit(std::strerror(error)));
}

QString asSentence(const QString& words) {
    static const QString kEnds = QStringLiteral(".?!…。？！");
    return words.isEmpty() || kEnds.contains(words.back())
               ? words
               : QCoreApplication::translate("Reasons", "%1.", "a sentence").arg(words);
}

}  // namespace app::session
