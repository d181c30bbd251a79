#include "ui/window/window_layout.h"

#include <algorithm>

namespace deltaflow {

namespace {

bool isNear(int a, int b) {
    constexpr int kSlack = 3; // pixels: what a layout makes of the same wish twice
    return std::abs(a - b) <= kSlack;
}

} // namespace

QRect scaled(const QRect& rect, double by) {
    return {(QPointF(rect.topLeft()) * by).toPoint(), (QSizeF(rect.size()) * by).toSize()};
}

WindowLayout WindowLayout::rescaled(double scale) const {
    WindowLayout to = *this;
    const double by = textScale / scale;
    for (int& share : to.shares)
        share = qRound(share * by);
    for (QRect& place : to.viewPlaces)
        place = scaled(place, by);
    to.textScale = scale;
    return to;
}

bool WindowLayout::isAlike(const WindowLayout& other) const {
    if (derivation != other.derivation || tables != other.tables || insight != other.insight ||
        training != other.training || viewPlaces.size() != other.viewPlaces.size())
        return false;
    for (auto at = viewPlaces.cbegin(); at != viewPlaces.cend(); ++at) {
        const QRect there = other.viewPlaces.value(at.key());
        if (!isNear(at->width(), there.width()) || !isNear(at->height(), there.height()))
            return false;
    }
    return std::ranges::equal(shares, other.shares, isNear);
}

} // namespace deltaflow
