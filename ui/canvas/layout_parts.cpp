#include "ui/canvas/layout_builder.h"

#include "ui/canvas/chip_placement.h"

#include <algorithm>

namespace deltaflow {

using namespace layout;

namespace {

/// The edges of a connection so that the first of them are shared out among all units.
std::vector<std::size_t> evenly(const CanvasConnection& connection, std::size_t count) {
    std::vector<std::size_t> order;
    for (int k = 0; k < connection.cols; ++k)
        for (int row = 0; row < connection.rows; ++row)
            order.push_back(connection.at(row, (row + k) % connection.cols));
    for (std::size_t bias = order.size(); bias < count; ++bias)
        order.push_back(bias);
    return order;
}

} // namespace

void LayoutBuilder::placeUnits() {
    double top = middle;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const CanvasLayer& layer = scene.layers[i];
        CanvasLayout::Column& column = out.columns[i];
        if (layer.isMap) {
            top = std::min(top, column.values.rect.top());
            continue;
        }
        const int rows = rowsOf(layer);
        const double pitchHere = pitchOf(i);
        double y = middle - 0.5 * (rows - 1) * pitchHere;
        const double head =
            out.metrics.compact || (forRoom && i == 0) ? 0 : out.metrics.badge.height() + 6;
        top = std::min(top, y - out.metrics.radius - head);
        if (layer.hasBiasUnit) {
            column.biasUnit = QPointF(column.x, y);
            y += pitchHere;
        }
        for (int unit = 0; unit < layer.count; ++unit, y += pitchHere)
            column.units.emplace_back(column.x, y);
    }
    // Captions in one line, over the tallest column but not far above it.
    const double y = forRoom
                         ? std::max(0.8 * out.metrics.captionFont, top - out.metrics.captionFont)
                         : std::max(kTop - 34, top - 46);
    for (CanvasLayout::Column& column : out.columns)
        column.caption = QPointF(column.x, y);
    out.lossCaption = QPointF(out.loss.center().x(), y);
}

void LayoutBuilder::placeLoss() {
    const CanvasLayout::Metrics& m = out.metrics;
    const bool penalised = scene.loss.penalty.shown;
    const double totalHeight = 1.9 * m.valueFont + (penalised ? 2 * 1.7 * m.smallFont : 0);
    const bool named = scene.loss.isNamed();
    const double row = std::min(pitch, (named ? 3.5 : 2.2) * m.smallFont);
    const std::vector<QPointF>& outputs = out.columns.back().units;
    const double x = out.loss.left();
    const double width = out.loss.width();
    const double pad = 0.35 * m.valueFont;
    if (scene.loss.targets.size() <= 1 || outputs.empty()) {
        const double lines = scene.loss.targets.empty() ? 0 : (named ? 3.1 : 1.7) * m.smallFont;
        const double height = std::max(totalHeight + lines + 2 * pad, 1.9 * m.radius);
        const double centre = outputs.empty() ? middle : outputs.front().y();
        out.loss = QRectF(x, centre - 0.5 * height, width, height);
        const double text = out.loss.center().y() - 0.5 * (totalHeight + lines);
        out.lossTotal = QRectF(x, text, width, totalHeight);
        if (lines > 0) out.targets.emplace_back(x, text + totalHeight, width, lines);
        return;
    }
    for (const QPointF& output : outputs)
        out.targets.emplace_back(x, output.y() - 0.5 * row, width, row);
    const double bottom = out.targets.back().bottom() + pad;
    out.lossTotal = QRectF(x, bottom, width, totalHeight);
    out.loss = QRectF(QPointF(x, out.targets.front().top() - pad),
                      out.lossTotal.bottomRight() + QPointF(0, 0.6 * pad));
    const double below = out.loss.bottom() + bottomMargin() - (forRoom ? 0 : 16);
    out.size.setHeight(std::max(out.size.height(), below));
}

void LayoutBuilder::placeMatrices() {
    out.connections.resize(scene.connections.size());
    for (std::size_t i = 0; i < scene.connections.size(); ++i) {
        const CanvasConnection& connection = scene.connections[i];
        if (!connection.isMatrix) continue;
        const double left = out.columns[i].x + rightOf(i);
        const double right = out.columns[i + 1].x - leftOf(i + 1);
        const double width = std::clamp(right - left - 70, 100.0, 260.0);
        const double ratio = static_cast<double>(connection.rows) / connection.cols;
        const double height = std::clamp(width * ratio, 70.0, std::max(70.0, 0.32 * area));
        QRectF rect(0, 0, width, height);
        rect.moveCenter({0.5 * (left + right), middle - 0.5 * height - kMapGap - 12});
        out.connections[i].matrix = rect;
        rect.moveTop(middle + kMapGap + 32);
        out.connections[i].gradient = rect;
    }
}

void LayoutBuilder::placeLabels() {
    const std::vector<QRectF> obstacles = out.obstacles(scene);
    const QSizeF chip = out.metrics.chip;
    const double step = chip.height() + 1;
    for (std::size_t i = 0; i < scene.connections.size(); ++i) {
        const CanvasConnection& connection = scene.connections[i];
        CanvasLayout::Connection& placed = out.connections[i];
        const int layer = static_cast<int>(i) + 1;
        std::vector<QLineF> lines;
        for (int unit = 0; !connection.isMatrix && unit < connection.rows; ++unit)
            for (int source = 0; source < connection.cols; ++source)
                lines.push_back(out.edgeLine(ElementId::ofEdge(layer, unit, source)));
        for (int unit = 0; unit < static_cast<int>(connection.biasEdges.size()); ++unit)
            lines.push_back(out.edgeLine(ElementId::ofEdge(layer, unit, ElementId::kBiasSource)));
        placed.chips.resize(lines.size());
        placed.companions.resize(lines.size());
        if (scene.labels != LabelDensity::All || lines.empty()) continue;

        const QSizeF pair(chip.width(), chip.height() + step);
        ChipPlacement placement = placeChips(lines, pair, {0, -0.5 * step}, obstacles);
        const bool paired = placement.complete;
        if (!paired) placement = placeChips(lines, chip, {}, obstacles);
        placed.labelled = placement.complete;
        if (!placed.labelled && forRoom) continue; // as large as they are, some would be noise
        if (!placed.labelled)
            placement.rects =
                placeSomeChips(lines, evenly(connection, lines.size()), chip, obstacles);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            if (placement.rects[k].isNull()) continue;
            const QRectF rect = placement.rects[k];
            placed.companions[k] = QRectF(rect.topLeft(), chip);
            placed.chips[k] = paired ? placed.companions[k].translated(0, step) : rect;
        }
    }
}

} // namespace deltaflow
