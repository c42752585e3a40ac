// A diagram as a file or on the clipboard, through the painter that draws it on the screen. Text stays text: fonts are
// named (SVG) or embedded (PDF), so that every label can be found and selected. Any thread, but for the clipboard.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

#include "app/diagrams/Diagram.h"

class QMimeData;

namespace app::exporting {

enum class Format { Svg, Pdf, Png };

// By the path's suffix.
[[nodiscard]] std::optional<Format> formatOf(const QString& path);
[[nodiscard]] QStringList suffixes();  // "svg", "pdf", "png"

// Empty, and a sentence in error, when it cannot be made (a picture too large for PNG).
[[nodiscard]] QByteArray rendered(const diagrams::Diagram& diagram, Format format, QString& error);

// Writes the whole file or nothing. false: error holds a sentence that names the path, the reason and the remedy.
[[nodiscard]] bool exportDiagram(const diagrams::Diagram& diagram, const QString& path, QString& error);

// For QClipboard::setMimeData, which takes it over: SVG, PDF and a picture of the same diagram.
[[nodiscard]] QMimeData* mimeOf(const diagrams::Diagram& diagram);

}  // namespace app::exporting
