#pragma once

#include <QLineF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace deltaflow {

/// Places one chip of `size` on each edge, its centre on the edge moved by `shift`, so that no chip
/// meets another (margin included) or any obstacle. Chips stand in one line where that is possible,
/// spread along their edges where it is not. Deterministic; depends on geometry only.
struct ChipPlacement {
    std::vector<QRectF> rects; ///< One for each edge; meaningful only if `complete`.
    bool complete = false;
};
[[nodiscard]] ChipPlacement placeChips(const std::vector<QLineF>& edges, QSizeF size, QPointF shift,
                                       const std::vector<QRectF>& obstacles);

/// The same for a few edges that may stand where they like: those that find no room get a null
/// rect.
[[nodiscard]] std::vector<QRectF> placeLooseChips(const std::vector<QLineF>& edges, QSizeF size,
                                                  const std::vector<QRectF>& obstacles);

/// The same for a crowd that cannot be labelled as a whole: of `order`, indices of edges, as many
/// of the first as stay readable beside one another.
[[nodiscard]] std::vector<QRectF> placeSomeChips(const std::vector<QLineF>& edges,
                                                 const std::vector<std::size_t>& order, QSizeF size,
                                                 const std::vector<QRectF>& obstacles);

/// A place whatever it covers: as little of `obstacles` as can be.
[[nodiscard]] QRectF placeForcedChip(const QLineF& edge, QSizeF size,
                                     const std::vector<QRectF>& obstacles);

/// How far a line runs inside a rectangle.
[[nodiscard]] double lengthInside(const QLineF& line, const QRectF& rect);

} // namespace deltaflow
