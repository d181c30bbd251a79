#pragma once

#include "core/derive/step.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace deltaflow {

/// What the parts of a painter share. The painter's transform already maps the picture's units to
/// the device; `scale` is how many logical pixels such a unit has.
struct PaintBrush {
    QPainter& painter;
    const Theme& theme;
    double scale = 1;
    int digits = 4;       ///< Of the numbers that it writes.
    double leastText = 0; ///< Logical pixels; a number loses digits rather than get smaller.

    struct Text {
        QColor colour;
        double size;
        int weight = QFont::Normal;
        int align = Qt::AlignCenter;
        bool keepsLabel = false; ///< Of a value: digits give way before its label.
    };

    /// Text in a rectangle, smaller if it would not fit; nothing where it would be too small to
    /// read.
    void text(const QRectF& rect, const QString& words, const Text& style) const;
    /// A number behind its label. Where there is too little room to read all of it, the label gives
    /// way first, then digits.
    void value(const QRectF& rect, const QString& label, double value, const Text& style) const;
    /// Whether text of this size is drawn at all at the present scale.
    [[nodiscard]] bool isLegible(double size) const;
    /// Legible, and no smaller than `leastText`.
    [[nodiscard]] bool isReadable(double size) const;
    /// `size`, or what it takes to be drawn at the present scale.
    [[nodiscard]] double readable(double size) const;
    [[nodiscard]] static double textWidth(const QString& words, double size, int weight);
    [[nodiscard]] QString number(double value) const;

    /// A rounded box; `radius` < 0 makes a pill.
    void box(const QRectF& rect, double radius, const QColor& fill, const QColor& line,
             double width = 1, bool dashed = false) const;
    void line(const QLineF& line, const QColor& colour, double width, bool dashed = false) const;
    void arrowHead(const QLineF& along, const QColor& colour, double size) const;

    [[nodiscard]] QColor phaseInk(Phase phase) const;
    [[nodiscard]] QColor phaseLine(Phase phase) const;
};

/// A stadium: a circle drawn apart as far as its width asks.
[[nodiscard]] QPainterPath pillPath(const QRectF& rect);

} // namespace deltaflow
