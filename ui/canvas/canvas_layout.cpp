#include "ui/canvas/canvas_layout.h"

#include "ui/canvas/chip_placement.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

constexpr double kTop = 84; // above the units' area: margin and captions
constexpr double kBottom = 36;
constexpr double kSide = 36;
constexpr double kUnitGap = 14;
constexpr double kMapGap = 8;

/// Units as drawn in a column, the bias unit included; 0 for a map.
int rowsOf(const CanvasLayer& layer) {
    return layer.isMap ? 0 : layer.count + (layer.hasBiasUnit ? 1 : 0);
}

bool hasBiasChips(const CanvasLayer& layer) {
    return !layer.units.empty() && layer.units.front().bias.shown;
}

struct Builder {
    const CanvasScene& scene;
    QSizeF size;
    CanvasLayout out;
    double area = 0;   ///< Height for units.
    double pitch = 0;  ///< From one unit to the next.
    double middle = 0; ///< Where columns are centred.
    double span =
        0; ///< Width of the canvas, in the units of a picture that is scaled to its height.
    bool anyBias = false;

    void chooseMetrics();
    void chooseSizes(double radius, bool compact);
    void placeMap(std::size_t layer, CanvasLayout::Column& column) const;
    void placeColumns();
    void placeUnits();
    void placeLoss();
    void placeMatrices();
    void placeLabels();

    void place() {
        placeColumns();
        placeUnits();
        placeLoss();
        placeMatrices();
        placeLabels();
    }

    [[nodiscard]] double leftOf(std::size_t layer) const;
    [[nodiscard]] double rightOf(std::size_t layer) const;
    [[nodiscard]] double leastGap(std::size_t connection) const;
    [[nodiscard]] double lossHalfWidth() const;
};

void Builder::chooseSizes(double radius, bool compact) {
    CanvasLayout::Metrics& m = out.metrics;
    m.radius = radius;
    m.compact = compact;
    m.valueFont = compact ? 0.54 * radius + 1.2 : 0.42 * radius;
    m.smallFont = compact ? std::max(8.5, 0.4 * radius) : 0.28 * radius;
    m.chipFont = compact ? 11 : std::clamp(0.3 * radius, 11.0, 14.0);
    m.captionFont = compact ? 12 : std::clamp(0.3 * radius, 12.0, 15.0);
    const double ems = numberEms(scene.digits);
    m.halfWidth = std::max(radius, 0.5 * (ems - 0.62) * m.valueFont + 0.13 * radius);
    m.chip = QSizeF((ems + 0.9) * m.chipFont, 1.55 * m.chipFont);
    m.badge = QSizeF((ems + 2.2) * m.chipFont, (compact ? 1.6 : 1.95) * m.chipFont);
    m.bias = QSizeF((ems + 1.7) * m.chipFont, 1.6 * m.chipFont);
}

void Builder::chooseMetrics() {
    int rows = 1;
    for (const CanvasLayer& layer : scene.layers) {
        rows = std::max(rows, rowsOf(layer));
        anyBias = anyBias || hasBiasChips(layer);
    }
    const auto targets = static_cast<int>(scene.loss.targets.size());
    const double below = targets > 1 && targets + 1 >= rows ? kBottom + 30 : kBottom;
    area = std::max(240.0, size.height() - kTop - below);
    const double cap = std::clamp(0.068 * size.height(), 38.0, 62.0);
    chooseSizes(cap, false);
    const auto outside = [&] {
        return out.metrics.badge.height() + 6 + (anyBias ? out.metrics.bias.height() + 6 : 0);
    };
    const double radius = 0.5 * (area / rows - outside() - kUnitGap);
    if (radius >= 28) {
        chooseSizes(std::min(radius, cap), false);
        const double cell = 2 * out.metrics.radius + outside() + kUnitGap;
        pitch = std::max(cell, std::min(area / rows, 0.46 * area));
    } else {
        chooseSizes(std::clamp(0.5 * (area / rows - 10), 17.0, 28.0), true);
        pitch = std::max(2 * out.metrics.radius + 10, std::min(area / rows, 0.3 * area));
    }
    area = std::max(area, pitch * rows);
    const double lift =
        out.metrics.compact ? 0 : 0.5 * (2 * out.metrics.badge.height() + 12 - outside());
    middle = kTop + 0.5 * area + lift;
    const double height = kTop + area + below;
    span = size.width() * std::max(1.0, height / size.height());
}

double Builder::lossHalfWidth() const {
    const CanvasLayout::Metrics& m = out.metrics;
    const double ems = numberEms(scene.digits);
    return 0.5 * std::max(ems * m.valueFont + 0.3 * m.radius, (ems + 2) * m.smallFont + 20);
}

double Builder::leftOf(std::size_t layer) const {
    const CanvasLayer& column = scene.layers[layer];
    const CanvasLayout::Metrics& m = out.metrics;
    if (column.isMap) return 0.5 * out.columns[layer].values.rect.width();
    double left = m.halfWidth;
    if (layer == 0) left += 3.2 * m.captionFont;
    return left;
}

double Builder::rightOf(std::size_t layer) const {
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

double Builder::leastGap(std::size_t connection) const {
    if (connection >= scene.connections.size()) return 60;
    if (scene.connections[connection].isMatrix) return 190;
    return scene.labels == LabelDensity::All ? out.metrics.chip.width() + 60 : 120;
}

/// Cells of a map around (0, middle); its column is known later.
void Builder::placeMap(std::size_t layer, CanvasLayout::Column& column) const {
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

void Builder::placeColumns() {
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
    out.size = QSizeF(std::max(span, total), std::max(size.height(), kTop + area + kBottom));
}

void Builder::placeUnits() {
    double top = middle;
    for (std::size_t i = 0; i < scene.layers.size(); ++i) {
        const CanvasLayer& layer = scene.layers[i];
        CanvasLayout::Column& column = out.columns[i];
        if (layer.isMap) {
            top = std::min(top, column.values.rect.top());
            continue;
        }
        const int rows = rowsOf(layer);
        double y = middle - 0.5 * (rows - 1) * pitch;
        const double head = out.metrics.compact ? 0 : out.metrics.badge.height() + 6;
        top = std::min(top, y - out.metrics.radius - head);
        if (layer.hasBiasUnit) {
            column.biasUnit = QPointF(column.x, y);
            y += pitch;
        }
        for (int unit = 0; unit < layer.count; ++unit, y += pitch)
            column.units.emplace_back(column.x, y);
    }
    // Captions in one line, over the tallest column but not far above it.
    const double y = std::max(kTop - 34, top - 46);
    for (CanvasLayout::Column& column : out.columns)
        column.caption = QPointF(column.x, y);
    out.lossCaption = QPointF(out.loss.center().x(), y);
}

void Builder::placeLoss() {
    const CanvasLayout::Metrics& m = out.metrics;
    const bool penalised = scene.loss.penalty.shown;
    const double totalHeight = 1.9 * m.valueFont + (penalised ? 2 * 1.7 * m.smallFont : 0);
    const double row = std::min(pitch, 2.2 * m.smallFont);
    const std::vector<QPointF>& outputs = out.columns.back().units;
    const double x = out.loss.left();
    const double width = out.loss.width();
    const double pad = 0.35 * m.valueFont;
    if (scene.loss.targets.size() <= 1 || outputs.empty()) {
        const double lines = scene.loss.targets.empty() ? 0 : 1.7 * m.smallFont;
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
    const double below = out.loss.bottom() + kBottom - 16;
    out.size.setHeight(std::max(out.size.height(), below));
}

void Builder::placeMatrices() {
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

void Builder::placeLabels() {
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
        for (std::size_t k = 0; placed.labelled && k < lines.size(); ++k) {
            const QRectF rect = placement.rects[k];
            placed.companions[k] = QRectF(rect.topLeft(), chip);
            placed.chips[k] = paired ? placed.companions[k].translated(0, step) : rect;
        }
    }
}

} // namespace

std::vector<int> structureOf(const CanvasScene& scene) {
    std::vector<int> key{scene.digits, static_cast<int>(scene.labels),
                         static_cast<int>(scene.loss.targets.size()),
                         static_cast<int>(scene.loss.penalty.shown)};
    for (const CanvasLayer& layer : scene.layers) {
        key.push_back(layer.count);
        key.push_back((layer.isMap ? 1 : 0) + (layer.hasBiasUnit ? 2 : 0) +
                      (hasBiasChips(layer) ? 4 : 0));
    }
    return key;
}

double numberEms(int digits) {
    return 0.62 * (digits + 3) + 0.28;
}

CanvasLayout layoutCanvas(const CanvasScene& scene, QSizeF size) {
    if (scene.layers.empty()) {
        CanvasLayout empty;
        empty.size = size;
        return empty;
    }
    Builder first{scene, size, {}};
    first.placeColumns();
    // Wider than the canvas, so shown smaller: then there is height to spare, which is used.
    const double wider = std::clamp(first.out.size.width() / size.width(), 1.0, 2.5);
    Builder builder{scene, wider > 1.02 ? size * wider : size, {}};
    builder.place();
    return builder.out;
}

} // namespace deltaflow
