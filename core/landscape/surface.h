#pragma once

#include "core/graph/tensor.h"
#include "core/landscape/plane.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace deltaflow {

/// A rectangle of a plane.
struct Region {
    double left = -1;
    double right = 1;
    double bottom = -1;
    double top = 1;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return top - bottom; }
    friend bool operator==(const Region&, const Region&) = default;
};

/// The smallest region with the shape `aspect` = width / height that has all finite points well
/// within: a margin of a quarter of its size at each side, and at least `least` in height. Around
/// the origin if there is no point.
[[nodiscard]] Region regionAround(std::span<const PlanePoint> points, double aspect, double least);

/// Losses at the nodes of an even grid over a region, edges included, row by row from the bottom;
/// NaN where a loss is not finite.
struct Surface {
    Region region;
    Index columns = 0; ///< Of nodes, at least 2.
    Index rows = 0;
    std::vector<double> losses;

    [[nodiscard]] double at(Index column, Index row) const {
        return losses[static_cast<std::size_t>(row * columns + column)];
    }
    /// Where a node lies, or, of fractions, a place between nodes.
    [[nodiscard]] PlanePoint place(double column, double row) const {
        return {region.left + region.width() * column / static_cast<double>(columns - 1),
                region.bottom + region.height() * row / static_cast<double>(rows - 1)};
    }
};

using LossAt = std::function<double(const PlanePoint&)>;

/// Nothing if it was asked to stop, which is looked at before each evaluation.
[[nodiscard]] std::optional<Surface> sampleSurface(const LossAt& loss, const Region& region,
                                                   Index columns, Index rows,
                                                   const std::stop_token& stop = {});

/// The same region with a node between every two: (2c − 1) × (2r − 1). Only the new ones are
/// evaluated.
[[nodiscard]] std::optional<Surface> refinedSurface(const Surface& coarse, const LossAt& loss,
                                                    const std::stop_token& stop = {});

/// How far a surface is refined: until it has so many cells on its shorter side, unless the next
/// refinement would not be done within the budget, as measured by the ones before.
struct Refinement {
    Index coarsest = 4; ///< Cells on the shorter side at first.
    Index finest = 128;
    std::chrono::duration<double> budget{8};
};

/// A coarse surface, then finer ones, each handed to `arrived`. False if it was asked to stop.
bool computeSurface(const LossAt& loss, const Region& region, const Refinement& refinement,
                    const std::stop_token& stop,
                    const std::function<void(const Surface&)>& arrived);

/// The loss at a place between the nodes, evenly; NaN outside.
[[nodiscard]] double lossAt(const Surface& surface, const PlanePoint& place);

} // namespace deltaflow
