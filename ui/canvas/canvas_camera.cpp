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

Span seenOf(const std::vector<Span>& wanted, double room) {
    if (wanted.empty()) return {};
    const auto fits = [room](const Span& span) { return span.length() <= room; };
    const auto first = std::find_if(wanted.begin(), wanted.end(), fits);
    return first == wanted.end() ? wanted.back() : *first;
}

double offsetShowing(double length, double room, const Span& seen) {
    if (length <= room + 0.5) return 0.5 * (room - length);
    return std::clamp(0.5 * room - seen.middle(), room - length, 0.0);
}

bool strays(const Span& seen, double room) {
    constexpr double kEdge = 0.2;
    const bool cut = seen.from < 0 || seen.to > room;
    return cut || seen.middle() < kEdge * room || seen.middle() > (1 - kEdge) * room;
}

} // namespace deltaflow
