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

/// A class's mark alone, filled or hollow.
void paintMark(QPainter& painter, const QPointF& at, double radius, int shape, bool filled,
               const Theme& theme);

/// The colour of a number by where it is in the range of targets, 0 … 1: of a forward value.
[[nodiscard]] QColor levelColour(double level, const Theme& theme);

/// The point nearest to a pixel, if one is within so many pixels.
[[nodiscard]] std::optional<std::size_t> nearestPoint(const std::vector<BoundaryPoint>& points,
                                                      const PlotFrame& frame, const QPointF& pixel,
                                                      double within);

} // namespace deltaflow
