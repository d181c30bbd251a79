#pragma once

#include "core/graph/tensor.h"

#include <span>
#include <vector>

namespace deltaflow {

/// A place on a grid, counted in nodes from the lower left one.
struct GridPlace {
    double column = 0;
    double row = 0;
};

/// A line along which a grid's numbers are equal; a closed one ends where it begins.
using LevelLine = std::vector<GridPlace>;

/// Where numbers at the nodes of an even grid, row by row from the bottom, are `level`, by marching
/// squares: linear between neighbouring nodes, and through a saddle as the mean of its four corners
/// tells. A cell with a corner that is NaN has no line.
/// Source: Lorensen and Cline 1987, in two dimensions.
[[nodiscard]] std::vector<LevelLine> levelLines(std::span<const double> values, Index columns,
                                                double level);

} // namespace deltaflow
