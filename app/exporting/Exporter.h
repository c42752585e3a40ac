// A diagram as a file or on the clipboard, through the painter that draws it on the screen. Text stays text: fonts are
// named (SVG) or embedded (PDF), so that every label can be found and selected. Any thread, but for the clipboard.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>

#include "app/diagrams/Diagram.h"
#include "app/diagrams/DiagramInputs.h"

class QMimeData;
class QPagedPaintDevice;

namespace app::exporting {

enum class Format { Svg, Pdf, Png };

// By the path's suffix.
[[nodiscard]] std::optional<Format> formatOf(const QString& path);
[[nodiscard]] QStringList suffixes();  // "svg", "pdf", "png"

// Asked as an export goes on, with how much of it is done, 0 to 1. False: it is no longer wanted.
using Progress = std::function<bool(double share)>;

// Empty, and a sentence in error, when it cannot be made (a picture too large for PNG).
[[nodiscard]] QByteArray rendered(const diagrams::Diagram& diagram, Format format, QString& error,
                                  const Progress& progress = {});

// The suffixes in which a view can be written, pictures first: "svg", ..., "mmd".
[[nodiscard]] QStringList suffixesOf(const QString& view);
// Views that are written as text only: "segments", "connections".
[[nodiscard]] QStringList textViews();

// As its text, where suffix names one (model/report/TextFormats.h); nullopt: it is a picture.
[[nodiscard]] std::optional<QByteArray> renderedText(const QString& view, const QString& path,
                                                     const diagrams::DiagramInputs& inputs);

// Writes the whole file or nothing. false: error holds a sentence that names the path, the reason and the remedy; ""
// when it was no longer wanted.
[[nodiscard]] bool exportDiagram(const diagrams::Diagram& diagram, const QString& path, QString& error,
                                 const Progress& progress = {});
[[nodiscard]] bool writeExport(const QByteArray& bytes, const QString& path, QString& error,
                               const Progress& progress = {});

// On sheets of paper as wide as the diagram, one after the other.
void print(const diagrams::Diagram& diagram, QPagedPaintDevice& device, int dpi);

// The same diagram in each format that a clipboard takes; null: too large for a picture.
struct Copies {
    QByteArray svg, pdf;
    QImage picture;
};
[[nodiscard]] Copies copiesOf(const diagrams::Diagram& diagram, const Progress& progress = {});
// For QClipboard::setMimeData, which takes it over. GUI thread.
[[nodiscard]] QMimeData* mimeOf(const Copies& copies);

}  // namespace app::exporting
