#include "app/diagrams/FieldNames.h"

#include <QCoreApplication>

namespace app::diagrams {

namespace {

[[maybe_unused]] constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("FieldNames", "Version"),
    QT_TRANSLATE_NOOP("FieldNames", "Traffic Class"),
    QT_TRANSLATE_NOOP("FieldNames", "Type of Service"),
    QT_TRANSLATE_NOOP("FieldNames", "Total Length"),
    QT_TRANSLATE_NOOP("FieldNames", "Identification"),
    QT_TRANSLATE_NOOP("FieldNames", "Flags"),
    QT_TRANSLATE_NOOP("FieldNames", "Fragment Offset"),
    QT_TRANSLATE_NOOP("FieldNames", "Protocol"),
    QT_TRANSLATE_NOOP("FieldNames", "Header Checksum"),
    QT_TRANSLATE_NOOP("FieldNames", "Source Address"),
    QT_TRANSLATE_NOOP("FieldNames", "Destination Address"),
    QT_TRANSLATE_NOOP("FieldNames", "Options"),
    QT_TRANSLATE_NOOP("FieldNames", "Flow Label"),
    QT_TRANSLATE_NOOP("FieldNames", "Payload Length"),
    QT_TRANSLATE_NOOP("FieldNames", "Next Header"),
    QT_TRANSLATE_NOOP("FieldNames", "Hop Limit"),
    QT_TRANSLATE_NOOP("FieldNames", "Extension Headers"),
    QT_TRANSLATE_NOOP("FieldNames", "Source Port"),
    QT_TRANSLATE_NOOP("FieldNames", "Destination Port"),
    QT_TRANSLATE_NOOP("FieldNames", "Sequence Number"),
    QT_TRANSLATE_NOOP("FieldNames", "Acknowledgment Number"),
    QT_TRANSLATE_NOOP("FieldNames", "Offset"),
    QT_TRANSLATE_NOOP("FieldNames", "Rsrvd"),
    QT_TRANSLATE_NOOP("FieldNames", "Window"),
    QT_TRANSLATE_NOOP("FieldNames", "Checksum"),
    QT_TRANSLATE_NOOP("FieldNames", "Urgent Pointer"),
    QT_TRANSLATE_NOOP("FieldNames", "Window Scale"),
    QT_TRANSLATE_NOOP("FieldNames", "SACK Permitted"),
    QT_TRANSLATE_NOOP("FieldNames", "Timestamps"),
    QT_TRANSLATE_NOOP("FieldNames", "Padding"),
    QT_TRANSLATE_NOOP("FieldNames", "Length"),
    QT_TRANSLATE_NOOP("FieldNames", "Type"),
    QT_TRANSLATE_NOOP("FieldNames", "Code"),
    QT_TRANSLATE_NOOP("FieldNames", "Rest of Header"),
    QT_TRANSLATE_NOOP("FieldNames", "Ethernet"),
    QT_TRANSLATE_NOOP("FieldNames", "Link"),
    QT_TRANSLATE_NOOP("FieldNames", "Data"),
};

}  // namespace

QString fieldName(const QString& name) {
    return QCoreApplication::translate("FieldNames", name.toUtf8().constData());
}

}  // namespace app::diagrams
