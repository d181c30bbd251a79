#pragma once

#include "ui/formula/equation_layout.h"
#include "ui/lesson/page_content.h"
#include "ui/theme/theme.h"

#include <QFont>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace deltaflow {

/// A page's text set on lines of a width: words and formulas side by side on one baseline.
/// Positions are relative to the top left corner, in pixels.
struct PageLayout {
    enum class Ink : std::uint8_t { Text, Muted, Fault };
    struct Words {
        QString text;
        QFont font;
        QPointF origin; ///< The left end of the baseline.
        Ink ink = Ink::Text;
    };
    struct Inline {
        FormulaLayout layout;
        QPointF origin; ///< The left end of its baseline.
    };
    struct Display {
        EquationLayout layout;
        QPointF topLeft;
    };
    /// What stands in a frame in place of a number that is not known yet.
    struct Pending {
        QRectF rect;
        Ref ref;
    };
    struct Fault {
        QRectF rect;
        QString why;
    };

    std::vector<Words> words;
    std::vector<Inline> formulas;
    std::vector<Display> displays;
    std::vector<QRectF> bars;  ///< At the side of remarks.
    std::vector<QRectF> codes; ///< The ground of `code`.
    std::vector<Pending> pendings;
    std::vector<Fault> faults;
    double height = 0;

    /// All places of numbers and symbols, in reading order.
    [[nodiscard]] std::vector<FormulaLayout::Place> places() const;
    [[nodiscard]] std::optional<FormulaLayout::Place> placeAt(QPointF point) const;
};

/// Sets a page at a text size in pixels. Lines break where its language lets them; a formula that
/// is wider than the line is broken at its operators.
[[nodiscard]] PageLayout layoutPage(const PageContent& content, double width, double textSize);

/// How it is painted.
struct PageLook {
    const Theme& theme;
    QColor ground;
    FormulaTone tone;
    std::optional<Ref> hover;        ///< What is lit.
    std::optional<QRectF> focusRect; ///< The place that the keyboard is at.
};
void paintPage(QPainter& painter, const PageLayout& layout, const PageLook& look);

} // namespace deltaflow
