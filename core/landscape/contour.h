#pragma once

#include "core/landscape/surface.h"

namespace deltaflow {

/// Up to `count` losses to draw lines at, ascending, each within the surface's range and rounded
/// to the fewest significant digits that keep them apart. They are quantiles of the nodes' losses,
/// closer together where the loss is low, so that a valley is seen however high the hills are.
[[nodiscard]] std::vector<double> contourLevels(const Surface& surface, int count);

/// A height from 0 to 1 for each node, NaN where there is no loss: even steps from one contour
/// level to the next, whatever their number.
[[nodiscard]] std::vector<double> reliefOf(const Surface& surface);

/// A line of equal loss. Closed ones end where they begin.
using ContourLine = std::vector<PlanePoint>;

/// Where the loss is `level`, by marching squares: linear between neighbouring nodes, and through a
/// saddle as the mean of its four corners tells. A cell with a corner that is NaN has no line.
/// Source: Lorensen and Cline 1987, in two dimensions.
[[nodiscard]] std::vector<ContourLine> contourLines(const Surface& surface, double level);

} // namespace deltaflow
