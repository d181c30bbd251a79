#pragma once

#include "ui/views/boundary_picture.h"

#include <QRectF>

class QPainter;

namespace deltaflow {

struct Theme;

/// The pixels of a plot and the numbers that its linear axes show there.
struct PlotFrame {
    QRectF area;
    QPointF least; ///< At the lower left.
    QPointF most;  ///< At the upper right.

    [[nodiscard]] QPointF toPixel(const QPointF& at) const {
        return {area.left() + (at.x() - least.x()) / (most.x() - least.x()) * area.width(),
                area.bottom() - (at.y() - least.y()) / (most.y() - least.y()) * area.height()};
    }
    [[nodiscard]] QPointF toNumbers(const QPointF& pixel) const {
        return {least.x() + (pixel.x() - area.left()) / area.width() * (most.x() - least.x()),
                least.y() + (area.bottom() - pixel.y()) / area.height() * (most.y() - least.y())};
    }
};

/// What lies over the ground: lines, then samples, then the name of the unit's line.
void paintBoundary(QPainter& painter, const BoundaryPicture& picture, const PlotFrame& frame,
                   ResponseKind kind, const QString& unitName, const Theme& theme);

/// The point nearest to a pixel, if one is within so many pixels.
[[nodiscard]] std::optional<std::size_t> nearestPoint(const std::vector<BoundaryPoint>& points,
                                                      const PlotFrame& frame, const QPointF& pixel,
                                                      double within);

} // namespace deltaflow
