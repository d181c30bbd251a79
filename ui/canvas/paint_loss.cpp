#include "ui/canvas/canvas_painter.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

void paintTotals(const CanvasBrush& brush) {
    const CanvasLoss& loss = brush.scene.loss;
    const CanvasLayout::Metrics& m = brush.layout.metrics;
    const Theme& theme = brush.theme;
    const double pad = 0.5 * m.smallFont;
    QRectF row = brush.layout.lossTotal.adjusted(pad, 0, -pad, 0);
    const auto part = [&](const Figure& figure, const QString& name) {
        row.setHeight(1.7 * m.smallFont);
        const QString value = figure.known ? brush.number(figure.value) : QStringLiteral("·");
        const QColor ink = figure.known ? theme.textMuted : theme.textFaint;
        brush.text(row, QStringLiteral("%1 %2").arg(name, value), {ink, m.smallFont});
        row.translate(0, row.height());
    };
    if (loss.data.shown) part(loss.data, QCoreApplication::translate("Canvas", "data"));
    if (loss.penalty.shown) part(loss.penalty, QCoreApplication::translate("Canvas", "penalty"));
    row.setHeight(1.9 * m.valueFont);
    if (loss.total.known)
        brush.text(row, brush.number(loss.total.value), {theme.text, m.valueFont, QFont::DemiBold});
    else
        brush.text(row, QStringLiteral("·"), {theme.textFaint, 1.2 * m.valueFont});
}

/// "y₁ 1.000", and below it, where there is room, what the output is called.
void paintTarget(const CanvasBrush& brush, std::size_t i) {
    const CanvasLoss& loss = brush.scene.loss;
    const double font = brush.layout.metrics.smallFont;
    const CanvasBrush::Text style{brush.theme.textMuted, font};
    const QString text =
        QStringLiteral("%1 %2").arg(loss.targetLabels[i], brush.number(loss.targets[i].value));
    QRectF line = brush.layout.targets[i].adjusted(8, 0, -8, 0);
    const QString& name = loss.targetNames[i];
    if (name.isEmpty() || line.height() < 2.8 * font) return brush.text(line, text, style);
    line.setHeight(line.height() / 2);
    brush.text(line, text, style);
    const QFontMetricsF metrics(uiFont(font));
    brush.text(line.translated(0, line.height()),
               metrics.elidedText(name, Qt::ElideRight, line.width() - 2), style);
}

} // namespace

void paintLoss(const CanvasBrush& brush) {
    const CanvasLoss& loss = brush.scene.loss;
    const CanvasLayout& layout = brush.layout;
    const Theme& theme = brush.theme;
    if (layout.loss.isNull()) return;
    const bool known = loss.total.known;
    brush.box(layout.loss, 10, known ? theme.node : theme.canvas,
              known ? theme.nodeLine : theme.textFaint, known ? 1.5 : 1.2, !known);
    if (layout.targets.size() > 1) {
        const double y = layout.lossTotal.top();
        brush.line({layout.loss.left() + 10, y, layout.loss.right() - 10, y}, theme.line, 1);
    }
    for (std::size_t i = 0; i < layout.targets.size(); ++i)
        paintTarget(brush, i);
    paintTotals(brush);
}

} // namespace deltaflow
