#include "core/landscape/surface.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Cells of a side that is `ratio` times the shorter one, which has `shorter`: square ones, as far
/// as whole numbers go, and not without bounds where a region is a mere strip.
Index cellsOf(Index shorter, double ratio) {
    constexpr double kMostRatio = 6;
    return std::max(shorter, static_cast<Index>(std::lround(static_cast<double>(shorter) *
                                                            std::min(ratio, kMostRatio))));
}

/// Fills the nodes that `wanted` names.
template <typename Wanted>
bool fill(Surface& surface, const LossAt& loss, const std::stop_token& stop, const Wanted& wanted) {
    for (Index row = 0; row < surface.rows; ++row)
        for (Index column = 0; column < surface.columns; ++column) {
            if (!wanted(column, row)) continue;
            if (stop.stop_requested()) return false;
            const double value =
                loss(surface.place(static_cast<double>(column), static_cast<double>(row)));
            surface.losses[static_cast<std::size_t>(row * surface.columns + column)] =
                std::isfinite(value) ? value : kNaN;
        }
    return true;
}

Surface emptySurface(const Region& region, Index columns, Index rows) {
    return {region, columns, rows, std::vector<double>(static_cast<std::size_t>(columns * rows))};
}

} // namespace

Region regionAround(std::span<const PlanePoint> points, double aspect, double least) {
    constexpr double kMost = std::numeric_limits<double>::max();
    Region box{kMost, -kMost, kMost, -kMost};
    for (const PlanePoint& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
        box.left = std::min(box.left, point.x);
        box.right = std::max(box.right, point.x);
        box.bottom = std::min(box.bottom, point.y);
        box.top = std::max(box.top, point.y);
    }
    if (box.left > box.right) box = {0, 0, 0, 0};
    const double height = std::max({box.height() * 2, box.width() * 2 / aspect, least});
    const double x = box.left + box.width() / 2;
    const double y = box.bottom + box.height() / 2;
    return {x - height * aspect / 2, x + height * aspect / 2, y - height / 2, y + height / 2};
}

std::optional<Surface> sampleSurface(const LossAt& loss, const Region& region, Index columns,
                                     Index rows, const std::stop_token& stop) {
    Surface surface = emptySurface(region, columns, rows);
    if (!fill(surface, loss, stop, [](Index, Index) { return true; })) return std::nullopt;
    return surface;
}

std::optional<Surface> refinedSurface(const Surface& coarse, const LossAt& loss,
                                      const std::stop_token& stop) {
    Surface fine = emptySurface(coarse.region, coarse.columns * 2 - 1, coarse.rows * 2 - 1);
    const auto isNew = [](Index column, Index row) { return column % 2 != 0 || row % 2 != 0; };
    for (Index row = 0; row < coarse.rows; ++row)
        for (Index column = 0; column < coarse.columns; ++column)
            fine.losses[static_cast<std::size_t>(row * 2 * fine.columns + column * 2)] =
                coarse.at(column, row);
    if (!fill(fine, loss, stop, isNew)) return std::nullopt;
    return fine;
}

bool computeSurface(const LossAt& loss, const Region& region, const Refinement& refinement,
                    const std::stop_token& stop,
                    const std::function<void(const Surface&)>& arrived) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const double aspect = region.width() / region.height();
    Index cells = refinement.coarsest;
    std::optional<Surface> surface = sampleSurface(loss, region, cellsOf(cells, aspect) + 1,
                                                   cellsOf(cells, 1 / aspect) + 1, stop);
    while (surface) {
        arrived(*surface);
        cells *= 2;
        // The next has four times the nodes, of which a quarter are there.
        const std::chrono::duration<double> spent = Clock::now() - begin;
        if (cells > refinement.finest || spent * 4 > refinement.budget) return true;
        surface = refinedSurface(*surface, loss, stop);
    }
    return false;
}

double lossAt(const Surface& surface, const PlanePoint& place) {
    const double x = (place.x - surface.region.left) / surface.region.width();
    const double y = (place.y - surface.region.bottom) / surface.region.height();
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return std::numeric_limits<double>::quiet_NaN();
    const double column = x * static_cast<double>(surface.columns - 1);
    const double row = y * static_cast<double>(surface.rows - 1);
    const Index c = std::min(static_cast<Index>(column), surface.columns - 2);
    const Index r = std::min(static_cast<Index>(row), surface.rows - 2);
    const double u = column - static_cast<double>(c);
    const double v = row - static_cast<double>(r);
    return (1 - v) * ((1 - u) * surface.at(c, r) + u * surface.at(c + 1, r)) +
           v * ((1 - u) * surface.at(c, r + 1) + u * surface.at(c + 1, r + 1));
}

} // namespace deltaflow
