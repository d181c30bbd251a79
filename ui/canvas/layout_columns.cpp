#include "ui/canvas/layout_builder.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

using namespace layout;

void LayoutBuilder::chooseSizes(double radius, bool compact) {
    CanvasLayout::Metrics& m = out.metrics;
    m.radius = radius;
    m.compact = compact;
    m.close = compact || forRoom;
    m.forRoom = forRoom;
    m.valueFont = compact ? 0.54 * radius + 1.2 : 0.42 * radius;
    m.smallFont = std::max(leastFont, compact ? std::max(8.5, 0.4 * radius) : 0.28 * radius);
    m.chipFont = std::max(leastFont, compact ? 11 : std::clamp(0.3 * radius, 11.0, 14.0));
    m.captionFont = std::max(leastFont, compact ? 12 : std::clamp(0.3 * radius, 12.0, 15.0));
    m.valueFont = std::max(leastFont, m.valueFont);
    if (forRoom) m.radius = std::max(radius, 1.35 * leastFont); // two lines of it
    const double ems = numberEms(scene.digits);
    // In large type the number below is as wide as the one above it, where the unit narrows.
    const double narrowing = forRoom ? 0.3 : 0.13;
    m.halfWidth = std::max(m.radius, 0.5 * (ems - 0.62) * m.valueFont + narrowing * m.radius);
    m.chip = QSizeF((ems + 0.9) * m.chipFont, 1.55 * m.chipFont);
    m.badge = QSizeF((ems + 2.2) * m.chipFont, (compact ? 1.6 : 1.95) * m.chipFont);
    m.bias = QSizeF((ems + 1.7) * m.chipFont, 1.6 * m.chipFont);
}

void LayoutBuilder::chooseMetrics() {
    int rows = 1;
    for (const CanvasLayer& layer : scene.layers) {
        // Inputs have nothing above and below them, so in large type they may stand closer.
        const bool closer = forRoom && &layer == &scene.layers.front();
        rows = std::max(rows, closer ? 1 : rowsOf(layer));
        anyBias = anyBias || hasBiasChips(layer);
    }
    const auto targets = static_cast<int>(scene.loss.targets.size());
    const double below = targets > 1 && targets + 1 >= rows ? bottomMargin() + 30 : bottomMargin();
    area = std::max(240.0, size.height() - topMargin() - below);
    const double cap = std::clamp(0.068 * size.height(), 38.0, 62.0);
    chooseSizes(cap, false);
    const auto outside = [&] {
        return out.metrics.badge.height() + 6 + (anyBias ? out.metrics.bias.height() + 6 : 0);
    };
    const double radius = 0.5 * (area / rows - outside() - unitGap());
    if (radius >= 28) {
        chooseSizes(std::min(radius, cap), false);
        const double cell = 2 * out.metrics.radius + outside() + unitGap();
        pitch = std::max(cell, std::min(area / rows, 0.46 * area));
    } else {
        chooseSizes(std::clamp(0.5 * (area / rows - 10), 17.0, 28.0), true);
        const double beside = out.metrics.badge.height() + out.metrics.bias.height() + 6;
        pitch = std::max({2 * out.metrics.radius + 10, beside, std::min(area / rows, 0.3 * area)});
        if (forRoom && pitch * rows > area) chooseSingle(rows);
    }
    area = std::max({area, pitch * rows, pitchOf(0) * rowsOf(scene.layers.front())});
    const double lift =
        out.metrics.compact ? 0 : 0.5 * (2 * out.metrics.badge.height() + 12 - outside());
    middle = topMargin() + 0.5 * area + lift;
    const double height = topMargin() + area + below;
    // One that is too high is shown smaller, but not in a room: there it is panned.
    span = size.width() * (forRoom ? 1.0 : std::max(1.0, height / size.height()));
}

/// One line in a unit and one beside it, where there is no room for two.
void LayoutBuilder::chooseSingle(int rows) {
    CanvasLayout::Metrics& m = out.metrics;
    m.single = true;
    m.radius = 0.72 * leastFont;
    m.halfWidth = 0.5 * (numberEms(scene.digits) - 0.62) * m.valueFont + 0.4 * m.radius;
    m.badge.setHeight(1.45 * m.chipFont);
    m.bias.setHeight(1.45 * m.chipFont);
    pitch = std::max({2 * m.radius + 6, m.badge.height() + 6, std::min(area / rows, 0.3 * area)});
}

double LayoutBuilder::pitchOf(std::size_t layer) const {
    const int rows = rowsOf(scene.layers[layer]);
    if (!forRoom || layer > 0 || rows == 0) return pitch;
    return std::max(2 * out.metrics.radius + unitGap(), std::min(pitch, area / rows));
}

double LayoutBuilder::lossHalfWidth() const {
    const CanvasLayout::Metrics& m = out.metrics;
    const double ems = numberEms(scene.digits);
    const double name = forRoom && scene.loss.penalty.shown ? 4.4 : 2; // "penalty ", "y "
    return 0.5 * std::max(ems * m.valueFont + 0.3 * m.radius, (ems + name) * m.smallFont + 20);
}

double LayoutBuilder::leftOf(std::size_t layer) const {
    const CanvasLayer& column = scene.layers[layer];
    const CanvasLayout::Metrics& m = out.metrics;
    if (column.isMap) return 0.5 * out.columns[layer].values.rect.width();
    double left = m.halfWidth;
    if (layer == 0) left += 3.2 * m.captionFont;
    return left;
}

double LayoutBuilder::rightOf(std::size_t layer) const {
    const CanvasLayer& column = scene.layers[layer];
    const CanvasLayout::Metrics& m = out.metrics;
    if (column.isMap) {
        const CanvasLayout::Column& c = out.columns[layer];
        const QRectF all = c.values.rect.united(c.deltas.rect);
        return all.width() - 0.5 * c.values.rect.width();
    }
    if (!m.compact || layer == 0) return m.halfWidth;
    const double bias = hasBiasChips(column) ? m.bias.width() : 0;
    return m.halfWidth + 4 + std::max(m.badge.width(), bias);
}

double LayoutBuilder::leastGap(std::size_t connection) const {
    if (connection >= scene.connections.size()) return 60;
    if (scene.connections[connection].isMatrix) return 190;
    return scene.labels == LabelDensity::All ? out.metrics.chip.width() + 60 : 120;
}

/// Cells of a map around (0, middle); its column is known later.
void LayoutBuilder::placeMap(std::size_t layer, CanvasLayout::Column& column) const {
    const int count = scene.layers[layer].count;
    const bool strip = count <= 64;
    CanvasLayout::CellGrid grid;
    grid.cols = strip ? 1 : static_cast<int>(std::ceil(std::sqrt(count)));
    for (int c = grid.cols; !strip && c * c * 5 >= count * 2; --c)
        if (count % c == 0 && c <= count / c) {
            grid.cols = c;
            break;
        }
    grid.rows = (count + grid.cols - 1) / grid.cols;
    const double room = layer == 0 ? 0.8 * area : 0.4 * area;
    const double side = std::clamp(std::min(room / grid.rows, 230.0 / grid.cols), 1.5, 14.0);
    const QSizeF cell =
        strip ? QSizeF(26, std::clamp(area / count, 5.0, 18.0)) : QSizeF(side, side);
    grid.rect = QRectF(0, 0, cell.width() * grid.cols, cell.height() * grid.rows);
    grid.rect.moveCenter({0, middle});
    column.values = grid;
    if (layer == 0) return;
    if (strip) {
        grid.rect.translate(grid.rect.width() + kMapGap, 0);
    } else {
        column.values.rect.moveBottom(middle - 0.5 * kMapGap - 8);
        grid.rect.moveTop(middle + 0.5 * kMapGap + 8);
    }
    column.deltas = grid;
}

void LayoutBuilder::placeColumns() {
    out = {};
    chooseMetrics();
    const std::size_t count = scene.layers.size();
    out.columns.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        if (scene.layers[i].isMap) placeMap(i, out.columns[i]);

    double fixed = 2 * kSide + 2 * lossHalfWidth();
    double least = 0;
    for (std::size_t i = 0; i < count; ++i) {
        fixed += leftOf(i) + rightOf(i);
        least += leastGap(i);
    }
    const double shares = static_cast<double>(count) - 0.5; // the loss stands nearer
    const double most = std::clamp(0.27 * span, 220.0, 460.0);
    const double spare = std::max(0.0, span - fixed - least);
    const auto gap = [&](std::size_t i) {
        const double share = i + 1 == count ? 0.5 : 1.0;
        return std::min(leastGap(i) + spare * share / shares, std::max(most * share, leastGap(i)));
    };
    double total = fixed;
    for (std::size_t i = 0; i < count; ++i)
        total += gap(i);
    double x = kSide + std::max(0.0, 0.5 * (span - total));
    for (std::size_t i = 0; i < count; ++i) {
        CanvasLayout::Column& column = out.columns[i];
        column.x = x + leftOf(i);
        column.hasBiasChips = hasBiasChips(scene.layers[i]);
        column.values.rect.translate(column.x, 0);
        column.deltas.rect.translate(column.x, 0);
        x = column.x + rightOf(i) + gap(i);
    }
    out.loss.setLeft(x);
    out.loss.setWidth(2 * lossHalfWidth());
    out.size =
        QSizeF(std::max(span, total), std::max(size.height(), topMargin() + area + bottomMargin()));
}

} // namespace deltaflow
