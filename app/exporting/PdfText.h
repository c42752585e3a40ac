// Makes the text of a PDF of QPdfWriter findable. Where several characters share a glyph, its map from glyphs to
// characters (ToUnicode) takes the lowest: a tab for a space, a radical (U+2E80 to U+2FDF) for a Chinese character, and
// nobody finds 端口 by typing it. The map is plain text: the codes are exchanged in place, the file keeps its length.
#pragma once

#include <QByteArray>

namespace app::exporting {

[[nodiscard]] QByteArray withOrdinaryCharacters(QByteArray pdf);

}  // namespace app::exporting
