// The signs of the pictures, each as a small sample and a sentence: what the page of help shows. Painted with the
// strokes of the pictures themselves.
#pragma once

#include <QRectF>
#include <QString>
#include <vector>

#include "app/diagrams/Canvas.h"

namespace app::diagrams {

enum class Sign {
    ClientBar,
    ServerBar,
    Syn,
    Data,
    Ack,
    Fin,
    Rst,
    Datagram,
    Held,
    Kink,
    Resent,
    Dropped,
    Coming,
    Blocked,
    TimeWait,
    Tokens,
    Inferred,
};

[[nodiscard]] const std::vector<Sign>& allSigns();
[[nodiscard]] QString signWords(Sign sign);
void paintSign(Canvas& canvas, Sign sign, const QRectF& area);

}  // namespace app::diagrams
