#pragma once

#include "ui/formula/equation_layout.h"
#include "ui/insight/sheet.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

/// A sheet set for a width: where each item and its parts stand.
struct SheetLayout {
    struct Placed {
        QRectF rect;
        EquationLayout equation; ///< Kind::Equation
        FormulaLayout label;     ///< A bar's, if it is a formula.
        QRectF labelRect;
        QRectF bar;
        QRectF valueRect;
    };
    std::vector<Placed> items; ///< As many as the sheet has.
    QSizeF size;

    /// The item at a point, −1 if there is none.
    [[nodiscard]] int itemAt(QPointF point) const;
    /// The symbol or number at a point.
    [[nodiscard]] std::optional<FormulaLayout::Place> placeAt(QPointF point) const;
};

[[nodiscard]] SheetLayout layoutSheet(const Sheet& sheet, double width);

struct SheetLook {
    const Theme& theme;
    FormulaTone tone;
    std::optional<Ref> hover;
    int hovered = -1; ///< The item under the mouse.
};

void paintSheet(QPainter& painter, const Sheet& sheet, const SheetLayout& layout,
                const SheetLook& look);

} // namespace deltaflow
