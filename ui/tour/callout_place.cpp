#include "ui/tour/callout_place.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kEdge = 8;    ///< From the room's edge.
constexpr int kCorner = 18; ///< From a corner of the card to the tip's middle.

/// The start of something so long whose middle should be at `middle`, within from … to.
int centred(int middle, int length, int from, int to) {
    return std::clamp(middle - length / 2, from, std::max(from, to - length));
}

} // namespace

CalloutPlace placeCallout(const QRect& target, const QSize& card, const QRect& room) {
    const QRect within = room.adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const QPoint middle = target.intersected(room).center();
    const int left = centred(middle.x(), card.width(), within.left(), within.right() + 1);
    const int top = centred(middle.y(), card.height(), within.top(), within.bottom() + 1);
    const int below = target.bottom() + 1 + kCalloutGap;
    const int above = target.top() - kCalloutGap - card.height();
    const int right = target.right() + 1 + kCalloutGap;
    const int beside = target.left() - kCalloutGap - card.width();
    const int tipAcross = std::clamp(middle.x() - left, kCorner, card.width() - kCorner);
    const int tipDown = std::clamp(middle.y() - top, kCorner, card.height() - kCorner);
    using Side = CalloutPlace::Side;
    const auto fits = [&](const QRect& rect) { return within.contains(rect); };
    for (const CalloutPlace& place :
         {CalloutPlace{{QPoint(left, below), card}, Side::Below, tipAcross},
          CalloutPlace{{QPoint(left, above), card}, Side::Above, tipAcross},
          CalloutPlace{{QPoint(beside, top), card}, Side::Left, tipDown},
          CalloutPlace{{QPoint(right, top), card}, Side::Right, tipDown}})
        if (fits(place.card)) return place;
    return {{QPoint(left, top), card}, Side::Within, 0};
}

} // namespace deltaflow
