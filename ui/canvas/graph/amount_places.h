#pragma once

#include "ui/canvas/graph/graph_layout.h"

namespace deltaflow {

/// A number of the step, beside what it belongs to.
struct AmountPlace {
    QRectF rect; ///< Null where there is no room near.
    QPointF on;  ///< The point of its way, or the cell, that it belongs to.

    /// So far from it that a line has to join them.
    [[nodiscard]] bool isApart() const { return !rect.isNull() && !rect.contains(on); }
};

/// Where the amounts of the step rest, by flow: on or beside their ways, where they cover no card,
/// operator, badge, partial derivative or one another. It follows from the step and the digits,
/// never from a number.
[[nodiscard]] std::vector<AmountPlace> placeAmounts(const GraphScene& scene,
                                                    const GraphLayout& layout);

/// Where the sum so far grows: in the cell that gathers it, outside its card where that is too
/// small.
[[nodiscard]] AmountPlace placeSum(const GraphScene& scene, const GraphLayout& layout);

/// How much a number and its sign take at these digits.
[[nodiscard]] QSizeF amountSize(int digits, const GraphType& type, bool isSum = false);

} // namespace deltaflow
