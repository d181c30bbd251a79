#pragma once

#include "core/formula/formula.h"
#include "ui/formula/formula_layout.h"

#include <QSizeF>

#include <limits>
#include <optional>

namespace deltaflow {

/// An equation set on lines: left = rights[0], then each further right side on a line of its own,
/// the equals signs below each other. Positions are relative to the top left corner.
struct EquationLayout {
    struct Part {
        FormulaLayout layout;
        QPointF origin; ///< The left end of its baseline.
    };

    std::vector<Part> parts;
    QSizeF size;
    double baseline = 0; ///< Of the first line, from the top.
    double scale = 1;    ///< How much smaller than asked for it was set, at least kSmallestScale.
    bool overflows = false; ///< Wider than asked for even so: the caller scrolls.

    static constexpr double kSmallestScale = 0.7;

    /// The innermost place under a point, its rect relative to the top left corner.
    [[nodiscard]] std::optional<FormulaLayout::Place> placeAt(QPointF point) const;
    /// All places, each after the one that it lies in.
    [[nodiscard]] std::vector<FormulaLayout::Place> places() const;
};

/// Lays out an equation to fit `width` pixels: a right side that is too long is broken before + − ×
/// ·, then before any operator, with a hanging indent; what still does not fit is set smaller.
[[nodiscard]] EquationLayout layoutEquation(const Equation& equation, double pixelSize,
                                            double width = std::numeric_limits<double>::infinity());

/// Paints with the top left corner at `topLeft`.
void paintEquation(QPainter& painter, const EquationLayout& layout, QPointF topLeft,
                   const FormulaTone& tone = {});

} // namespace deltaflow
