#pragma once

#include <QRect>

namespace deltaflow {

/// Where a callout stands, and where on its edge the tip that points at its target is.
struct CalloutPlace {
    enum class Side { Below, Above, Right, Left, Within }; ///< Of the target; Within has no tip.
    QRect card;
    Side side = Side::Within;
    int tip = 0; ///< From the card's left, or from its top where it stands beside its target.
};

inline constexpr int kCalloutGap = 12; ///< Between target and card: the tip's length.

/// Beside the target where it fits in the room, the card's middle at the target's as far as the
/// room goes; within the target where it fits nowhere beside it.
[[nodiscard]] CalloutPlace placeCallout(const QRect& target, const QSize& card, const QRect& room);

} // namespace deltaflow
