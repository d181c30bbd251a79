#pragma once

#include <QPointF>
#include <QSizeF>
#include <QTransform>

namespace deltaflow {

/// Which part of the picture is seen: a point of the picture is drawn at point · scale + offset.
struct CanvasView {
    double scale = 1;
    QPointF offset;

    [[nodiscard]] QTransform transform() const {
        return {scale, 0, 0, scale, offset.x(), offset.y()};
    }
    [[nodiscard]] QPointF toPicture(QPointF p) const { return (p - offset) / scale; }
    [[nodiscard]] QPointF toCanvas(QPointF p) const { return p * scale + offset; }
    /// Zoomed by `factor` about a point that keeps its place, within sensible bounds.
    [[nodiscard]] CanvasView zoomed(double factor, QPointF about) const;
    [[nodiscard]] CanvasView between(const CanvasView& other, double t) const;

    /// All of a picture in the middle of a canvas, never enlarged.
    [[nodiscard]] static CanvasView fitting(QSizeF picture, QSizeF canvas);
    friend bool operator==(const CanvasView&, const CanvasView&) = default;
};

} // namespace deltaflow
