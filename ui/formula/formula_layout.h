#pragma once

#include "core/formula/formula.h"

#include <QGlyphRun>
#include <QPainter>
#include <QRectF>

#include <memory>
#include <vector>

namespace deltaflow {

/// A formula set in Latin Modern Math by the MathML Core algorithms: glyphs and rules at positions
/// relative to the left end of the baseline (y grows downwards, units: pixels).
struct FormulaLayout {
    struct Glyph {
        quint32 index;
        QPointF position;
        float pixelSize;
        int ref; ///< Into places, −1 for none: the innermost that covers it.
    };
    struct Bar {
        QRectF rect; ///< A fraction's line, a root's overbar.
        int ref;
    };
    /// Where the number or symbol with a Ref stands.
    struct Place {
        Ref ref;
        QRectF rect;
        bool
            isNumber; ///< A substituted number (which may be edited in place) rather than a symbol.
    };

    double width = 0;
    double ascent = 0;
    double descent = 0;
    std::vector<Glyph> glyphs;
    std::vector<Bar> bars;
    std::vector<Place> places;

    [[nodiscard]] double height() const { return ascent + descent; }
    /// The innermost place under a point, or null.
    [[nodiscard]] const Place* placeAt(QPointF point) const;
};

/// Lays out a formula at a size in pixels; displayStyle chooses large operators and full-size
/// fractions.
[[nodiscard]] FormulaLayout layoutFormula(const Formula& formula, double pixelSize,
                                          bool displayStyle = true);

/// Colours a place by what it stands for.
using FormulaTone = std::function<QColor(const Ref&, bool isNumber)>;

/// Paints at the left end of the baseline. Glyphs without a Ref take the painter's pen.
void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF origin,
                  const FormulaTone& tone = {});

} // namespace deltaflow
