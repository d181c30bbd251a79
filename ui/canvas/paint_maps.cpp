#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/heat_image.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace deltaflow {

void paintMap(const CanvasBrush& brush, int layer) {
    const CanvasLayer& column = brush.scene.layers[static_cast<std::size_t>(layer)];
    const CanvasLayout::Column& placed = brush.layout.columns[static_cast<std::size_t>(layer)];
    const Theme& theme = brush.theme;
    const double font = brush.readable(brush.layout.metrics.captionFont);
    const auto map = [&](const CanvasLayout::CellGrid& grid, const std::vector<double>& values,
                         const HeatTones& tones, const QString& name) {
        const double largest = largestOf(values);
        const bool known =
            std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
        if (known)
            brush.painter.drawImage(
                grid.rect, cellImage(values, grid.rows, grid.cols, largest, tones, theme.canvas));
        brush.box(grid.rect, 0, {},
                  known ? blend(theme.canvas, theme.textMuted, 0.6) : theme.textFaint, 1, !known);
        if (!known) brush.text(grid.rect, QStringLiteral("·"), {theme.textFaint, 2 * font});
        const QRectF words(grid.rect.center().x() - 5 * font, grid.rect.bottom() + 3, 10 * font,
                           1.4 * font);
        brush.text(words, name,
                   {known ? theme.textMuted : theme.textFaint, brush.readable(0.9 * font)});
    };
    const QColor ink = layer == 0 ? theme.text : theme.forward;
    map(placed.values, column.values, {theme.node, ink, theme.textMuted},
        layer == 0 ? QStringLiteral("x · %1").arg(column.count)
                   : QStringLiteral("a · %1").arg(column.count));
    if (placed.deltas.rows > 0)
        map(placed.deltas, column.deltas, {theme.node, theme.backward, theme.textMuted},
            QStringLiteral("δ"));
}

void paintMatrix(const CanvasBrush& brush, int layer) {
    const CanvasConnection& connection = brush.scene.into(layer);
    const CanvasLayout::Connection& placed = brush.layout.into(layer);
    const Theme& theme = brush.theme;
    const double font = brush.readable(brush.layout.metrics.captionFont);
    const auto map = [&](const QRectF& rect, const QString& caption,
                         const std::vector<double>& values, const HeatTones& tones,
                         double largest) {
        const QSize pixels(static_cast<int>(rect.width() * brush.scale * 1.5),
                           static_cast<int>(rect.height() * brush.scale * 1.5));
        brush.painter.drawImage(
            rect, matrixImage(values, connection.rows, connection.cols, largest, tones, pixels));
        brush.box(rect, 0, {}, theme.line, 1);
        brush.text({rect.left(), rect.top() - 1.7 * font, rect.width(), 1.5 * font}, caption,
                   {theme.textMuted, brush.readable(0.95 * font), QFont::Normal,
                    Qt::AlignLeft | Qt::AlignVCenter});
        const QRectF legend(rect.left(), rect.bottom() + 6, rect.width(), 5);
        brush.painter.drawImage(legend, legendImage(tones));
        const QRectF words(rect.left(), legend.bottom() + 2, rect.width(), 1.3 * font);
        const CanvasBrush::Text style{theme.textMuted, brush.readable(0.8 * font)};
        const double wide = brush.textWidth(brush.number(-largest), style.size, QFont::Normal);
        if (rect.width() < 2.2 * wide)
            return brush.text(words, QStringLiteral("± ") + brush.number(largest), style);
        if (rect.width() > 3.2 * wide) brush.text(words, QStringLiteral("0"), style);
        brush.text(words, brush.number(-largest),
                   {style.colour, style.size, QFont::Normal, Qt::AlignLeft | Qt::AlignVCenter});
        brush.text(words, brush.number(largest),
                   {style.colour, style.size, QFont::Normal, Qt::AlignRight | Qt::AlignVCenter});
    };
    const QString shape = QStringLiteral("%1 × %2").arg(connection.rows).arg(connection.cols);
    map(placed.matrix, QCoreApplication::translate("Canvas", "Weights %1").arg(shape),
        connection.weights, {theme.node, theme.positive, theme.negative}, connection.largest);
    if (connection.gradients.empty()) {
        brush.box(placed.gradient, 0, {}, theme.line, 1, true);
        brush.text(placed.gradient, QCoreApplication::translate("Canvas", "gradient not yet"),
                   {theme.textFaint, brush.readable(0.9 * font)});
        return;
    }
    map(placed.gradient, QCoreApplication::translate("Canvas", "Gradient %1").arg(shape),
        connection.gradients, {theme.node, theme.backward, theme.textMuted},
        largestOf(connection.gradients));
}

} // namespace deltaflow
