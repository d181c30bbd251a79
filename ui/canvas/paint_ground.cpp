#include "ui/canvas/canvas_painter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deltaflow {
namespace {

/// Past this many edges lines are told apart by their strength, and dashes would be noise.
constexpr std::size_t kCrowd = 40;
constexpr std::size_t kNoDash = 150;

/// Grows with |w| and never past 6 units, whatever the other weights are: nothing else changes when
/// one weight does.
double edgeWidth(double weight, std::size_t edges) {
    const double crowd =
        edges <= kCrowd ? 1 : std::sqrt(static_cast<double>(kCrowd) / static_cast<double>(edges));
    const double size = std::abs(weight);
    return (1.1 + 6.2 * size / (size + 0.8)) * std::max(0.35, crowd);
}

QColor edgeColour(const CanvasBrush& brush, int layer, double weight) {
    const CanvasConnection& connection = brush.scene.into(layer);
    const QColor& tone = weight < 0 ? brush.theme.negative : brush.theme.positive;
    // Large numbers stand over what has none; the step's own edges are drawn above.
    if (brush.layout.metrics.forRoom && !brush.layout.into(layer).labelled)
        return blend(brush.theme.canvas, tone, 0.32);
    if (connection.edges.size() <= kCrowd) return tone;
    const double strength = connection.largest > 0 ? std::abs(weight) / connection.largest : 0;
    const double crowd = std::min(1.0, static_cast<double>(connection.edges.size()) / 130.0);
    return blend(brush.theme.canvas, tone, 1 - crowd * 0.82 * (1 - strength));
}

void paintLossLines(const CanvasBrush& brush) {
    const CanvasLayout& layout = brush.layout;
    const CanvasLayout::Column& outputs = layout.columns.back();
    const QColor tone = blend(brush.theme.canvas, brush.theme.textMuted, 0.55);
    const double left = layout.loss.left();
    if (outputs.units.empty()) {
        const QRectF map = outputs.values.rect.united(outputs.deltas.rect);
        brush.line({map.right() + 6, layout.loss.center().y(), left, layout.loss.center().y()},
                   tone, 1.4);
        return;
    }
    for (const QPointF& centre : outputs.units)
        brush.line(
            {centre, {left, layout.targets.size() > 1 ? centre.y() : layout.loss.center().y()}},
            tone, 1.4);
}

/// Captions in full; without their functions where two would touch; none where even those would.
void paintCaptions(const CanvasBrush& brush) {
    const double size = brush.readable(brush.layout.metrics.captionFont);
    std::vector<std::pair<QPointF, QString>> captions;
    for (std::size_t i = 0; i < brush.scene.layers.size(); ++i)
        captions.emplace_back(brush.layout.columns[i].caption, brush.scene.layers[i].caption);
    captions.emplace_back(brush.layout.lossCaption, brush.scene.loss.caption);

    const auto touching = [&] {
        for (std::size_t i = 1; i < captions.size(); ++i) {
            const auto& [at, words] = captions[i];
            const auto& [before, wordsBefore] = captions[i - 1];
            const double width = CanvasBrush::textWidth(words, size, QFont::Medium) +
                                 CanvasBrush::textWidth(wordsBefore, size, QFont::Medium);
            if (width / 2 + 0.6 * size > at.x() - before.x()) return true;
        }
        return false;
    };
    if (touching())
        for (auto& [at, words] : captions)
            words = words.section(QStringLiteral(" · "), 0, 0);
    if (touching()) return;
    for (const auto& [at, words] : captions) {
        QRectF rect(0, 0, 17 * size, 1.8 * size);
        rect.moveCenter(at);
        brush.text(rect, words, {brush.theme.textMuted, size, QFont::Medium});
    }
}

} // namespace

void paintEdge(const CanvasBrush& brush, const ElementId& id, bool strong) {
    const CanvasConnection& connection = brush.scene.into(id.layer);
    double weight = 0;
    if (const CanvasEdge* edge = brush.scene.edge(id))
        weight = edge->updated.known ? edge->updated.value : edge->weight.value;
    else
        weight = connection.weight(id.unit, id.source);
    const double width = edgeWidth(weight, connection.edges.size());
    const QColor colour = strong ? (weight < 0 ? brush.theme.negative : brush.theme.positive)
                                 : edgeColour(brush, id.layer, weight);
    const ElementId source = id.source == ElementId::kBiasSource
                                 ? ElementId{ElementKind::BiasUnit, id.layer - 1, 0, -1}
                                 : ElementId::ofUnit(id.layer - 1, id.source);
    // A strong edge is painted above the units, so it ends at their outlines.
    brush.line(strong ? brush.layout.between(source, ElementId::ofUnit(id.layer, id.unit), 0)
                      : brush.layout.edgeLine(id),
               colour, strong ? std::max(width, 1.6) : width,
               weight < 0 && (strong || connection.edges.size() <= kNoDash));
}

void paintEdges(const CanvasBrush& brush) {
    for (std::size_t c = 0; c < brush.scene.connections.size(); ++c) {
        const CanvasConnection& connection = brush.scene.connections[c];
        const int layer = static_cast<int>(c) + 1;
        if (connection.isMatrix) {
            paintMatrix(brush, layer);
            continue;
        }
        // The strong ones above the faint ones.
        std::vector<int> order(connection.edges.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::abs(connection.weights[static_cast<std::size_t>(a)]) <
                   std::abs(connection.weights[static_cast<std::size_t>(b)]);
        });
        for (int unit = 0; unit < static_cast<int>(connection.biasEdges.size()); ++unit)
            paintEdge(brush, ElementId::ofEdge(layer, unit, ElementId::kBiasSource), false);
        for (const int index : order)
            paintEdge(brush,
                      ElementId::ofEdge(layer, index / connection.cols, index % connection.cols),
                      false);
    }
}

void paintGround(const CanvasBrush& brush) {
    if (brush.scene.layers.empty()) return;
    paintLossLines(brush);
    paintEdges(brush);
    paintCaptions(brush);
}

} // namespace deltaflow
