#pragma once

#include <QPointF>
#include <QSizeF>
#include <QTransform>

#include <vector>

namespace deltaflow {

/// A very wide picture is not fitted by more than this: its numbers stay readable, and it is
/// panned.
inline constexpr double kLeastFit = 0.65;

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

    /// All of a picture in the middle of a canvas, at most enlarged to `most`; one so wide that
    /// this would take a scale below `least` runs out of the canvas to the right.
    [[nodiscard]] static CanvasView fitting(QSizeF picture, QSizeF canvas, double least = 0,
                                            double most = 1);
    friend bool operator==(const CanvasView&, const CanvasView&) = default;
};

/// A stretch along one axis.
struct Span {
    double from = 0;
    double to = 0;

    [[nodiscard]] double length() const { return to - from; }
    [[nodiscard]] double middle() const { return 0.5 * (from + to); }
};

/// Of what should be seen, the most wanted first and the least needed last, the first that a canvas
/// of `room` has room for; the last where none fits.
[[nodiscard]] Span seenOf(const std::vector<Span>& wanted, double room);

/// Where a picture of `length` begins in a canvas of `room`: in its middle if it fits, else so that
/// `seen` stands as near the middle as the picture's ends allow.
[[nodiscard]] double offsetShowing(double length, double room, const Span& seen);

/// Whether `seen`, in the canvas' coordinates, is cut by the edge of a canvas of `room`, or so near
/// to it that what comes next would be.
[[nodiscard]] bool strays(const Span& seen, double room);

} // namespace deltaflow
