#include "model/layout/Projection.h"

#include <algorithm>

namespace model::layout {

namespace {

constexpr double kMargin = 48, kGiant = 488, kGap = 48;  // of the large screen
constexpr double kBand = 210, kTop = 96, kFoot = 24, kHeads = 148, kCrowdHeads = 340;
constexpr std::size_t kSideBySide = 7;  // life lines whose states have room beside each other, in two rows

double unitOf(Size window) {
    return std::min(window.width / Projection::kWidth, window.height / Projection::kHeight);
}

}  // namespace

Projection::Projection(Size window, std::size_t lanes) : unit(unitOf(window)) {
    const double u = unit, height = window.height - narrationHeight(window);
    title = {kMargin * u, 20 * u, 560 * u, 44 * u};
    mode = {window.width - (kMargin + 420) * u, 20 * u, 420 * u, 44 * u};
    time = {title.right() + 24 * u, 20 * u, mode.left - title.right() - 48 * u, 44 * u};
    for (const Side side : {Side::Client, Side::Server}) {
        const double left = side == Side::Client ? kMargin * u : window.width - (kMargin + kGiant) * u;
        const auto row = [&](double top, double tall) { return Rect{left, top * u, kGiant * u, tall * u}; };
        giants[static_cast<std::size_t>(side)] = {row(96, 46),  row(146, 92), row(250, 96), row(354, 38), row(408, 46),
                                                  row(462, 56), row(514, 72), row(594, 46), row(660, 120)};
    }
    const double left = (kMargin + kGiant + kGap) * u, right = window.width - left;
    crowd = lanes > kSideBySide;
    const double high = lanes <= 2 ? 0 : crowd ? kCrowdHeads : kHeads, top = kTop + high;
    heads = lanes > 2 ? Rect{left, kTop * u, right - left, high * u} : Rect{};
    lane = {left, top * u, right - left, height - (top + kFoot) * u};
}

double Projection::narrationHeight(Size window) {
    return kBand * unitOf(window);
}

double Projection::pixels(double size, Size window) {
    return std::max(kSmallest, size * unitOf(window));
}

TextStyle Projection::plain(double wanted, std::string_view text) const {
    return styled(size(wanted), TextStyle::Weight::Normal, text);
}

TextStyle Projection::bold(double wanted, std::string_view text) const {
    return styled(size(wanted), TextStyle::Weight::Bold, text);
}

TextStyle Projection::code(double wanted, TextStyle::Weight weight, std::string_view text) const {
    return mono(size(wanted), weight, text);
}

}  // namespace model::layout
