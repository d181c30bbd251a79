#include "ui/canvas/canvas_hit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

using Hit = std::optional<CanvasHit>;

Hit chipAt(const std::vector<PlannedChip>& chips, QPointF p) {
    for (auto chip = chips.rbegin(); chip != chips.rend(); ++chip) {
        // A chip where the gradient has taken the weight's place still names the gradient.
        if (chip->chip.contains(p))
            return CanvasHit{chip->edge, chip->figure.ref, chip->chip, true};
        if (!chip->companion.isNull() && chip->companion.contains(p))
            return CanvasHit{chip->edge, chip->second.ref, chip->companion, true};
    }
    return {};
}

Hit unitAt(const CanvasScene& scene, const CanvasLayout& layout, int layer, QPointF p) {
    const std::vector<CanvasUnit>& units = scene.layers[static_cast<std::size_t>(layer)].units;
    for (int i = 0; i < static_cast<int>(units.size()); ++i) {
        const CanvasUnit& unit = units[static_cast<std::size_t>(i)];
        const ElementId id = ElementId::ofUnit(layer, i);
        if (const QRectF rect = layout.biasRect(layer, i); unit.bias.shown && rect.contains(p))
            return CanvasHit{id, unit.bias.ref, rect, true};
        if (const QRectF rect = layout.badgeRect(layer, i);
            unit.delta.shown && unit.delta.known && rect.contains(p))
            return CanvasHit{id, unit.delta.ref, rect, true};
        const QRectF body = layout.unitRect(layer, i);
        if (!body.contains(p)) continue;
        const bool lower =
            unit.preActivation.shown && p.y() > body.center().y() + 0.2 * layout.metrics.radius;
        return CanvasHit{id, (lower ? unit.preActivation : unit.activation).ref, body, true};
    }
    return {};
}

Hit mapAt(const CanvasScene& scene, const CanvasLayout& layout, int layer, QPointF p) {
    const CanvasLayer& column = scene.layers[static_cast<std::size_t>(layer)];
    const CanvasLayout::Column& placed = layout.columns[static_cast<std::size_t>(layer)];
    if (!column.isMap) return {};
    const int sample = scene.sample;
    if (const int cell = placed.values.indexAt(p, column.count); cell >= 0)
        return CanvasHit{ElementId::ofUnit(layer, cell),
                         {column.valueNode, Quantity::Value, cell, 0, sample},
                         placed.values.cell(cell),
                         true};
    if (const int cell = placed.deltas.indexAt(p, column.count); cell >= 0)
        return CanvasHit{ElementId::ofUnit(layer, cell),
                         {column.preNode, Quantity::Adjoint, cell, 0, sample},
                         placed.deltas.cell(cell),
                         true};
    return {};
}

Hit matrixAt(const CanvasScene& scene, const CanvasLayout& layout, int layer, QPointF p) {
    const CanvasConnection& connection = scene.into(layer);
    const CanvasLayout::Connection& placed = layout.into(layer);
    for (const QRectF& rect : {placed.matrix, placed.gradient}) {
        if (rect.isNull() || !rect.contains(p)) continue;
        const auto cell = [](double part, int count) {
            return std::clamp(static_cast<int>(part * count), 0, count - 1);
        };
        const int row = cell((p.y() - rect.top()) / rect.height(), connection.rows);
        const int col = cell((p.x() - rect.left()) / rect.width(), connection.cols);
        const Quantity quantity = rect == placed.matrix ? Quantity::Value : Quantity::Adjoint;
        return CanvasHit{{ElementKind::Matrix, layer, row, col},
                         {connection.weightNode, quantity, row, col, 0},
                         rect,
                         false};
    }
    return {};
}

/// The nearest edge. Where no chip shows its weight, the edge itself is the place to change it.
Hit edgeAt(const CanvasScene& scene, const CanvasLayout& layout,
           const std::vector<PlannedChip>& chips, QPointF p, double reach) {
    Hit best;
    double nearest = reach;
    const auto look = [&](const ElementId& id, const Figure& weight) {
        const QLineF line = layout.edgeLine(id);
        const QPointF d = line.p2() - line.p1();
        const double length = QPointF::dotProduct(d, d);
        const double t =
            length > 0 ? std::clamp(QPointF::dotProduct(p - line.p1(), d) / length, 0.0, 1.0) : 0;
        const double distance = QLineF(p, line.pointAt(t)).length();
        if (distance >= nearest) return;
        nearest = distance;
        best = CanvasHit{id, weight.ref, {}, false};
    };
    for (std::size_t c = 0; c < scene.connections.size(); ++c) {
        const CanvasConnection& connection = scene.connections[c];
        const int layer = static_cast<int>(c) + 1;
        if (p.x() < layout.columns[c].x || p.x() > layout.columns[c + 1].x) continue;
        for (std::size_t i = 0; i < connection.edges.size(); ++i)
            look(ElementId::ofEdge(layer, static_cast<int>(i) / connection.cols,
                                   static_cast<int>(i) % connection.cols),
                 connection.edges[i].weight);
        for (std::size_t i = 0; i < connection.biasEdges.size(); ++i)
            look(ElementId::ofEdge(layer, static_cast<int>(i), ElementId::kBiasSource),
                 connection.biasEdges[i].weight);
    }
    if (!best) return {};
    best->isNumber = std::none_of(chips.begin(), chips.end(), [&](const PlannedChip& chip) {
        return chip.edge == best->element;
    });
    best->rect.setSize(layout.metrics.chip);
    best->rect.moveCenter(p);
    return best;
}

Hit lossAt(const CanvasScene& scene, const CanvasLayout& layout, QPointF p) {
    if (!layout.loss.contains(p)) return {};
    const int outputs = static_cast<int>(scene.layers.size()) - 1;
    for (std::size_t i = 0; i < layout.targets.size(); ++i)
        if (layout.targets[i].contains(p))
            return CanvasHit{{ElementKind::Target, outputs, static_cast<int>(i), -1},
                             scene.loss.targets[i].ref,
                             layout.targets[i],
                             true};
    return CanvasHit{
        {ElementKind::Loss, outputs, -1, -1}, scene.loss.total.ref, layout.loss, false};
}

} // namespace

Hit hitAt(const CanvasScene& scene, const CanvasLayout& layout,
          const std::vector<PlannedChip>& chips, QPointF p, double reach) {
    if (scene.layers.empty()) return {};
    if (Hit hit = lossAt(scene, layout, p)) return hit;
    for (int layer = 0; layer < static_cast<int>(scene.layers.size()); ++layer) {
        if (Hit hit = unitAt(scene, layout, layer, p)) return hit;
        if (Hit hit = mapAt(scene, layout, layer, p)) return hit;
    }
    if (Hit hit = chipAt(chips, p)) return hit;
    for (int layer = 1; layer < static_cast<int>(scene.layers.size()); ++layer)
        if (Hit hit = matrixAt(scene, layout, layer, p)) return hit;
    return edgeAt(scene, layout, chips, p, reach);
}

QRectF rectOf(const CanvasScene& scene, const CanvasLayout& layout,
              const std::vector<PlannedChip>& chips, const ElementId& id, const Ref& ref) {
    switch (id.kind) {
    case ElementKind::Unit: {
        if (!scene.isDrawn(id)) return layout.unitRect(id.layer, id.unit);
        const CanvasUnit& unit = scene.unit(id.layer, id.unit);
        if (unit.bias.shown && ref.node == unit.bias.ref.node)
            return layout.biasRect(id.layer, id.unit);
        if (unit.delta.shown && ref == unit.delta.ref) return layout.badgeRect(id.layer, id.unit);
        return layout.unitRect(id.layer, id.unit);
    }
    case ElementKind::Edge: {
        for (const PlannedChip& chip : chips)
            if (chip.edge == id)
                return !chip.companion.isNull() && chip.second.ref == ref ? chip.companion
                                                                          : chip.chip;
        QRectF chip({}, layout.metrics.chip);
        chip.moveCenter(layout.edgeLine(id).center());
        return chip;
    }
    case ElementKind::Target:
        if (static_cast<std::size_t>(id.unit) < layout.targets.size())
            return layout.targets[static_cast<std::size_t>(id.unit)];
        return layout.loss;
    case ElementKind::Loss:
        return layout.loss;
    case ElementKind::BiasUnit:
        return layout.biasUnitRect(id.layer);
    case ElementKind::Matrix:
        return layout.into(id.layer).matrix;
    case ElementKind::None:
        break;
    }
    return {};
}

} // namespace deltaflow
