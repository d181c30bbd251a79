#include "ui/canvas/canvas_camera.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

CanvasView CanvasView::zoomed(double factor, QPointF about) const {
    const double to = std::clamp(scale * factor, 0.1, 12.0);
    return {to, about - (about - offset) * (to / scale)};
}

CanvasView CanvasView::between(const CanvasView& other, double t) const {
    // Geometric in scale, so that zooming runs evenly; the fixed point stays fixed all the way.
    const double to = scale * std::pow(other.scale / scale, t);
    const double span = other.scale - scale;
    const double part = std::abs(span) < 1e-9 ? t : (to - scale) / span;
    return {to, offset + (other.offset - offset) * part};
}

CanvasView CanvasView::fitting(QSizeF picture, QSizeF canvas, double least, double most) {
    if (picture.isEmpty() || canvas.isEmpty()) return {};
    const double scale = std::min({most, std::max(least, canvas.width() / picture.width()),
                                   canvas.height() / picture.height()});
    return {scale,
            {std::max(0.0, 0.5 * (canvas.width() - picture.width() * scale)),
             0.5 * (canvas.height() - picture.height() * scale)}};
}

} // namespace deltaflow
