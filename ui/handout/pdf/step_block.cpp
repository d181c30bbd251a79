#include "ui/handout/pdf/step_block.h"

#include "ui/formula/equation_layout.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr double kFormulaSize = 12;

} // namespace

Block textBlock(const QString& text, double size, const QColor& colour, double width, int weight) {
    if (text.isEmpty()) return gap(0);
    const QFont font = uiFont(size, weight);
    const QRectF room(0, 0, width, 10'000);
    const double height =
        QFontMetricsF(font).boundingRect(room, Qt::TextWordWrap, text).height() + size * 0.3;
    return {height, [=](QPainter& painter) {
                painter.setFont(font);
                painter.setPen(colour);
                painter.drawText(room, Qt::TextWordWrap, text);
            }};
}

Block headingBlock(const QString& left, const QString& right, const QColor& tone, double width) {
    constexpr double height = 16;
    return {height, [=](QPainter& painter) {
                const QRectF room(0, 0, width, height);
                painter.setFont(uiFont(10, QFont::DemiBold));
                painter.setPen(Theme::light().text);
                painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, left);
                painter.setFont(uiFont(9));
                painter.setPen(tone);
                painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, right);
            }};
}

bool fitInto(double width, const std::vector<Equation>& equations) {
    return std::all_of(equations.begin(), equations.end(), [width](const Equation& equation) {
        return layoutEquation(equation, kFormulaSize, width).size.width() <= width;
    });
}

Block equationBlock(const Equation& equation, double width, const FormulaTone& tone) {
    const EquationLayout layout = layoutEquation(equation, kFormulaSize, width);
    // What is too wide for the page even when broken into lines is set smaller still.
    const double scale = std::min(1.0, width / layout.size.width());
    return {layout.size.height() * scale, [=](QPainter& painter) {
                painter.scale(scale, scale);
                painter.setPen(Theme::light().text);
                paintEquation(painter, layout, {}, tone);
            }};
}

} // namespace deltaflow
