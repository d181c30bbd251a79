#include "ui/canvas/canvas_painter.h"

#include <algorithm>

namespace deltaflow {
namespace {

/// The strongest edges of a unit in a map, in both directions.
std::vector<ElementId> strongestEdges(const CanvasScene& scene, const ElementId& unit) {
    constexpr std::size_t kMost = 12;
    std::vector<ElementId> shown;
    const auto add = [&](int layer, bool incoming) {
        if (layer < 1 || layer >= static_cast<int>(scene.layers.size())) return;
        const CanvasConnection& connection = scene.into(layer);
        std::vector<std::pair<double, ElementId>> edges;
        const int count = incoming ? connection.cols : connection.rows;
        for (int i = 0; i < count; ++i) {
            const int row = incoming ? unit.unit : i;
            const int col = incoming ? i : unit.unit;
            edges.emplace_back(-std::abs(connection.weight(row, col)),
                               ElementId::ofEdge(layer, row, col));
        }
        const std::size_t most = connection.isMatrix ? std::min(kMost, edges.size()) : edges.size();
        std::partial_sort(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(most),
                          edges.end());
        for (std::size_t i = 0; i < most; ++i)
            shown.push_back(edges[i].second);
    };
    add(unit.layer, true);
    add(unit.layer + 1, false);
    return shown;
}

void paintLitUnit(const CanvasBrush& brush, const ElementId& id) {
    const QColor halo = brush.theme.focus;
    const QRectF rect = brush.layout.unitRect(id.layer, id.unit);
    if (!brush.scene.isDrawn(id)) {
        brush.box(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 1, {}, halo, 2);
        const CanvasLayout::CellGrid& deltas =
            brush.layout.columns[static_cast<std::size_t>(id.layer)].deltas;
        if (deltas.rows > 0)
            brush.box(deltas.cell(id.unit).adjusted(-1, -1, 1, 1), 1, {}, halo, 1.5);
        return;
    }
    paintUnit(brush, id.layer, id.unit);
    paintBadge(brush, id.layer, id.unit);
    paintBias(brush, id.layer, id.unit);
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(halo, 2.2));
    brush.painter.drawPath(pillPath(rect.adjusted(-4, -4, 4, 4)));
}

/// What the step writes, and where its amounts come from, does not step back with the rest.
void paintStepUnits(const CanvasBrush& brush) {
    const auto unit = [&](const ElementId& id) {
        if (!brush.scene.isDrawn(id)) return;
        paintUnit(brush, id.layer, id.unit);
        paintBadge(brush, id.layer, id.unit);
        paintBias(brush, id.layer, id.unit);
    };
    for (const ElementId& id : brush.scene.step.focus) {
        unit(id);
        if (id.kind == ElementKind::Loss) paintLoss(brush);
    }
    for (const CanvasFlow& flow : brush.scene.step.flows)
        unit(flow.from);
}

} // namespace

void dim(QPainter& painter, const QRectF& rect, const Theme& theme) {
    QColor veil = theme.canvas;
    veil.setAlphaF(0.38f);
    painter.fillRect(rect, veil);
}

void paintLit(const CanvasBrush& brush, const std::vector<PlannedChip>& chips) {
    if (brush.scene.dims) paintStepUnits(brush);
    std::vector<ElementId> edges;
    std::vector<ElementId> units;
    for (const ElementId& id : brush.scene.lit) {
        if (id.kind == ElementKind::Edge) {
            edges.push_back(id);
            units.push_back(ElementId::ofUnit(id.layer, id.unit));
            if (id.source != ElementId::kBiasSource)
                units.push_back(ElementId::ofUnit(id.layer - 1, id.source));
        } else if (id.kind == ElementKind::Unit) {
            units.push_back(id);
            if (brush.scene.litIsPath) continue;
            const std::vector<ElementId> own = strongestEdges(brush.scene, id);
            edges.insert(edges.end(), own.begin(), own.end());
        }
    }
    if (brush.scene.lit.size() > 24)
        edges.clear(); // a whole matrix is lit: its edges say nothing more
    for (const ElementId& edge : edges)
        paintEdge(brush, edge, true);
    const bool single = brush.scene.lit.size() <= 24;
    std::vector<ElementId> litEdges;
    for (const ElementId& id : brush.scene.lit)
        if (id.kind == ElementKind::Edge) litEdges.push_back(id);
    std::vector<PlannedChip> shown;
    for (const PlannedChip& chip : chips)
        if (std::find(edges.begin(), edges.end(), chip.edge) != edges.end()) shown.push_back(chip);
    if (single) {
        const std::vector<PlannedChip> extra =
            planExtraChips(brush.scene, brush.layout, edges.size() <= 24 ? edges : litEdges, chips);
        shown.insert(shown.end(), extra.begin(), extra.end());
    }
    for (PlannedChip chip : shown) {
        chip.isActive = chip.isActive ||
                        std::find(litEdges.begin(), litEdges.end(), chip.edge) != litEdges.end();
        if (chip.isAmount && brush.scene.progress < 1) chip.companion = {};
        paintChip(brush, chip);
    }
    for (const ElementId& id : units)
        paintLitUnit(brush, id);
    // The end units of a lit edge show their numbers; only what is lit itself has the halo.
    for (const ElementId& id : brush.scene.lit) {
        if (id.kind == ElementKind::Loss || id.kind == ElementKind::Target) {
            paintLoss(brush);
            brush.box(brush.layout.loss.adjusted(-4, -4, 4, 4), 13, {}, brush.theme.focus, 2.2);
        } else if (id.kind == ElementKind::Matrix) {
            brush.box(brush.layout.into(id.layer).matrix.adjusted(-3, -3, 3, 3), 3, {},
                      brush.theme.focus, 2);
        } else if (id.kind == ElementKind::BiasUnit) {
            brush.box(brush.layout.biasUnitRect(id.layer).adjusted(-4, -4, 4, 4), -1, {},
                      brush.theme.focus, 2.2);
        }
    }
}

} // namespace deltaflow
