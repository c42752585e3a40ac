#include "tests/gui/diagrams/Sight.h"

#include <QPainter>
#include <array>
#include <cmath>

namespace tests::gui {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

constexpr double kClear = 15;  // of L*
constexpr double kBeyond = 4;  // pixels behind the tip: the bar there is not of the arrow

// Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
const Matrix& seenBy(Sight sight) {
    static constexpr Matrix kAll{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static constexpr Matrix kProtan{
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    static constexpr Matrix kDeutan{
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    static constexpr Matrix kTritan{
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    switch (sight) {
        case Sight::Grey:
            return kAll;
        case Sight::Protanopia:
            return kProtan;
        case Sight::Deuteranopia:
            return kDeutan;
        case Sight::Tritanopia:
            return kTritan;
    }
    return kAll;
}

double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

}  // namespace

const char* nameOf(Sight sight) {
    switch (sight) {
        case Sight::Grey:
            return "grey";
        case Sight::Protanopia:
            return "protanopia";
        case Sight::Deuteranopia:
            return "deuteranopia";
        case Sight::Tritanopia:
            return "tritanopia";
    }
    return "";
}

double lightness(const QColor& color, Sight sight) {
    const std::array light{linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
    constexpr std::array kLuminance{0.2126, 0.7152, 0.0722};
    const Matrix& matrix = seenBy(sight);
    double y = 0;
    for (std::size_t row = 0; row < 3; ++row) {
        double seen = 0;
        for (std::size_t column = 0; column < 3; ++column)
            seen += matrix[row][column] * light[column];
        y += kLuminance[row] * std::clamp(seen, 0.0, 1.0);
    }
    return y <= 216.0 / 24389 ? y * 24389.0 / 27 : 116 * std::cbrt(y) - 16;
}

Part aroundTip(const QImage& picture, const std::vector<QPolygonF>& texts, QPointF from, QPointF tip, double length,
               double half) {
    const QSize size(static_cast<int>(length + kBeyond), static_cast<int>(2 * half));
    Part part{QImage(size, QImage::Format_RGB32), QImage(size, QImage::Format_RGB32)};
    part.texts.fill(Qt::white);
    part.image.fill(picture.pixelColor(0, 0));
    const double angle = std::atan2(tip.y() - from.y(), tip.x() - from.x()) * 180 / M_PI;
    for (QImage* image : {&part.image, &part.texts}) {
        QPainter painter(image);
        painter.setRenderHints(QPainter::SmoothPixmapTransform);
        painter.translate(length, half);
        painter.rotate(-angle);
        painter.translate(-tip);
        if (image == &part.image) {
            painter.drawImage(0, 0, picture);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        for (const QPolygonF& text : texts)
            painter.drawPolygon(text);
    }
    return part;
}

Part partOf(const QImage& picture, const QRect& area) {
    Part part{picture.copy(area), QImage(area.size(), QImage::Format_RGB32)};
    part.texts.fill(Qt::white);
    return part;
}

double apart(const Part& a, const Part& z, const QColor& background, Sight sight) {
    const int width = std::min(a.image.width(), z.image.width()), height = std::min(a.image.height(), z.image.height());
    const double ground = lightness(background, sight);
    int drawn = 0, differs = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (a.texts.pixelColor(x, y) != Qt::white || z.texts.pixelColor(x, y) != Qt::white)
                continue;
            const double one = lightness(a.image.pixelColor(x, y), sight);
            const double other = lightness(z.image.pixelColor(x, y), sight);
            drawn += std::abs(one - ground) >= kClear || std::abs(other - ground) >= kClear ? 1 : 0;
            differs += std::abs(one - other) >= kClear ? 1 : 0;
        }
    return drawn == 0 ? 0 : static_cast<double>(differs) / drawn;
}

}  // namespace tests::gui
